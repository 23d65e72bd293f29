import { describe, expect, test } from 'vitest';
import { profileOf, stateOf, type SiteCase } from './site-case.ts';

/** Our rules against the table of a generator, with the profile that the site's own configuration leads to. */
export function checkStates(sites: readonly SiteCase[], least: number): void {
  describe.each(sites.map((site) => [site.name, site] as const))('%s', (_, site) => {
    const profile = profileOf(site);

    test('is detected', () => {
      expect(profile.generator).toBe(site.generator);
    });

    test.each(site.posts.map((post, index) => [post.id, post.head, post.state, post.rests, index] as const))(
      '%s %j is %s (%s)',
      (id, head, state, rests, index) => {
        expect(stateOf(profile, { id, head, state, rests }, index)).toBe(state);
      },
    );
  });

  test(`the table has at least ${least} posts`, () => {
    expect(sites.reduce((sum, site) => sum + site.posts.length, 0)).toBeGreaterThanOrEqual(least);
  });
}

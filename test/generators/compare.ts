import { describe, expect, test } from 'vitest';
import { profileOf, stateOf, type SiteCase } from './site-case.ts';
import { publishedBy, type Builder } from './build.ts';

/** Builds each site with the generator itself and compares which posts it publishes with what our rules say. */
export function compareWithGenerator(name: string, sites: readonly SiteCase[], builder: Builder | null): void {
  const reason = `${name} was not found on PATH or below LONGHAND_GENERATORS`;
  // The short report names no skipped test, so the reason is printed for itself.
  if (builder === null) process.stdout.write(`Skipped: ${reason}.\n`);
  describe.skipIf(builder === null)(`${name} itself${builder === null ? ` (skipped: ${reason})` : ''}`, () => {
    test.each(sites.map((site) => [site.name, site] as const))('%s', async (_, site) => {
      if (builder === null) return;
      const published = await publishedBy(site, builder);
      const profile = profileOf(site);
      const differences = site.posts.flatMap((post, index) => {
        const live = stateOf(profile, post, index) === 'live';
        if (post.stops || live === published.has(post.id)) return [];
        return [`${post.id} ${JSON.stringify(post.head)}: ${published.has(post.id) ? 'published' : 'not published'}`];
      });
      expect(differences).toEqual([]);
    });
  });
}

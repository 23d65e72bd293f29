import { parse } from 'yaml';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { withMerged } from '../../../shared/frontmatter/merge-keys.ts';
import { readFrontMatter, values } from '../../../shared/frontmatter/read.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';
import { postId } from '../../../shared/model/post.ts';
import { editTags } from '../../../shared/frontmatter/edits/tag-edits.ts';
import { add, after, drop, set, unset, yaml } from './edits/edits.ts';

const base = 'base: &base\n  title: B # mine\n  draft: true\n  tags: [sea, salt]\n  params: { deep: 1 }\n<<: *base';

test('title, tags and draft that a post takes over count for it', () => {
  const facts = postFacts(yaml(base), postId('content/posts/a.md'), siteProfile('hugo'), 0);
  expect(facts).toMatchObject({
    title: 'B',
    taxonomies: { tags: ['sea', 'salt'] },
    state: 'draft',
    why: 'draft is true, says what `<<` takes over.',
  });
  const own = postFacts(yaml(`${base}\ndraft: false\ntags: []`), postId('content/a.md'), siteProfile('hugo'), 0);
  expect(own).toMatchObject({ state: 'live', taxonomies: {} });
});

describe('an edit gives the post a key of its own and leaves the anchor', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['a value', set('draft', false), `${base}\ndraft: false`],
    ['one item more', add('tags', 'wind'), `${base}\ntags: [sea, salt, wind]`],
    ['one item less', drop('tags', 'sea'), `${base}\ntags: [salt]`],
    ['a key in a map', set('params.more', 2), `${base}\nparams:\n  deep: 1\n  more: 2`],
    ['a key of a map that goes', unset('params.deep'), `${base}\nparams: {}`],
  ])('%s', (_name, edit, expected) => expect(after(yaml(base), edit)).toBe(yaml(expected)));

  test('or nothing, where it is so already or cannot be', () => {
    expect(after(yaml(base), set('draft', true))).toBe('unchanged');
    expect(after(yaml(base), drop('tags', 'none'))).toBe('unchanged');
    expect(after(yaml(base), unset('draft'))).toMatch(/^refused: `draft` is taken over by `<<`/);
    expect(after(yaml(`${base}\ndraft: false`), unset('draft'))).toBe(yaml(base));
  });

  test('a tag that is renamed', () => {
    const [taxonomy] = siteProfile('hugo').taxonomies;
    if (!taxonomy) throw new Error('no taxonomy');
    const change = {
      taxonomy,
      becomes: new Map([['sea', ['ocean']]]),
      into: null,
      anyCase: true,
      yaml: 'core',
    } as const;
    expect(editTags(yaml(base), change)).toMatchObject({ text: yaml(`${base}\ntags: [ocean, salt]`) });
  });
});

test('what is taken over is what another reader finds', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const flow = fc.dictionary(key, fc.integer({ min: 0, max: 9 }));
  const written = (map: Readonly<Record<string, number>>) =>
    `{ ${Object.entries(map)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ')} }`;
  const blocks = fc.record({
    one: flow,
    two: flow,
    own: flow,
    form: fc.constantFrom('*one', '[*one, *two]', '[*two, *one]'),
  });
  fc.assert(
    fc.property(blocks, fc.boolean(), ({ one, two, own, form }, isFirst) => {
      const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
      const merge = `<<: ${form}`;
      const block = [
        `x: &one ${written(one)}`,
        `y: &two ${written(two)}`,
        ...(isFirst ? [merge, ...lines] : [...lines, merge]),
      ];
      const found = withMerged(readFrontMatter(yaml(block.join('\n'))));
      const { '<<': _, ...ours } = found ? values(found) : {};
      expect({ ...ours }).toEqual(parse(block.join('\n'), { merge: true }));
    }),
  );
});

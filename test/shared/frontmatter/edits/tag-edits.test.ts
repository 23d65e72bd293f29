import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editTags } from '../../../../shared/frontmatter/edits/tag-edits.ts';
import { fieldAt, listItems } from '../../../../shared/frontmatter/fields.ts';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { tagsBecome } from '../../../../shared/library/tags.ts';
import type { Generator, Taxonomy } from '../../../../shared/model/site.ts';
import type { TagAction } from '../../../../shared/model/tags.ts';

function taxonomyOf(generator: Generator, name = 'tags'): Taxonomy {
  const found = siteProfile(generator).taxonomies.find((taxonomy) => taxonomy.name === name);
  if (!found) throw new Error(`${generator} has no ${name}`);
  return found;
}

function edit(text: string, action: TagAction, generator: Generator = 'hugo', name = 'tags') {
  const into = action.kind === 'move' ? taxonomyOf(generator, action.into) : null;
  const anyCase = generator === 'hugo';
  return editTags(text, {
    taxonomy: taxonomyOf(generator, name),
    becomes: tagsBecome(action),
    into,
    anyCase,
    yaml: 'core',
  });
}

function after(text: string, action: TagAction, generator?: Generator, name?: string): string {
  const outcome = edit(text, action, generator, name);
  if (outcome.kind === 'refused') throw new Error(outcome.problem.message);
  return outcome.kind === 'changed' ? outcome.text : text;
}

const yaml = (fields: string) => `---\ntitle: T # kept\n${fields}\nlast: 1\n---\nold\n`;
const rename: TagAction = { kind: 'rename', from: 'old', to: 'new' };

describe('rename', () => {
  test.each<[string, string, string, Generator?]>([
    ['block list', 'tags:\n- a\n- old # why', 'tags:\n- a\n- new # why'],
    ['flow list on many lines', 'tags: [\n  a,\n  "old",\n]', 'tags: [\n  a,\n  "new",\n]'],
    ['quoted', "tags: ['old']", "tags: ['new']"],
    ['comma string', 'tags: a, old ,b', 'tags: a, new ,b', 'plain'],
    ['space string', 'tags: a old b', 'tags: a new b', 'jekyll'],
    ['singular key', 'tag: old', 'tag: new', 'jekyll'],
    ['another case of the key', 'Tags: [old]', 'Tags: [new]'],
    ['twice in one list', 'tags: [old, a, old]', 'tags: [new, a, new]'],
    ['twice in a block list', 'tags:\n  - old\n  - a\n  - old', 'tags:\n  - new\n  - a\n  - new'],
    ['twice in a string', 'tags: old, a, old', 'tags: new, a, new', 'plain'],
    ['onto one that is there', 'tags: [new, a, old]', 'tags: [new, a]'],
    ['onto one that is there, twice', 'tags: [old, new, old]', 'tags: [new]'],
    ['both keys', 'tags: [old]\ntag: old', 'tags: [new]\ntag: new', 'jekyll'],
    ['a path of Hexo', 'categories:\n- [old, a]\n- [old, b]\n- c', 'categories:\n- [new, a]\n- [new, b]\n- c', 'hexo'],
  ])('%s', (_form, before, expected, generator = 'hugo') => {
    const name = before.startsWith('categories') ? 'categories' : 'tags';
    const there = after(yaml(before), rename, generator, name);
    expect(there).toBe(yaml(expected));
    if (/\bnew\b/.test(before)) return;
    expect(after(there, { kind: 'rename', from: 'new', to: 'old' }, generator, name)).toBe(yaml(before));
  });

  test('TOML, JSON and the tables of Zola', () => {
    expect(after('+++\ntags = ["a", "old"] # c\n+++\n', rename)).toBe('+++\ntags = ["a", "new"] # c\n+++\n');
    expect(after('{\n  "tags": ["old"],\n  "b": 1\n}\n', rename)).toBe('{\n  "tags": ["new"],\n  "b": 1\n}\n');
    const zola = '+++\ntitle = "T"\n[taxonomies]\ntags = [\n  "old", # c\n  "b",\n]\n[extra]\nx = 1\n+++\n';
    expect(after(zola, rename, 'zola')).toBe(zola.replace('"old"', '"new"'));
  });

  test('onto one that is there in another path of Hexo leaves the paths as they are', () => {
    const text = yaml('categories:\n- [old, a]\n- [new, b]');
    expect(after(text, rename, 'hexo', 'categories')).toBe(yaml('categories:\n- [new, a]\n- [new, b]'));
  });

  test('of a tag that is not there is no change, and front matter that cannot be read is refused', () => {
    expect(edit(yaml('tags: [older]'), rename)).toEqual({ kind: 'unchanged' });
    expect(edit('no front matter', rename)).toEqual({ kind: 'unchanged' });
    expect(edit('---\na: [\n---\n', rename).kind).toBe('refused');
  });

  test('comes to the same by the short way that most posts take as together with a tag that none has', () => {
    const item = fc.constantFrom(
      'old',
      '"old"',
      "'old'",
      'new',
      'a',
      '2024',
      'yes',
      '~',
      '*x',
      '!!str old',
      '{label: old}',
    );
    const items = fc.array(item, { maxLength: 4 });
    const list = (key: string) =>
      fc.tuple(items, fc.constantFrom('block', 'flow', 'nested', 'single')).map(([all, form]) => {
        if (key === '<<') return '<<: *m';
        if (form === 'flow') return `${key}: [ ${all.join(' , ')} ] # c`;
        if (form === 'single') return `${key}: ${all[0] ?? ''}`;
        const lines = all.map((one, index) => (form === 'nested' && index === 1 ? `  - [${one}]` : `  - ${one} # c`));
        return [`${key}:`, ...lines].join('\n');
      });
    const fields = fc.uniqueArray(fc.constantFrom('tags', 'Tags', 'tag', 'params', '<<', 'x'), { maxLength: 4 });
    const blocks = fields.chain((keys) =>
      fc.tuple(...keys.map(list)).map((all) => yaml(['a: &x old', 'm: &m { tag: old }', ...all].join('\n'))),
    );
    const name = fc.constantFrom('new', '2024', 'yes', 'a, b', 'a: b', '');
    const taxonomies = [
      taxonomyOf('hugo'),
      { ...taxonomyOf('hugo'), fields: [['params', 'tags'], ['tags'], ['tag']] } as Taxonomy,
    ];
    fc.assert(
      fc.property(blocks, name, fc.constantFrom(...taxonomies), fc.boolean(), (text, to, taxonomy, anyCase) => {
        const about = { taxonomy, into: null, anyCase, yaml: 'core' } as const;
        const alone = editTags(text, { ...about, becomes: new Map([['old', [to]]]) });
        expect(alone).toEqual(
          editTags(text, {
            ...about,
            becomes: new Map([
              ['old', [to]],
              ['none', ['other']],
            ]),
          }),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test('a name that needs quotes gets them', () => {
    const to = 'C#: the # language';
    expect(after(yaml('tags: [old]'), { kind: 'rename', from: 'old', to })).toBe(yaml(`tags: ["${to}"]`));
  });
});

describe('tags of Docusaurus with addresses of their own', () => {
  const flow = yaml('tags: [{ label: old, permalink: /o }, plain] # both');
  const block = yaml('tags:\n  - plain\n  - label: old # here\n    permalink: /o');

  test('are listed by their names', () => {
    const frontMatter = readFrontMatter(block, 'core');
    expect(listItems((frontMatter && fieldAt(frontMatter, ['tags'])?.value) ?? null, 'one')).toEqual(['plain', 'old']);
  });

  test.each([
    ['in brackets', flow, rename, yaml('tags: [{ label: new, permalink: /o }, plain] # both')],
    ['in lines', block, rename, yaml('tags:\n  - plain\n  - label: new # here\n    permalink: /o')],
    ['merged into one that is there', flow, { ...rename, to: 'plain' }, yaml('tags: [plain] # both')],
    ['deleted', block, { kind: 'delete', tags: ['old'] }, yaml('tags:\n  - plain')],
  ] satisfies readonly [string, string, TagAction, string][])('%s', (_, text, action, expected) => {
    expect(after(text, action, 'docusaurus')).toBe(expected);
  });

  test('an address alone is no tag', () => {
    expect(edit(yaml('tags: [{ label: old }]'), rename, 'docusaurus').kind).toBe('unchanged');
  });
});

describe('merge', () => {
  const merge: TagAction = { kind: 'merge', from: ['a', 'b', 'c'], to: 'c' };
  test.each([
    ['all three', 'tags: [a, x, b, c]', 'tags: [x, c]'],
    ['without the one that stays', 'tags: [a, x, b]', 'tags: [c, x]'],
    ['one of them', 'tags: [b]', 'tags: [c]'],
    ['block', 'tags:\n  - b\n  - x # x\n  - a', 'tags:\n  - c\n  - x # x'],
  ])('%s', (_name, before, expected) => expect(after(yaml(before), merge)).toBe(yaml(expected)));

  test('only the one that stays is no change', () => {
    expect(edit(yaml('tags: [c, x]'), merge)).toEqual({ kind: 'unchanged' });
  });
});

describe('delete', () => {
  const gone: TagAction = { kind: 'delete', tags: ['a', 'b'] };
  test.each<[string, string, string, Generator?]>([
    ['from a list', 'tags: [a, x, b, a]', 'tags: [x]'],
    ['the last ones', 'tags:\n  - a\n  - b', 'tags: []'],
    ['from a string', 'tags: x, a, b', 'tags: x', 'plain'],
    ['from a path', 'categories:\n- [a, x]\n- [b]', 'categories:\n- [x]', 'hexo'],
  ])('%s', (_name, before, expected, generator = 'hugo') => {
    const name = before.startsWith('categories') ? 'categories' : 'tags';
    expect(after(yaml(before), gone, generator, name)).toBe(yaml(expected));
  });
});

describe('split', () => {
  const split: TagAction = { kind: 'split', from: 'a', to: ['b', 'c'] };
  test.each<[string, string, string, Generator?]>([
    ['in a list', 'tags: [a, x]', 'tags: [b, x, c]'],
    ['in a block list', 'tags:\n  - x\n  - a', 'tags:\n  - x\n  - b\n  - c'],
    ['where one is there', 'tags: [c, a]', 'tags: [c, b]'],
    ['where both are there', 'tags: [c, a, b]', 'tags: [c, b]'],
    ['in a string', 'tags: a, x', 'tags: b, x, c', 'plain'],
    ['of a single word', 'tag: a', 'tag: [b, c]', 'jekyll'],
  ])('%s', (_name, before, expected, generator = 'hugo') =>
    expect(after(yaml(before), split, generator)).toBe(yaml(expected)),
  );

  test('into itself and another keeps its place', () => {
    expect(after(yaml('tags: [a, x]'), { kind: 'split', from: 'a', to: ['a', 'b'] })).toBe(yaml('tags: [a, x, b]'));
  });
});

describe('move to another taxonomy', () => {
  const move: TagAction = { kind: 'move', tags: ['a', 'b'], into: 'categories' };
  test.each<[string, string, string]>([
    ['that the post has', 'tags: [a, x, b]\ncategories:\n  - y', 'tags: [x]\ncategories:\n  - y\n  - a\n  - b'],
    ['that has one of them', 'tags: [a, b]\ncategories: [a]', 'tags: []\ncategories: [a, b]'],
    ['that it has not yet', 'tags: [a, x]', 'tags: [x]\ncategories: [a]'],
  ])('%s', (_name, before, expected) => expect(after(yaml(before), move)).toBe(yaml(expected)));

  test('in the tables of Zola', () => {
    const text = '+++\ntitle = "T"\n[taxonomies]\ntags = ["a", "x"]\n+++\n';
    expect(after(text, move, 'zola')).toBe('+++\ntitle = "T"\n[taxonomies]\ntags = ["x"]\ncategories = ["a"]\n+++\n');
  });
});

test('whatever the list and the action, the others keep their order and the result is what was wished', () => {
  const tag: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e f', 'g: h');
  const lists = fc.array(tag, { minLength: 1, maxLength: 7 });
  const becomes = fc.dictionary(tag, fc.uniqueArray(tag, { maxLength: 3 }), { maxKeys: 3, noNullPrototype: true });
  fc.assert(
    fc.property(lists, becomes, fc.boolean(), (items, changes, flow) => {
      const changed = new Map(Object.entries(changes));
      const written = items.map((item) => JSON.stringify(item));
      const list = flow ? ` [${written.join(', ')}]` : written.map((item) => `\n  - ${item}`).join('');
      const change = {
        taxonomy: taxonomyOf('hugo'),
        becomes: changed,
        into: null,
        anyCase: true,
        yaml: 'core' as const,
      };
      const outcome = editTags(yaml(`tags:${list}`), change);
      if (outcome.kind === 'refused') throw new Error(outcome.problem.message);
      const text = outcome.kind === 'changed' ? outcome.text : yaml(`tags:${list}`);
      const frontMatter = readFrontMatter(text);
      const now = listItems((frontMatter && fieldAt(frontMatter, ['tags'])?.value) ?? null, 'one');
      const stays = items.filter((item) => !changed.has(item));
      expect(
        now.filter((item) => stays.includes(item) && !items.some((old) => changed.get(old)?.includes(item))),
      ).toEqual(stays.filter((item) => !items.some((old) => changed.get(old)?.includes(item))));
      const wished = new Set([...stays, ...items.flatMap((item) => changed.get(item) ?? [])]);
      expect(new Set(now)).toEqual(wished);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListedTomlReader } from '../../../shared/frontmatter/listed-toml.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { inCorpus, postsBelow } from '../../support/corpus.ts';
import { block } from './arbitraries.ts';
import { seeds } from './seeds.ts';

const wanted = new Set(['title', 'date', 'tags', 'draft', 'taxonomies', 'a', 'yes', '__proto__']);
const reader = createListedTomlReader(wanted);

/** Whether the listed fields were read; fails where they are others than the whole reader's. */
function compare(text: string): boolean {
  const listed = reader(text);
  if (!listed) return false;
  const whole = readFrontMatter(text);
  const fields = whole?.fields.filter(({ path }) => wanted.has(path[0]?.toLowerCase() ?? ''));
  expect({ text, ...listed }).toEqual({ text, ...whole, fields });
  return true;
}

test('plain blocks are read, others left to the whole reader', () => {
  expect(compare('+++\ntitle = "A" # c\nx = \'y\'\nTags = ["a", \'b\']\ndraft = false\nweight = 10\n+++\n')).toBe(true);
  expect(compare('+++\r\ndate = 2024-02-29T10:00:00+02:00\r\ntags = [\r\n  "a",\r\n  "b",\r\n]\r\n+++\r\nBody')).toBe(
    true,
  );
  expect(compare('+++\ntitle = "A"\n\n[taxonomies]\ntags = ["a"]\n[extra]\n# c\n[ a ] # d\n+++')).toBe(true);
  for (const inside of [
    'a = 1\na = 2',
    'a = 1\n[a]',
    '[a]\nb = 1\nb = 2',
    '[a]\n[a]',
    '[a.b]\nc = 1',
    '[[a]]\nb = 1',
    'a.b = 1',
    '"a" = 1',
    'a = "b\\n"',
    'a = """b"""',
    "a = '''b'''",
    'a = [["b"]]',
    'a = [ "b" # c\n]',
    'a = [,]',
    'a = {b = 1}',
    'a = 1.5',
    'a = 01',
    'a = 1_000',
    'a = 2023-02-29',
    'a = 2024-01-02T25:00:00Z',
    'a = 2024-01-02T10:00',
    'a = 10:00:00',
    'a = b',
    'a = "b" c',
    'a = "b"\tc',
    'a =',
    'a: b',
    'a = "b"\n+++ c',
  ])
    expect([inside, compare(`+++\n${inside}\n+++\n`)]).toEqual([inside, false]);
  expect(compare('---\ntitle: A\n---\n')).toBe(false);
  expect(compare('+++\ntitle = "A"\n')).toBe(false);
});

const key = fc.constantFrom('title', 'Date', 'tags', 'draft', 'taxonomies', 'a', 'b', 'yes', 'x-1', '1', '__proto__');
const plain = fc.constantFrom('"a"', "'b c'", '""', 'true', '12', '0', '2024-01-02', '2024-12-31 10:00:00Z', '"漢 #"');
const odd = fc.constantFrom(
  '"a\\""',
  '"""a"""',
  "'",
  '-1',
  '1e3',
  '01',
  '2024-13-01',
  '{ a = 1 }',
  'tru',
  '',
  '1979-05-27T07:32:00.1',
);
const list = fc
  .array(fc.oneof({ weight: 5, arbitrary: plain }, odd), { maxLength: 3 })
  .chain((items) => fc.constantFrom(', ', ',', ',\n  ', ' ,').map((comma) => `[${items.join(comma)}]`));
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(key, fc.constantFrom(' = ', '=', '  =  '), fc.oneof(plain, plain, list))
      .map((all) => all.join('')),
  },
  { weight: 2, arbitrary: key.map((name) => `[${name}]`) },
  fc.tuple(key, odd).map(([name, value]) => `${name} = ${value}`),
  fc.constantFrom(
    '',
    '  ',
    '# c',
    'a = 1 # c',
    '  x = "y"',
    '[a.b]',
    '[[a]]',
    'a.b = 1',
    '+++',
    '[ b ] # c',
    'b = [\n"a",\n]',
    ']',
  ),
);
const tomlBlock = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([all, lineBreak]) => ['+++', ...all, '+++', ''].join('\n').replaceAll('\n', lineBreak));

test('the listed fields are those of the whole reader', { timeout: 600_000 }, () => {
  let taken = seeds.filter((text) => compare(text)).length;
  expect(taken).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.oneof(block, tomlBlock, tomlBlock), (text) => {
      taken += Number(compare(text));
    }),
    { numRuns: 30_000 },
  );
  expect(taken).toBeGreaterThan(3000);
});

const corpus = inCorpus('corpus', 'TOML of real posts, read for the list');

test.runIf(corpus)('of real posts, cut anywhere', { timeout: 600_000 }, () => {
  const posts = postsBelow(corpus).filter(({ text }) => text.startsWith('+++'));
  let taken = 0;
  for (const [index, { text }] of posts.entries()) {
    taken += Number(compare(text));
    for (let at = index % 7; at < 800 && at < text.length; at += 7) {
      compare(text.slice(0, at));
      compare(text.slice(0, at) + text.slice(at + 1));
      compare(
        `${text.slice(0, at)}${['=', '\n', ' ', '#', '[', "'", '"', '\r', ']'][(at + index) % 9]}${text.slice(at)}`,
      );
    }
  }
  expect(taken).toBeGreaterThan(posts.length / 2);
});

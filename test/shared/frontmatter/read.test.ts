import { describe, expect, test } from 'vitest';
import { fieldAt, firstField, listItems } from '../../../shared/frontmatter/fields.ts';
import { readFrontMatter, values } from '../../../shared/frontmatter/read.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { foreignFrontMatter } from '../../../shared/frontmatter/foreign.ts';
import type { FrontMatter } from '../../../shared/model/front-matter.ts';

function read(text: string): FrontMatter {
  const frontMatter = readFrontMatter(text);
  if (!frontMatter) throw new Error(`no block in ${JSON.stringify(text)}`);
  return frontMatter;
}
const all = (text: string) => JSON.parse(JSON.stringify(values(read(text)))) as unknown;

describe('where a block ends and the body begins', () => {
  test.each<readonly [string, string]>([
    ['---\na: 1\n---\nBody', 'Body'],
    ['\ufeff---\na: 1\n...\nBody', 'Body'],
    ['---  \r\na: 1\r\n---\t\r\nBody', 'Body'],
    ['---\ra: 1\r---\rBody', 'Body'],
    ['---\n---', ''],
    ['---\na: "x\n  ---"\n---\nBody', 'Body'],
    ['+++\na = """\n+++\n"""\n+++\nBody', 'Body'],
    ['+++\na = \'x\' # """\n+++\nBody', 'Body'],
    ['\n\n+++\na = 1\n+++\nBody', 'Body'],
    ['{"a": "}\\"", "b": {}}\nBody', 'Body'],
    [';;;\n"a": 1\n;;;\nBody', 'Body'],
    ['---\na: 1\n---\n\n---\n', '\n---\n'],
  ])('%j', (text, body) => {
    expect(readFrontMatter(text)).not.toBeNull();
    expect(text.slice(bodyStart(text))).toBe(body);
  });
});

test.each([
  ['', '---\n', '---\nno end\n', '---\n\nA rule above.\n\n---\n', '--- a: 1\n---\n', ' ---\na: 1\n---\n'],
  ['{{< x >}}', '{% x %}', '{: .x}', '{/* x */}', '{"text"}', '{ a: 1 }', '+++\n', ';;;\n', '\ufeff', '\u0000'],
])('text that only looks like a block is body', (...texts) => {
  for (const text of texts) {
    expect(readFrontMatter(text)).toBeNull();
    expect(bodyStart(text)).toBe(text.startsWith('\ufeff') ? 1 : 0);
  }
});

test('foreign heads have a reason, bodies have none', () => {
  const heads = [
    '---js\nx\n---\n',
    '---json\n{}\n---\n',
    '#+title: x\n',
    'title: x\n---\nB',
    '"title": "x"\n;;;\nB',
    'Title: x\nDate: y\n\nB',
  ];
  const more = [
    'import X from "x"\n\nexport const metadata = {}\n',
    '@def title = "x"\n',
    '\n---\na: 1\n---\n',
    '----\ntitle: x\n----\n',
    '---\ntitle: x\n',
    '--- # mine\ntitle: x\n---\nB',
    '{\n  // mine\n  "title": "x"\n}\n',
  ];
  for (const text of [...heads, ...more]) expect(foreignFrontMatter(text)?.message, text).toMatch(/\w/);
  const bodies = [
    '',
    '# H\n',
    'Note: this\n\nis prose',
    'Setext: yes\n---\n',
    '---\n\nprose\n',
    '{{< x >}}\n',
    '{ /* c */ "a": 1 }\n',
    'export default X\n',
    '---\na: 1\n---\n',
    '-----\n\ntext',
    '--- Dash: and so\n\ntext\n\n---\n',
    '{\n  // a comment of MDX\n}\n\ntext: x',
  ];
  for (const text of bodies) expect(foreignFrontMatter(text), text).toBeNull();
});

test('values with their kinds and places', () => {
  const text =
    '---\ntitle: "T" # c\ndate: 2016-06-17 12:00:00 -4\nwhen: \'2024-01-02\'\nn: 010\nyes: yes\nnone:\nlist: [1, x]\nmap:\n  inner: |\n    a\n    b\n\nend: true\n---\n';
  const frontMatter = read(text);
  expect(
    frontMatter.fields.map((field) => [field.path.join('.'), field.kind, text.slice(field.from, field.to)]),
  ).toEqual([
    ['title', 'text', 'title: "T"'],
    ['date', 'date', 'date: 2016-06-17 12:00:00 -4'],
    ['when', 'text', "when: '2024-01-02'"],
    ['n', 'number', 'n: 010'],
    ['yes', 'text', 'yes: yes'],
    ['none', 'null', 'none:'],
    ['list', 'list', 'list: [1, x]'],
    ['map', 'map', 'map:\n  inner: |\n    a\n    b'],
    ['end', 'boolean', 'end: true'],
  ]);
  expect(fieldAt(frontMatter, ['map', 'inner'])?.value).toBe('a\nb\n');
  expect(fieldAt(frontMatter, ['map', 'Inner'])).toBeNull();
  const none = fieldAt(frontMatter, ['none']);
  expect(none?.valueFrom).toBe(none?.to);
});

test('TOML tables, dotted keys and arrays of tables are one tree', () => {
  const text =
    '+++\na.b = 1\nd = 2024-01-02T03:04:05Z\n[a.c]\nx = [1]\n[[l]]\ny = 1\n[l.sub]\nz = 2\n[[l]]\ny = 3\n+++\n';
  expect(all(text)).toEqual({
    a: { b: 1, c: { x: [1] } },
    d: '2024-01-02T03:04:05Z',
    l: [{ y: 1, sub: { z: 2 } }, { y: 3 }],
  });
});

test('numbers that JavaScript cannot hold stay as written', () => {
  expect(all('---\na: 12345678901234567890\nb: .inf\nc: 1e300\n---\n')).toEqual({
    a: '12345678901234567890',
    b: '.inf',
    c: 1e300,
  });
  expect(all('{"a": 12345678901234567890}\n')).toEqual({ a: '12345678901234567890' });
});

test('broken blocks have a problem with its line and no fields', () => {
  const broken: readonly (readonly [string, string, number])[] = [
    ['---\na: 1\na: 2\n---\n', 'duplicate-key', 3],
    ['---\r\na: 1\r\n\tb: 2\r\n---\r\n', 'front-matter', 3],
    ['---\na: *x\n---\n', 'front-matter', 2],
    ['---\na: \u0007\n---\n', 'front-matter', 2],
    ['+++\na = 1\n\nb = \n+++\n', 'front-matter', 4],
    ['{\n "a": 1,\n "a": 2\n}\n', 'duplicate-key', 3],
    ['{\n "a": 01\n}\n', 'front-matter', 2],
  ];
  for (const [text, code, line] of broken) {
    const { problems, fields } = read(text);
    expect([text, problems[0]?.code, problems[0]?.line, fields]).toEqual([text, code, line, []]);
  }
});

test('bombs and deep nesting are refused, not unfolded', () => {
  const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (const [i, key] of [...'bcdefgh'].entries())
    lines.push(`${key}: &${key} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`);
  const tooMany = 'There are more values than are read (20000), those of references included.';
  expect(read(`---\n${lines.join('\n')}\n---\n`).problems[0]?.message).toBe(tooMany);
  // Without references, too, and then nothing is said as if there were some.
  expect(read(`---\ntags:\n${'  - x\n'.repeat(20_001)}---\n`).problems[0]?.message).toBe(tooMany);
  expect(read(`---\na: ${'['.repeat(5000)}\n---\n`).problems).toHaveLength(1);
  expect(read(`---\na: ${'['.repeat(90)}${']'.repeat(90)}\n---\n`).problems).toHaveLength(1);
  expect(read(`+++\na = ${'['.repeat(9000)}${']'.repeat(9000)}\n+++\n`).problems).toHaveLength(1);
  expect(read(`{"a": ${'['.repeat(90)}${']'.repeat(90)}}\n`).problems).toHaveLength(1);
  expect(read('---\na: &a [*a]\n---\n').problems).toHaveLength(1);
  expect(read(`---\na: ${'x'.repeat(1_000_001)}\n---\n`).problems[0]?.code).toBe('too-large');
});

test('keys of the object prototype are keys like any other', () => {
  for (const text of [
    '---\n__proto__: {x: 1}\nconstructor: 2\n---\n',
    '+++\nconstructor = 2\n[__proto__]\nx = 1\n+++\n',
    '{"__proto__": {"x": 1}, "constructor": 2}\n',
  ]) {
    expect(Object.keys(values(read(text))).toSorted()).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  }
});

test.each([
  ['a text that never ends', '---\ntitle: "A\ndate: 2024-01-01\ntags: [a]\n---\n', 2],
  ['one that ends at the next quote', '---\na: 1\ntitle: "A\nname: "B"\n---\n', 3],
  ['single quotes', "---\ntitle: x\nname: 'it''s\nb: 1\n---\n", 3],
  ['in a list in brackets', '---\ntitle: x\ntags: [a, "b\nb: 1\n---\n', 3],
  ['in a list of lines', '---\na: 1\nlist:\n  - "x\n  - y\nb: "ok"\n---\n', 4],
  ['a key', '---\na: 1\n"b: 2\nc: 3\n---\n', 3],
  ['line ends of Windows', '---\r\ntitle: "A\r\ndate: 1\r\n---\r\n', 2],
  ['TOML', '+++\na = 1\ntitle = "x\nb = 2\n+++\n', 3],
  ['JSON', '{\n  "a": 1,\n  "title": "x\n}\n\nBody.\n', 3],
  ['JSON with quotes and a brace in the body', '{\n  "title": "x,\n  "b": 2\n}\n\nA "word" }.\n', 2],
  ['JSON between semicolons', ';;;\n"a": 1,\n"title": "x\n;;;\n', 3],
  ['TOML over lines', '+++\na = 1\ntitle = """x\nb = 2\n+++\n', 3],
  ['TOML over lines with other quotes in it', '+++\nok = """a"""\ntitle = \'\'\'x\nb = """\nc = 1\n+++\n', 3],
])('an unclosed quote is told at the line where it opens: %s', (_, text, line) => {
  const frontMatter = read(text);
  expect(frontMatter.problems[0]?.line).toBe(line);
  expect(frontMatter.problems[0]?.message).toMatch(/^A quoted text is not closed|^A key has to be on one line/);
});

test('fields by several names and in any case', () => {
  const frontMatter = read('---\nTitle: T\nlastmod: x\nParams:\n  Tags: [a]\n---\n');
  expect(firstField(frontMatter, [['title']])).toBeNull();
  expect(firstField(frontMatter, [['title']], true)?.value).toBe('T');
  expect(firstField(frontMatter, [['updated'], ['lastmod']])?.value).toBe('x');
  expect(firstField(frontMatter, [['params', 'tags']], true)?.value).toEqual(['a']);
});

test('tags of every form as one flat list', () => {
  expect(listItems(['a', ['b', 2024], null], 'spaces')).toEqual(['a', 'b', '2024']);
  expect(listItems('a b', 'one')).toEqual(['a b']);
  expect(listItems(' a  b ', 'spaces')).toEqual(['a', 'b']);
  expect(listItems('a, b c ,', 'commas')).toEqual(['a', 'b c']);
  expect(listItems('', 'one')).toEqual([]);
  expect(listItems(null, 'one')).toEqual([]);
  expect(listItems(2024, 'commas')).toEqual(['2024']);
  expect(listItems({ a: 1 }, 'one')).toEqual([]);
});

test('a blank that YAML does not know is part of the key behind it, and the block is no unclosed one', () => {
  const text = '---\n\u00a0title: T\n---\nBody\n';
  expect(foreignFrontMatter(text)).toBe(null);
  expect(readFrontMatter(text)?.fields.map(({ path }) => path)).toEqual([['\u00a0title']]);
});

import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import { readFrontMatter, values } from '../../../../shared/frontmatter/read.ts';
import type { YamlDialect } from '../../../../shared/model/front-matter.ts';

const loose: readonly YamlDialect[] = ['psych', 'js-yaml-3', 'js-yaml-4', 'go-yaml-2'];
const read = (content: string, yaml: YamlDialect) => readFrontMatter(`---\n${content}\n---\nText\n`, yaml);

// Each reader was asked: Psych, js-yaml 3.14 and 4.3, and Hugo 0.111 answer these values.
describe.each(loose)('a quoted text goes on in lines that are not indented, to %s', (yaml) => {
  test.each([
    ['double quotes', 'a: "one  \ntwo"\nb: 1', { a: 'one two', b: 1 }],
    ['single quotes', "a: 'it''s\ntwo'\nb: 1", { a: "it's two", b: 1 }],
    ['an empty line', 'a: "one\n\ntwo\\\n three"\nb: 1', { a: 'one\ntwothree', b: 1 }],
    ['line ends of Windows', 'a: "one\r\ntwo"\r\nb: 1', { a: 'one two', b: 1 }],
    ['what looks like fields', 'a: "one\nb: 2\n# no\n- x"\nc: 1', { a: 'one b: 2 # no - x', c: 1 }],
    [
      'several',
      'a: "1\n2"\nl:\n  - "x\ny"\n  - z\nm: {n: "1\n2"}\nc: "\n3"',
      {
        a: '1 2',
        l: ['x y', 'z'],
        m: { n: '1 2' },
        c: ' 3',
      },
    ],
  ])('%s', (_, content, expected) => {
    const frontMatter = read(content, yaml);
    expect(frontMatter && { ...values(frontMatter) }).toEqual(expected);
  });

  test.each([
    ['one that ends at the next quote', 'title: "A\nname: "B"\nc: 1'],
    ['one that never ends', 'title: "A\nname: B'],
    ['the end of a document', 'title: "A\n... \nB"'],
    ['a key', '"a\nb": 1'],
  ])('but not %s', (_, content) => {
    const frontMatter = read(content, yaml);
    expect(frontMatter?.problems).toHaveLength(1);
    expect(frontMatter?.problems).toEqual(read(content, 'core')?.problems);
  });

  test('the other fields are edited around it, and it is written anew as a whole', () => {
    const text = '---\nd: "one\ntwo"\ntags:\n- a\n---\nText\n';
    const set = (path: string, value: string) => editFrontMatter(text, [{ op: 'set', path: [path], value }], { yaml });
    expect(set('title', 'T')).toMatchObject({ text: '---\nd: "one\ntwo"\ntags:\n- a\ntitle: T\n---\nText\n' });
    expect(set('d', 'three')).toMatchObject({ text: '---\nd: "three"\ntags:\n- a\n---\nText\n' });
  });
});

test.each(['core', 'goccy-yaml'] as const)('to %s it has to be indented', (yaml) => {
  expect(read('a: "one\ntwo"', yaml)?.problems[0]).toMatchObject({ line: 2 });
  expect(read('a: "one\n two"', yaml)?.problems).toEqual([]);
});

import { expect, test } from 'vitest';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { createPieceReader } from '../../../../shared/markdown/facts/read-in-pieces.ts';
import { parseBody } from '../../../../shared/markdown/parse/parser.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { Tree } from '@lezer/common';

const headings = (text: string) => outline(text, undefined, true).map((heading) => `${heading.level} ${heading.text}`);

test.each([
  ['below a component', '<Note>\n## A\n</Note>\n', ['2 A']],
  ['below an element', '<div className="x">\n## A\n</div>\n', ['2 A']],
  ['above one', '## A\n<Note>\ntext\n</Note>\n## B\n', ['2 A', '2 B']],
  ['below words and a tag', 'words\n<Note>\n    ## A\n</Note>\n', ['2 A']],
  [
    'indented, which makes no code',
    '<Tabs>\n  <TabItem value="x">\n\n    ## A\n\n      ### B\n  </TabItem>\n</Tabs>\n',
    ['2 A', '3 B'],
  ],
  ['below a tag of several lines', '<Note\n  title="A > b"\n  style={{\n    a: 1,\n  }}\n>\n## A\n</Note>\n', ['2 A']],
  ['in a fragment', '<>\n## A\n</>\n', ['2 A']],
  ['in details', '<details>\n<summary>*More*</summary>\n## A\n</details>\n', ['2 A']],
  ['below a tag that closes itself', '<Video id="x" />\n## A\n', ['2 A']],
  ['below several tags and an expression', '<A><B /> {c}\n## A\n</A>\n', ['2 A']],
  ['in a quote and in a list', '> <Note>\n> ## A\n> </Note>\n\n- <Note>\n  ## B\n  </Note>\n', ['2 A', '2 B']],
  ['with words behind a tag: an underline makes one', '<b>bold</b> words\n===\n', ['1 bold words']],
  ['not in a tag that never ends', '<Note\n\n## A\n', ['2 A']],
  ['behind one of very many lines', `<Note\n${'a\n'.repeat(200)}\n## A\n`, ['2 A']],
  ['behind the quote of one that never ends', '> <Note\n## A\n', ['2 A']],
  ['not in code', '```\n<Note>\n## A\n```\n', []],
  ['behind what is no tag', 'a < b\n\n<3 words\n\n## A\n', ['2 A']],
])('headings %s', (_, text, expected) => {
  expect(headings(text)).toEqual(expected);
});

test('in Markdown all of that is HTML and code', () => {
  expect(outline('<Note>\n## A\n</Note>\n\n    ## B\n')).toEqual([]);
  expect(parseBody('    code\n', 0).toString()).toContain('CodeBlock');
});

test('tags are not counted, what stands between them is', () => {
  const { reading } = siteProfile('docusaurus');
  const text =
    '<div style={{ color: "red" }} title="a b c">\none two\n</div>\n\n    three\n\n<Note title="no words">\nfour *five*\n</Note>\n\n<b>six</b> seven\n';
  const stats = textStats(text, reading, undefined, true);
  expect(stats.words).toBe(7);
  const reader = createPieceReader()(text, { rule: reading, minutes: null, tree: Tree.empty, mdx: true });
  let step = reader.next();
  while (!step.done) step = reader.next();
  expect(step.value.stats).toEqual(stats);
});

import { expect, test } from 'vitest';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { createPieceReader } from '../../../../shared/markdown/facts/read-in-pieces.ts';
import { parseBody } from '../../../../shared/markdown/parse/parser.ts';
import { headingLevel, textOf } from '../../../../shared/markdown/render/hast.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { Tree } from '@lezer/common';
import { checkEdits } from '../live/check-edits.ts';
import { elements, html, render } from '../support.ts';

const headings = (text: string) => outline(text, undefined, true).map((heading) => `${heading.level} ${heading.text}`);
const pageHeadings = (text: string) =>
  elements(render(text, { mdx: true }).blocks.flatMap(({ tree }) => tree)).flatMap((node) => {
    const level = headingLevel(node);
    return level === null ? [] : [`${level} ${textOf(node)}`];
  });

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
  ['below code that is indented', '<Tabs>\n\n    ```js\n    # no\n    ```\n\n    ## A\n</Tabs>\n', ['2 A']],
  ['below code that ends further in', '```\n# no\n      ```\n## A\n', ['2 A']],
  ['right below words, further in', '<Tab>\n    words\n    ## A\n</Tab>\n', ['2 A']],
  ['underlined further in', '<Tab>\n    A\n    ---\n</Tab>\n', ['2 A']],
  ['not of a table with a line below it', '    | a |\n    |---|\n    | b |\n    ---\n', []],
  ['not of an expression with a line below it', '{x}\n---\n## A\n', ['2 A']],
  ['not in a remark', '<!--\n## A\n\n## B\n-->\n## C\n', ['2 C']],
  ['in an element beside a component', '<Note><div>\n## A\n</div></Note>\n', ['2 A']],
])('headings %s, in the outline and on the page', (_, text, expected) => {
  expect(headings(text)).toEqual(expected);
  expect(pageHeadings(text)).toEqual(expected);
});

test('code that is indented ends with its fence', () => {
  const text = '<Tabs>\n\n    ```js\n    one\n    ```\n\n    two *three*\n</Tabs>\n';
  expect(parseBody(text, 0, true).toString()).toContain('FencedCode');
  expect(textStats(text, siteProfile('docusaurus').reading, undefined, true).words).toBe(3);
  expect(html(text, { mdx: true })).toContain('<p>two <em>three</em></p>');
});

test('what stands between the tags of an element is in it on the page', () => {
  expect(html('<details>\n## A\n\n- *b*\n</details>\n\nc\n', { mdx: true })).toMatch(
    /^<details>\s*<h2 id="user-content-a">A<\/h2>\s*<ul>\s*<li><em>b<\/em><\/li>\s*<\/ul>\s*<\/details>\s*<p>c<\/p>\s*$/,
  );
});

test('elements that stand alone are in no paragraph, those among words are', () => {
  expect(html('<details>\n  <summary>*A* b</summary>\n\n  c\n</details>\n', { mdx: true })).toMatch(
    /^<details>\s*<summary>\s*<em>A<\/em>\s*b\s*<\/summary>\s*<p>c<\/p>\s*<\/details>\s*$/,
  );
  expect(html('<b>A</b> <i>b</i>\n', { mdx: true })).not.toContain('<p>');
  expect(html('<b>A</b> b\n', { mdx: true })).toContain('<p><b>A</b> b</p>');
  expect(html('<b>A</b>\n')).toContain('<p><b>A</b></p>');
});

test('a page that is kept up to date is the page of a full parse', { timeout: 300_000 }, () => {
  const text = [
    "import Tabs from '@theme/Tabs';",
    '<Tabs>\n  <TabItem value="x">\n\n    ## A\n\n    ```js\n    code\n    ```\n\n      deep\n  </TabItem>\n</Tabs>',
    '<div\n  className="x"\n>\n## B\n- one\n\n      two\n</div>',
    '<!-- more -->\n\n<details>\n<summary>*C*</summary>\nwords\n<br/>\n    ---\n</details>\n',
    '<Note><div>\n> ### D\n</div></Note>\n\n<>\nwords\n</>\n\n> <section>\n> ## E\n> </section>\n',
  ].join('\n\n');
  const posts = [{ name: 'a.mdx', text: text.repeat(4) }];
  expect(checkEdits(posts, { seed: 1, runs: 16, steps: 12 })).toEqual([]);
  expect(checkEdits(posts, { seed: 500, runs: 24, steps: 8, early: true })).toEqual([]);
});

test.each(['- a\n-\n\nb\n', '-\n  a\n', '> \n> a\n'])('nothing is no tag: %j', (text) => {
  expect(parseBody(text, 0, true).toString()).toBe(parseBody(text, 0).toString());
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

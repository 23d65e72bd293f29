import type { EditorState, TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import {
  htmlAt,
  linkOver,
  markdownAt,
  plainAt,
  takesMarkdown,
} from '../../../../renderer/editor/paste/pasted-changes.ts';
import { parsed, show, stateOf } from '../support.ts';

function link(marked: string, pasted: string): string | null {
  const state = stateOf(marked);
  const change = linkOver(state, pasted);
  return change && show(state.update(change).state);
}

test.each([
  ['words', 'see [[here]] now', 'https://a.org/x', 'see [here](https://a.org/x)| now'],
  ['an address of mail', '[[me]]', 'mailto:a@b.org', '[me](mailto:a@b.org)|'],
  ['an address without its scheme', '[[a]]', 'www.a.org', '[a](https://www.a.org)|'],
  ['line ends around the address', '[[me]]', ' https://a.org\n', '[me](https://a.org)|'],
  ['parentheses in the address', '[[a]]', 'https://a.org/(b)', '[a](<https://a.org/(b)>)|'],
  ['several selections', '[[a]] [[b]]', 'https://a.org', '[a](https://a.org)| [b](https://a.org)|'],
  ['spaces selected along', 'a[[ b ]]c', 'https://a.org', 'a [b](https://a.org)| c'],
])('an address over %s makes a link', (_name, before, pasted, after) => {
  expect(link(before, pasted)).toBe(after);
});

test.each([
  ['nothing is selected', 'a|', 'https://a.org'],
  ['an address is selected', '[[https://b.org]]', 'https://a.org'],
  ['what is pasted is words', '[[a]]', 'see https://a.org'],
  ['it is two addresses', '[[a]]', 'https://a.org\nhttps://b.org'],
  ['two lines are selected', '[[a\nb]]', 'https://a.org'],
  ['a link is selected', 'x [[y [a](b)]]', 'https://a.org'],
  ['it is in the words of a link', '[a [[b]]](/x)', 'https://a.org'],
  ['it is the description of an image', '![[[b]]](/x.png)', 'https://a.org'],
  ['it is code', '`[[a]]`', 'https://a.org'],
  ['it is the address of a link', '[x]([[/about]])', 'https://a.org'],
  ['it is front matter', '---\ntitle: [[a]]\n---\n', 'https://a.org'],
  ['another program may read the address as code', '[[a]]', 'javascript:alert(1)'],
])('no link is made where %s', (_name, before, pasted) => {
  expect(link(before, pasted)).toBeNull();
});

function put(marked: string, markdown: string): string {
  const state = stateOf(marked);
  return show(state.update(markdownAt(state, markdown, state.selection.ranges)).state);
}

test.each([
  ['words in words', 'a |c', '**b**', 'a **b**|c'],
  ['over a selection', 'a [[x]] c', '**b**', 'a **b**| c'],
  ['blocks on an empty line', 'a\n\n|\n', '# T\n\n- b', 'a\n\n# T\n\n- b|\n'],
  ['blocks behind words', 'a|', '# T\n\nb', 'a\n\n# T\n\nb|'],
  ['blocks between words', 'a|b', '- c\n- d', 'a\n\n- c\n- d\n\n|b'],
  ['blocks in a quote', '> a|', '- c\n- d', '> a\n>\n> - c\n> - d|'],
  ['blocks in a quote of an item', '- > |', '# T\n\nb', '- > # T\n  >\n  > b|'],
  ['paragraphs in an item', '- |', 'a\n\nb', '- a\n\n  b|'],
  ['a list in an item without words', '- |', '- a\n- b', '- a\n- b|'],
  ['a list in an inner item', '1. x\n   - |', '- a\n  - b', '1. x\n   - a\n     - b|'],
  ['numbered items in a list that is counted on', '1. a\n2. |', '1. b\n2. c', '1. a\n2. b\n3. c|'],
  ['items above others of a numbered list', '1. a\n2. |\n3. z', '- b\n- c', '1. a\n2. b\n3. c|\n4. z'],
  ['items with words below them', '9. a\n10. |\n11. z\n\n    y', '1. b\n2. c', '9. a\n10. b\n11. c|\n12. z\n\n    y'],
  ['items in a list of one number', '1. a\n1. |\n1. z', '1. b\n2. c', '1. a\n1. b\n1. c|\n1. z'],
  [
    'items with a list of other numbers',
    '1. |\n2. z',
    '- b\n  5. x\n  6. y\n- c',
    '1. b\n   5. x\n   6. y\n2. c|\n3. z',
  ],
  ['items in a numbered list of a quote', '> 1) |\n> 2) z\n\n2) y', '- b\n- c', '> 1) b\n> 2) c|\n> 3) z\n\n2) y'],
  ['items with the mark of others', '9. |\n10. z\n    - y', '- b\n- c', '9. b\n10. c|\n11. z\n    - y'],
  ['items in a list behind a mark', '- 1. |\n  2. z\n- y', '- b\n- c', '- 1. b\n  2. c|\n  3. z\n- y'],
  ['items in a numbered one', '> 9) |', '- a\n  - b\n- c', '> 9) a\n>    - b\n> 10) c|'],
  ['numbered items in one with a sign', '* |', '1. a\n2. b\n\nc', '* a\n* b\n\nc|'],
  ['items in a task without words', '- [ ] |', '- a\n- b', '- [ ] a\n- [ ] b|'],
  ['tasks in a task', '- [ ] |', '- [x] a\n- [ ] b', '- [ ] a\n- [ ] b|'],
  ['at two carets', '|\n\n|', '# T', '# T|\n\n# T|'],
  ['a heading in one without words', '### |', '# T\n\na', '### T\n\na|'],
  ['a heading in one of a quote', '> ## |', '# T', '> ## T|'],
])('Markdown is put in: %s', (_name, before, markdown, after) => {
  expect(put(before, markdown)).toBe(after);
});

test.each([
  ['prose', 'a |b', true],
  ['a code span', '`a|b`', false],
  ['a code block', '```\na|\n```', false],
  ['front matter', '---\na: |\n---\n', false],
  ['a shortcode', 'x {{< a "|" >}}', false],
])('%s takes Markdown: %s', (_name, marked, takes) => {
  const state = stateOf(marked);
  expect(takesMarkdown(state, state.selection.main)).toBe(takes);
});

test.each([
  ['lines in a quote', '> a|', 'b\n\nc', '> ab\n>\n> c|'],
  ['lines before words', '> |z', 'b\nc\n', '> b\n> c\n> |z'],
  ['lines of code in a quote', '> ```\n> |\n> ```', 'if a:\n    b', '> ```\n> if a:\n>     b|\n> ```'],
  ['lines in a quote in a quote', '> > |', 'b\nc', '> > b\n> > c|'],
  ['lines in an item in a quote', '> - |', 'a\nb\n\nc', '> - a\n>   b\n>\n>   c|'],
  ['lines behind words of a numbered item in a quote', '> 10. a|', 'b\n\nc', '> 10. ab\n>\n>     c|'],
  ['lines below an item in a quote', '> - a\n>   |', 'b\n\nc', '> - a\n>   b\n>\n>   c|'],
  ['lines in a quote in an item', '- > a|', 'b\n\nc', '- > ab\n  >\n  > c|'],
  ['indented code in an item in a quote', '> - ```\n>     |\n>   ```', 'b\n  c', '> - ```\n>     b\n>     c|\n>   ```'],
  ['a list in an item', '- a\n  - |', '- b\n  - c\n- d\n', '- a\n  - b\n    - c\n  - d|'],
  ['an item in an item', '1. |', '- b', '1. b|'],
  ['paragraphs behind the words of an item', '- a|\n- b', 'c\n\nd', '- ac\n\n  d|\n- b'],
  ['paragraphs below an inner item', '1. a\n   - b\n     x|', 'c\nd', '1. a\n   - b\n     xc\n     d|'],
  [
    'lines of code in an item',
    '1. a\n   ```\n   |\n   ```',
    'b\n  c\n\nd',
    '1. a\n   ```\n   b\n     c\n\n   d|\n   ```',
  ],
  ['lines of code that opens an item', '- ```\n  |\n  ```', 'b\n- c', '- ```\n  b\n  - c|\n  ```'],
])('plain text stays where it is put: %s', (_name, before, text, after) => {
  const state = stateOf(before);
  expect(show(state.update(plainAt(state, text) ?? {}).state)).toBe(after);
});

test.each([
  ['blanks', '[a](|)', 'my file.md', '[a](<my file.md>|)'],
  ['blanks, in place of another', 'x ![a]([[b.png]]) y', ' my "b".png\n', 'x ![a](<my "b".png>|) y'],
  ['a parenthesis alone', '[a](|)', 'my_(file.md', '[a](<my_(file.md>|)'],
  ['signs that end it', '[a](|)', 'a > b.md', '[a](<a %3E b.md>|)'],
])('the address of a link stays one with %s', (_name, before, text, after) => {
  const state = parsed(stateOf(before));
  expect(show(state.update(plainAt(state, text) ?? {}).state)).toBe(after);
});

test('other plain text is put in as it is', () => {
  for (const [before, text] of [
    ['a|', 'b\nc'],
    ['> a|', 'b'],
    ['> a|', 'b\n> c'],
    ['- a|', '- b\n- c'],
    ['- a|', 'b\n  c'],
    ['- a|', 'b'],
    ['- ```\n  |\n  ```', 'b\n  c'],
    ['```\n> |\n```', 'b\nc'],
    ['> a|\n> b|', 'b\nc'],
    ['[a](|)', 'my_(file).md'],
    ['[a](|)', '<my file.md>'],
    ['[a](|)', '/file.md "A title"'],
    ['[a](|)', 'my\nfile.md'],
    ['[a](b|)', ' file.md'],
    ['[a](<|>)', 'my file.md'],
    ['`[a](|)`', 'my file.md'],
    ['a (|)', 'my file.md'],
  ] as const)
    expect(plainAt(stateOf(before), text), before).toBeNull();
});

/** What is pasted into the first cell of a table, with its heads. */
function inCell(paste: (state: EditorState) => TransactionSpec | null): string {
  const state = parsed(
    stateOf('|').update({ changes: { from: 0, insert: '| a | b |\n| - | - |\n' }, selection: { anchor: 3 } }).state,
  );
  return state.update(paste(state) ?? {}).newDoc.line(1).text;
}

test.each([
  ['paragraphs', 'x\n\ny', '| ax<br>y | b |'],
  ['lines and the end of the last', 'x\ny\n', '| ax<br>y | b |'],
  ['words with a pipe, as they were copied', 'x | y', '| a | b |'],
  ['words of one line with a blank before them', ' x', '| a | b |'],
  ['words with a backslash at their end', 'C:\\', '| a | b |'],
  ['rows, which stay rows', '| x |\n| y |', '| a | b |'],
])('no line ends in a cell: plain text, %s', (_name, text, after) => {
  expect(inCell((state) => plainAt(state, text))).toBe(after);
});

test.each([
  ['paragraphs', 'x\n\n**y**', '| ax<br>**y** | b |'],
  ['a break', 'x\\\ny', '| ax<br>y | b |'],
  ['a backslash at the end of a line', 'x\\\\\ny\\\\', '| ax\\\\<br>y\\\\ | b |'],
  ['a pipe', 'x | y \\| z', '| ax \\| y \\| z | b |'],
])('no line ends in a cell, and no pipe parts it: Markdown, %s', (_name, markdown, after) => {
  expect(inCell((state) => markdownAt(state, markdown, state.selection.ranges))).toBe(after);
});

test('rich text comes into MDX as MDX', () => {
  const state = stateOf('import A from "./a"\n\n|');
  const change = htmlAt(state, { html: '<p><b>a</b> {b}</p>', plain: 'a {b}' }, state.selection.ranges);
  expect(show(state.update(change ?? {}).state)).toBe('import A from "./a"\n\n**a** \\{b}|');
});

test('the break between lines in a cell of MDX is one of MDX', () => {
  const text = 'import A from "./a"\n\n| a |\n| - |\n';
  const state = parsed(
    stateOf('|').update({ changes: { from: 0, insert: text }, selection: { anchor: text.indexOf(' |\n| -') } }).state,
  );
  expect(state.update(plainAt(state, 'x\ny') ?? {}).newDoc.line(3).text).toBe('| ax<br />y |');
});

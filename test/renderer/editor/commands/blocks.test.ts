import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { toggleAlert } from '../../../../renderer/editor/commands/alerts.ts';
import { toggleCodeBlock } from '../../../../renderer/editor/commands/code-blocks.ts';
import { insertFootnote } from '../../../../renderer/editor/commands/footnotes.ts';
import { toggleMath } from '../../../../renderer/editor/commands/math.ts';
import { toggleRule } from '../../../../renderer/editor/commands/rules.ts';
import { insertTable } from '../../../../renderer/editor/commands/tables.ts';
import { insertText } from '../../../../renderer/editor/insert-text.ts';
import { parsed, run, show, stateOf } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a code block waits for its language', toggleCodeBlock, '[[a\nb]]', '```|\na\nb\n```'],
  ['no code block', toggleCodeBlock, 'x\n\n```js\na|\n```\ny', 'x\n\na|\ny'],
  ['a code block that is never closed', toggleCodeBlock, '```\na|', 'a|'],
  ['a fence longer than the one inside', toggleCodeBlock, '[[a\n```\nb]]', '````|\na\n```\nb\n````'],
  ['indented code gets its fences', toggleCodeBlock, 'x\n\n    a\n\n      b|\n\ny', 'x\n\n```|\na\n\n  b\n```\n\ny'],
  ['indented code in a quote', toggleCodeBlock, '>     a|', '> ```|\n> a\n> ```'],
  ['indented code in an item', toggleCodeBlock, '- x\n\n      a|', '- x\n\n  ```|\n  a\n  ```'],
  ['two code blocks', toggleCodeBlock, 'a|\n\nx\n\nb|', '```|\na\n```\n\nx\n\n```|\nb\n```'],
  ['a code block in a quote', toggleCodeBlock, '[[> a\n> b]]', '> ```|\n> a\n> b\n> ```'],
  ['a code block in an item', toggleCodeBlock, '- x\n\n  a|', '- x\n\n  ```|\n  a\n  ```'],
  ['a code block of a heading with its line', toggleCodeBlock, 'a|\n===\nb', '```|\na\n===\n```\nb'],
  [
    'a code block around one that is partly selected',
    toggleCodeBlock,
    '[[a\n\n~~~\nb]]\n~~~',
    '```|\na\n\n~~~\nb\n~~~\n```',
  ],
  ['an alert of a whole block of code', toggleAlert, '~~~\na|\nb\n~~~', '> [![[NOTE]]]\n> ~~~\n> a\n> b\n> ~~~'],
  ['an alert of a heading with its line', toggleAlert, 'a|\n---', '> [![[NOTE]]]\n> a\n> ---'],
  ['a table', insertTable, 'text|', 'text\n\n| [[Column]] | Column |\n| --- | --- |\n|  |  |\n'],
  ['a table in a quote', insertTable, '> |', '> | [[Column]] | Column |\n> | --- | --- |\n> |  |  |\n> '],
  ['a rule never makes a heading', toggleRule, 'text|\n\nmore', 'text\n\n---\n|\n\nmore'],
  ['a rule in an empty post', toggleRule, '|', '---\n|\n'],
  [
    'a rule behind a paragraph whose link it would split',
    toggleRule,
    'a [b|c](/x) d\n\ne',
    'a [bc](/x) d\n\n---\n|\n\ne',
  ],
  ['a rule behind a paragraph with the caret in bold', toggleRule, 'a **b|c** d', 'a **bc** d\n\n---\n|\n'],
  ['a rule behind inline code in an item', toggleRule, '- `a|b` c', '- `ab` c\n\n---\n|\n'],
  ['a rule in the middle of words', toggleRule, 'a| b', 'a\n\n---\n|\n\n b'],
  ['a rule behind code', toggleRule, '```\na|\nb\n```\n\nc', '```\na\nb\n```\n\n---\n|\n\nc'],
  ['a rule behind code in a quote', toggleRule, '> ```\n> a|\n> ```', '> ```\n> a\n> ```\n> \n> ---\n> |\n> '],
  ['a rule behind indented code', toggleRule, '    a|\n    b', '    a\n    b\n\n---\n|\n'],
  ['no rule in code that never ends', toggleRule, '```\na|b', '```\na|b'],
  ['no rule', toggleRule, 'a\n\n---|\n\nb', 'a\n\n|\nb'],
  ['a footnote', insertFootnote, 'word| more', 'word[^1] more\n\n[^1]: |'],
  ['a second footnote', insertFootnote, 'a[^1] b|\n\n[^1]: x', 'a[^1] b[^2]\n\n[^1]: x\n[^2]: |'],
  ['footnotes at several carets', insertFootnote, 'a| b|', 'a[^1] b[^2]\n\n[^1]: |\n[^2]: |'],
  ['a footnote of an empty post', insertFootnote, '|', '[^1]\n\n[^1]: |'],
  ['a footnote on the last, empty line', insertFootnote, 'a\n\n|', 'a\n\n[^1]\n\n[^1]: |'],
  ['no footnote in code', insertFootnote, '```\na|\n```', '```\na|\n```'],
  ['a footnote with its text', insertFootnote, 'a[^1|] b\n\n[^1]: x', 'a[^1] b\n\n[^1]: x|'],
  ['back to the footnote', insertFootnote, 'a[^n] b\n\n[^n]: x|y', 'a[^n]| b\n\n[^n]: xy'],
  ['an alert', toggleAlert, '[[a\n\nb]]', '> [![[NOTE]]]\n> a\n>\n> b'],
  ['an alert below a line of text', toggleAlert, 'x\na|', 'x\n\n> [![[NOTE]]]\n> a'],
  ['a quote becomes an alert', toggleAlert, '> a\n> b|', '> [![[NOTE]]]\n> a\n> b'],
  ['an alert of a quote in an item', toggleAlert, '- > a|\n  > b\n- c', '- > [![[NOTE]]]\n  > a\n  > b\n- c'],
  ['no alert in an item', toggleAlert, '1. > [!NOTE]\n   > a|\n   > b', '1. a|\n   b'],
  ['no alert', toggleAlert, '> [!TIP]\n> a\n>\n> b|\n\nx', 'a\n\nb|\n\nx'],
  ['a formula', toggleMath, 'so [[x^2]] is', 'so $[[x^2]]$ is'],
  ['a formula without the blanks around it', toggleMath, 'so [[ x^2\n]]', 'so  $[[x^2]]$\n'],
  ['no formula with blanks around it', toggleMath, 'so[[ $x^2$\n]]', 'so[[ x^2\n]]'],
  ['a formula is begun', toggleMath, 'so | is', 'so $|$ is'],
  ['no formula', toggleMath, 'so $x|^2$ is', 'so x|^2 is'],
  ['no formula, as begun', toggleMath, 'so $|$ is', 'so | is'],
  ['prices are no formula', toggleMath, 'from $5 to| $9', 'from $5 to$|$ $9'],
  ['a block of mathematics', toggleMath, '[[a\nb]]', '$$\n[[a\nb]]\n$$'],
  ['no block of mathematics', toggleMath, '$$\na|\n$$\nb', 'a|\nb'],
  [
    'text between two blocks of mathematics',
    toggleMath,
    '$$\na\n$$\n[[x]]\n$$\nb\n$$',
    '$$\na\n$$\n$[[x]]$\n$$\nb\n$$',
  ],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

test('a rule comes behind a table', () => {
  const table = '| a |\n| - |\n| b |\n| c |';
  for (const at of [table.indexOf('b') + 1, table.indexOf('|', 13), table.indexOf('\n', 14)]) {
    const begun = stateOf('x\n\n|');
    let state = parsed(
      begun.update({ changes: { from: 3, insert: insertText(table) }, selection: { anchor: 3 + at } }).state,
    );
    toggleRule({ state, dispatch: (transaction) => (state = transaction.state) });
    expect(show(state)).toBe(`x\n\n${table}\n\n---\n|\n`);
  }
});

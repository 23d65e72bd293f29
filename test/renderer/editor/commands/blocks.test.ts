import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { toggleAlert } from '../../../../renderer/editor/commands/alerts.ts';
import { toggleCodeBlock } from '../../../../renderer/editor/commands/code-blocks.ts';
import { insertFootnote } from '../../../../renderer/editor/commands/footnotes.ts';
import { toggleMath } from '../../../../renderer/editor/commands/math.ts';
import { toggleRule } from '../../../../renderer/editor/commands/rules.ts';
import { insertTable } from '../../../../renderer/editor/commands/tables.ts';
import { run } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a code block waits for its language', toggleCodeBlock, '[[a\nb]]', '```|\na\nb\n```'],
  ['no code block', toggleCodeBlock, 'x\n\n```js\na|\n```\ny', 'x\n\na|\ny'],
  ['a code block that is never closed', toggleCodeBlock, '```\na|', 'a|'],
  ['a fence longer than the one inside', toggleCodeBlock, '[[a\n```\nb]]', '````|\na\n```\nb\n````'],
  ['two code blocks', toggleCodeBlock, 'a|\n\nx\n\nb|', '```|\na\n```\n\nx\n\n```|\nb\n```'],
  ['a code block in a quote', toggleCodeBlock, '[[> a\n> b]]', '> ```|\n> a\n> b\n> ```'],
  ['a code block in an item', toggleCodeBlock, '- x\n\n  a|', '- x\n\n  ```|\n  a\n  ```'],
  ['a table', insertTable, 'text|', 'text\n\n| [[Column]] | Column |\n| --- | --- |\n|  |  |\n'],
  ['a table in a quote', insertTable, '> |', '> | [[Column]] | Column |\n> | --- | --- |\n> |  |  |\n> '],
  ['a rule never makes a heading', toggleRule, 'text|\n\nmore', 'text\n\n---\n|\n\nmore'],
  ['a rule in an empty post', toggleRule, '|', '---\n|\n'],
  ['no rule', toggleRule, 'a\n\n---|\n\nb', 'a\n\n|\nb'],
  ['a footnote', insertFootnote, 'word| more', 'word[^1] more\n\n[^1]: |'],
  ['a second footnote', insertFootnote, 'a[^1] b|\n\n[^1]: x', 'a[^1] b[^2]\n\n[^1]: x\n[^2]: |'],
  ['footnotes at several carets', insertFootnote, 'a| b|', 'a[^1] b[^2]\n\n[^1]: |\n[^2]: |'],
  ['a footnote with its text', insertFootnote, 'a[^1|] b\n\n[^1]: x', 'a[^1] b\n\n[^1]: x|'],
  ['back to the footnote', insertFootnote, 'a[^n] b\n\n[^n]: x|y', 'a[^n]| b\n\n[^n]: xy'],
  ['an alert', toggleAlert, '[[a\n\nb]]', '> [![[NOTE]]]\n> a\n>\n> b'],
  ['an alert below a line of text', toggleAlert, 'x\na|', 'x\n\n> [![[NOTE]]]\n> a'],
  ['a quote becomes an alert', toggleAlert, '> a\n> b|', '> [![[NOTE]]]\n> a\n> b'],
  ['no alert', toggleAlert, '> [!TIP]\n> a\n>\n> b|\n\nx', 'a\n\nb|\n\nx'],
  ['a formula', toggleMath, 'so [[x^2]] is', 'so $[[x^2]]$ is'],
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

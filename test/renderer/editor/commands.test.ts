import { undo } from '@codemirror/commands';
import { EditorState, type StateCommand } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { insertFootnote, insertRule, insertTable, toggleCodeBlock } from '../../../renderer/editor/commands/blocks.ts';
import { setHeading } from '../../../renderer/editor/commands/headings.ts';
import { toggleBold, toggleCode, toggleItalic, toggleStrike } from '../../../renderer/editor/commands/inline.ts';
import { indentItems, outdentItems } from '../../../renderer/editor/commands/list-indent.ts';
import { insertImage, toggleLink } from '../../../renderer/editor/commands/links.ts';
import {
  toggleBulletList,
  toggleNumberedList,
  toggleQuote,
  toggleTaskList,
} from '../../../renderer/editor/commands/lists.ts';
import { run, stateOf } from './support.ts';

describe('bold, italic, strikethrough, code', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a selection', toggleBold, 'a [[b]] c', 'a **[[b]]** c'],
    ['a selection of bold text', toggleBold, 'a **[[b]]** c', 'a [[b]] c'],
    ['bold text selected with its marks', toggleBold, 'a [[**b**]] c', 'a [[b]] c'],
    ['the word at the caret', toggleBold, 'one tw|o', 'one **tw|o**'],
    ['the caret in bold text', toggleBold, 'one **tw|o**', 'one tw|o'],
    ['the caret at the end of bold text', toggleBold, '**two**|', 'two|'],
    ['bold written with underscores', toggleBold, '__t|wo__', 't|wo'],
    ['nothing', toggleBold, '|', '**|**'],
    ['blanks at both ends stay outside', toggleItalic, 'a[[ b ]]c', 'a *[[b]]* c'],
    ['italic inside bold', toggleItalic, '**a [[b]] c**', '**a *[[b]]* c**'],
    ['italic written with underscores', toggleItalic, 'a _[[b]]_ c', 'a [[b]] c'],
    ['strikethrough', toggleStrike, '[[old]] new', '~~[[old]]~~ new'],
    ['strikethrough off', toggleStrike, '~~[[old]]~~ new', '[[old]] new'],
    ['code', toggleCode, 'run [[ls]]', 'run `[[ls]]`'],
    ['code off', toggleCode, 'run `[[ls]]`', 'run [[ls]]'],
    ['code that holds a backtick', toggleCode, '[[a`b]]', '``[[a`b]]``'],
    ['several selections', toggleBold, '[[a]] b [[c]]', '**[[a]]** b **[[c]]**'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command)).toBe(after);
  });

  test.each([toggleBold, toggleItalic, toggleStrike, toggleCode])('twice is as before', (command) => {
    expect(run('one [[two three]] four', command, command)).toBe('one [[two three]] four');
  });
});

describe('links and images', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a text wants an address', toggleLink, 'see [[here]]', 'see [here](|)'],
    ['an address wants a text', toggleLink, '[[https://a.org/x]]', '[|](https://a.org/x)'],
    ['nothing', toggleLink, '|', '[|]()'],
    ['a link comes apart', toggleLink, 'see [he|re](https://a.org)', 'see he|re'],
    ['an image', insertImage, '[[a boat]]', '![a boat](|)'],
    ['an image by its path', insertImage, '[[/images/a.png]]', '![|](/images/a.png)'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command)).toBe(after);
  });
});

describe('headings', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a paragraph', setHeading(2), 'ti|tle', '## ti|tle'],
    ['another level', setHeading(3), '# ti|tle', '### ti|tle'],
    ['the same level again', setHeading(2), '## ti|tle', 'ti|tle'],
    ['a paragraph again', setHeading(0), '#### ti|tle', 'ti|tle'],
    ['an empty line', setHeading(1), '|', '# |'],
    ['several lines without the blank ones', setHeading(2), '[[a\n\nb]]', '## [[a\n\n## b]]'],
    ['a hash that is no heading', setHeading(1), '#ta|g', '# #ta|g'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command)).toBe(after);
  });
});

describe('lists and quotes', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a bullet', toggleBulletList, 'on|e', '- on|e'],
    ['no bullet', toggleBulletList, '- on|e', 'on|e'],
    ['several lines', toggleBulletList, '[[a\nb]]', '- [[a\n- b]]'],
    ['numbers count', toggleNumberedList, '[[a\nb\n\nc]]', '1. [[a\n2. b\n\n3. c]]'],
    ['bullets become numbers', toggleNumberedList, '[[- a\n- b]]', '[[1. a\n2. b]]'],
    ['bullets become tasks', toggleTaskList, '- a|', '- [ ] a|'],
    ['a done task is a task', toggleTaskList, '- [x] a|', 'a|'],
    ['indentation stays', toggleBulletList, '  a|', '  - a|'],
    ['a quote', toggleQuote, '[[a\n\nb]]', '> [[a\n>\n> b]]'],
    ['no quote', toggleQuote, '[[> a\n>\n> b]]', '[[a\n\nb]]'],
    ['one level off', toggleQuote, '> > a|', '> a|'],
    ['a line only touched at its start is left', toggleBulletList, '[[a\n]]b', '- [[a\n]]b'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command)).toBe(after);
  });
});

describe('levels of a list', () => {
  test.each<[string, StateCommand, string, string]>([
    ['below a bullet', indentItems, '- a\n- b|', '- a\n  - b|'],
    ['below a number', indentItems, '1. a\n- b|', '1. a\n   - b|'],
    ['in a quote', indentItems, '> - a\n> - b|', '> - a\n>   - b|'],
    ['the first item has nothing to go below', indentItems, 'x\n- b|', 'x\n- b|'],
    ['never two levels at once', indentItems, '- a\n  - b|', '- a\n  - b|'],
    ['several', indentItems, '- a\n[[- b\n- c]]', '- a\n[[  - b\n  - c]]'],
    ['out again', outdentItems, '1. a\n   - b|', '1. a\n- b|'],
    ['out by one level', outdentItems, '- a\n  - b\n    - c|', '- a\n  - b\n  - c|'],
    ['out of a quote never', outdentItems, '> - a|', '> - a|'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command).replace('  [[- b', '[[  - b')).toBe(after);
  });
});

describe('blocks', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a code block waits for its language', toggleCodeBlock, '[[a\nb]]', '```|\na\nb\n```'],
    ['no code block', toggleCodeBlock, 'x\n\n```js\na|\n```\ny', 'x\n\na|\ny'],
    ['a code block that is never closed', toggleCodeBlock, '```\na|', 'a|'],
    ['a fence longer than the one inside', toggleCodeBlock, '[[a\n```\nb]]', '````|\na\n```\nb\n````'],
    ['a table', insertTable, 'text|', 'text\n\n| [[Column]] | Column |\n| --- | --- |\n|  |  |\n'],
    ['a rule never makes a heading', insertRule, 'text|\n\nmore', 'text\n\n---\n|\n\nmore'],
    ['a rule in an empty post', insertRule, '|', '---\n|\n'],
    ['a footnote', insertFootnote, 'word| more', 'word[^1] more\n\n[^1]: |'],
    ['a second footnote', insertFootnote, 'a[^1] b|\n\n[^1]: x', 'a[^1] b[^2]\n\n[^1]: x\n[^2]: |'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command).replaceAll('||', '|')).toBe(after);
  });
});

const all = {
  toggleBold,
  toggleCode,
  toggleLink,
  insertImage,
  setHeading: setHeading(2),
  toggleBulletList,
  toggleQuote,
  toggleCodeBlock,
  insertTable,
  insertRule,
  insertFootnote,
};

test.each(Object.entries(all))('%s: CRLF stays CRLF, one undo takes it back, read-only stays', (_name, command) => {
  const before = stateOf('one\n\nt[[wo\nthr]]ee\n', '\r\n');
  let state = before;
  command({ state, dispatch: (transaction) => (state = transaction.state) });
  expect(state.sliceDoc().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(state.sliceDoc()).not.toBe(before.sliceDoc());
  undo({ state, dispatch: (transaction) => (state = transaction.state) });
  expect(state.sliceDoc()).toBe(before.sliceDoc());
  const locked = EditorState.create({ doc: 'x', extensions: EditorState.readOnly.of(true) });
  expect(command({ state: locked, dispatch: () => expect.unreachable() })).toBe(false);
});

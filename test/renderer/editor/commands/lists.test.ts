import type { StateCommand } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { indentItems, outdentItems } from '../../../../renderer/editor/commands/list-indent.ts';
import { toggleBulletList, toggleNumberedList, toggleTaskList } from '../../../../renderer/editor/commands/lists.ts';
import { toggleQuote } from '../../../../renderer/editor/commands/quotes.ts';
import { continueAtEach } from '../../../../renderer/editor/commands/at-each.ts';
import { continueMarkup } from '../../../../renderer/editor/commands/continue-markup.ts';
import { deleteMark } from '../../../../renderer/editor/commands/delete-mark.ts';
import { run, stateOf } from '../support.ts';

test('an item that comes back from the list above it has its number again', () => {
  const list = '* a\n1. b|\n2. c\n3. d';
  expect(run(list, indentItems, outdentItems)).toBe(list);
});

describe('lists and quotes', () => {
  test.each<[string, StateCommand, string, string]>([
    ['a bullet', toggleBulletList, 'on|e', '- on|e'],
    ['no bullet', toggleBulletList, '- on|e', 'on|e'],
    ['several lines', toggleBulletList, '[[a\nb]]', '- [[a\n- b]]'],
    ['several carets', toggleBulletList, 'a|\nx\nb|', '- a|\nx\n- b|'],
    ['numbers count', toggleNumberedList, '[[a\nb\n\nc]]', '1. [[a\n2. b\n\n3. c]]'],
    ['bullets become numbers', toggleNumberedList, '[[- a\n- b]]', '[[1. a\n2. b]]'],
    ['bullets become tasks', toggleTaskList, '- a|', '- [ ] a|'],
    ['a done task is a task', toggleTaskList, '- [x] a|', 'a|'],
    ['indentation stays', toggleBulletList, '  a|', '  - a|'],
    ['in a quote', toggleBulletList, '[[> a\n> b]]', '[[> - a\n> - b]]'],
    ['in place of a heading', toggleNumberedList, '## a|', '1. a|'],
    ['in place of a closed heading', toggleTaskList, '> ## a| #b ##', '> - [ ] a| #b'],
    ['in place of an underlined heading', toggleBulletList, 'a|\n===\nb', '- a|\nb'],
    ['in place of one selected with its line', toggleTaskList, '[[a\n---\n\nb]]', '- [ ] [[a\n\n- [ ] b]]'],
    ['in place of one of two lines', toggleBulletList, '[[a\nb\n===]]', '- [[a\n- b]]'],
    ['in place of one in a quote', toggleNumberedList, '> a|\n> ---', '> 1. a|'],
    ['at the line under a heading', toggleBulletList, 'a\n=|==\n\nb', '- a|\n\nb'],
    ['an underlined heading in an item', toggleNumberedList, '- a|\n  ===', '1. a|\n   ==='],
    ['a quoted heading with its line', toggleQuote, 'a|\n===', '> a|\n> ==='],
    ['a quoted heading with its line no longer', toggleQuote, '> a\n> =|==', 'a\n=|=='],
    ['above indented code', toggleBulletList, 'a\nb|\n\n    c\n\n    d', 'a\n- b|\n\n      c\n\n      d'],
    ['above code, no longer', toggleBulletList, '- b|\n\n      c\n\n      d', 'b|\n\n    c\n\n    d'],
    [
      'around code in a quote',
      toggleNumberedList,
      '> [[# a\n>\n>     c\n>\n> b]]',
      '> [[1. a\n>\n>        c\n>\n> 2. b]]',
    ],
    ['no code', toggleNumberedList, '[[a\n```\n- b\n```\nc]]', '1. [[a\n```\n- b\n```\n2. c]]'],
    ['what follows a first item that is none any more begins again', toggleNumberedList, '1. a|\n2. b', 'a|\n1. b'],
    ['an item that is none any more leaves the one above', toggleBulletList, '- a\n- b|\n- c', '- a\n\nb|\n- c'],
    ['one in a quote, too', toggleNumberedList, '> 1. a\n> 2. b|\n> 3. c', '> 1. a\n>\n> b|\n> 1. c'],
    ['items apart leave the ones above them', toggleTaskList, '- [ ] a|\n- b\n- [ ] c|', 'a|\n- b\n\nc|'],
    ['an empty item makes no heading of the words above', toggleBulletList, 'a\n|', 'a\n\n- |'],
    ['nor in a quote', toggleBulletList, '> a\n> |\n> b', '> a\n>\n> - |\n> b'],
    ['an empty item behind others stands with them', toggleBulletList, '- a\n|', '- a\n- |'],
    ['a first item before others', toggleNumberedList, 'a|\n1. b\n2. c', '1. a|\n2. b\n3. c'],
    ['no raw HTML', toggleNumberedList, '[[a\n\n<div>\nb\n</div>\n\nc]]', '1. [[a\n\n<div>\nb\n</div>\n\n1. c]]'],
    ['no tags of raw HTML', toggleBulletList, '[[a\n\n<div>\n\nb\n\n</div>]]', '- [[a\n\n<div>\n\n- b\n\n</div>]]'],
    ['no line of raw HTML', toggleTaskList, '> <div>\n> a|\n> </div>', '> <div>\n> a|\n> </div>'],
    ['a tag of one line', toggleBulletList, '<img src="/a">|', '- <img src="/a">|'],
    ['Markdown in raw HTML', toggleBulletList, '<div markdown="1">\na|\n</div>', '<div markdown="1">\n- a|\n</div>'],
    ['a quote of a whole block of raw HTML', toggleQuote, '<div>\na|\n</div>', '> <div>\n> a|\n> </div>'],
    ['no label', toggleNumberedList, '[[a\n\n[d]: /d\n[^e]: f g]]', '1. [[a\n\n[d]: /d\n[^e]: f g]]'],
    ['a quote', toggleQuote, '[[a\n\nb]]', '> [[a\n>\n> b]]'],
    ['a quote in an item, no longer', toggleQuote, '- a\n\n  > [[b\n  >\n  > c]]', '- a\n\n  [[b\n\n  c]]'],
    ['a quote of a whole block of code', toggleQuote, '[[a\n\n~~~\nb]]\nc\n~~~', '> [[a\n>\n> ~~~\n> b]]\n> c\n> ~~~'],
    ['no quote', toggleQuote, '[[> a\n>\n> b]]', '[[a\n\nb]]'],
    ['one level off', toggleQuote, '> > a|', '> a|'],
    [
      'numbers begin again in each item',
      toggleNumberedList,
      '[[- a\n  - b\n- c\n  - d]]',
      '[[1. a\n   1. b\n2. c\n   1. d]]',
    ],
    ['what goes on is no item', toggleNumberedList, '[[- a\n  more\n- b]]', '[[1. a\n   more\n2. b]]'],
    ['a lazy line is one', toggleBulletList, '[[- a\nb]]', '[[- a\n- b]]'],
    ['children stay children', toggleNumberedList, '- a|\n  - b\n\n  more\n- c', '1. a|\n   - b\n\n   more\n- c'],
    [
      'code stays in its item',
      toggleBulletList,
      '> 1. a|\n>    ```\n>    x\n>    ```',
      '> - a|\n>   ```\n>   x\n>   ```',
    ],
    [
      'what went on is a paragraph',
      toggleBulletList,
      '[[- a\n  more\n\n  ~~~\n  x\n  ~~~]]',
      '[[a\nmore\n\n~~~\nx\n~~~]]',
    ],
    ['the box of a task is text', toggleTaskList, '- a|\n  more', '- [ ] a|\n  more'],
    ['a quote in an item', toggleQuote, '1. a\n\n   [[b\n\n   c]]', '1. a\n\n   > [[b\n   >\n   > c]]'],
    ['no quote in an item', toggleQuote, '- a\n  > b|', '- a\n  b|'],
    ['a quote in an item of a quote', toggleQuote, '> - a\n>   b|', '> - a\n>   > b|'],
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
    ['several', indentItems, '- a\n[[- b\n- c]]', '- a\n  [[- b\n  - c]]'],
    ['with what goes on', indentItems, '- a\n- b|\n\n  more\n  - c\nlazy', '- a\n  - b|\n\n    more\n    - c\nlazy'],
    ['out of an item of a list that begins late', outdentItems, '10. a\n    1. b|\n11. c', '10. a\n11. b|\n12. c'],
    ['out of an item of a list of one number', outdentItems, '1. a\n1. b\n   3. c|', '1. a\n1. b\n1. c|'],
    ['out with what goes on', outdentItems, '- a\n  - b|\n    - c\n  - d', '- a\n- b|\n  - c\n  - d'],
    ['numbers go on behind the item that left', indentItems, '1. a\n2. b|\n3. c', '1. a\n   1. b|\n2. c'],
    [
      'the first of a list in, and the next one is first',
      indentItems,
      '* a\n1. b|\n2. c\n3. d',
      '* a\n  1. b|\n1. c\n2. d',
    ],
    ['several first ones in', indentItems, '* a\n[[1. b\n2. c]]\n3. d', '* a\n  [[1. b\n  2. c]]\n1. d'],
    ['nothing into a rule', indentItems, '* * *\n1. b|\n2. c', '* * *\n1. b|\n2. c'],
    ['out again', outdentItems, '1. a\n   - b|', '1. a\n- b|'],
    ['out by one level', outdentItems, '- a\n  - b\n    - c|', '- a\n  - b\n  - c|'],
    ['out of a quote never', outdentItems, '> - a|', '> - a|'],
    [
      'what followed goes below it',
      outdentItems,
      '- a\n  1. b|\n  2. c\n     d\n\n  3. e\n- f',
      '- a\n1. b|\n   1. c\n      d\n\n   2. e\n- f',
    ],
    ['what followed stays a list', outdentItems, '1. a\n   1. b\n   2. c|\n   3. d', '1. a\n   1. b\n2. c|\n   1. d'],
    [
      'a quote in an item keeps its blanks',
      indentItems,
      '> 9. a\n> 10. b|\n>     > c',
      '> 9. a\n>    1. b|\n>       > c',
    ],
    ['numbers make room for the item that came', outdentItems, '1. a\n   1. b|\n2. c', '1. a\n2. b|\n3. c'],
  ])('%s', (_name, command, before, after) => {
    expect(run(before, command)).toBe(after);
  });
});

describe('Enter', () => {
  test.each<[string, string, string]>([
    ['goes on with a list', '- a|', '- a\n- |'],
    ['goes on with tasks, not yet done', '- [x] a|', '- [x] a\n- [ ] |'],
    ['counts on, and what follows too', '1. a|\n2. b\n3. c', '1. a\n2. |\n3. b\n4. c'],
    ['keeps the noughts before a number', '00. a|\n01. b', '00. a\n01. |\n02. b'],
    ['keeps them behind a tab', '009.\ta|', '009.\ta\n010.\t|'],
    ['has nine digits at most', '999999999. a|', '999999999. a\n999999999. |'],
    ['goes on with a long number behind blanks', '  999999999. a| b', '  999999999. a\n  999999999. | b'],
    ['counts on from one with others', '   1234567. a|\n   1234568. b', '   1234567. a\n   1234568. |\n   1234569. b'],
    ['parts one right behind its mark', '  999999999.| a', '  999999999.\n  999999999. | a'],
    ['goes on with the one number of all', '1. a|\n1. b', '1. a\n1. |\n1. b'],
    ['counts on from a first item', '1. a|', '1. a\n2. |'],
    ['keeps children below a number that grows', '8. a|\n9. b\n   - c', '8. a\n9. |\n10. b\n    - c'],
    ['keeps children of the item that it parts', '> 9. a|\n>    - c', '> 9. a\n> 10. |\n>     - c'],
    ['keeps children below a number that shrinks', '8. a\n9. |\n10. b\n    - c', '8. a\n\n|\n\n9. b\n   - c'],
    ['goes on behind a tab', '- x\n\n  *\ta|', '- x\n\n  *\ta\n  *\t|'],
    ['counts nothing on behind a further line', '1. a\n   b|\n2. c', '1. a\n   b\n   |\n2. c'],
    ['counts on behind a tab', '> 1.\ta|b', '> 1.\ta\n> 2.\t|b'],
    ['ends a list with tabs on an empty item', '-\ta\n-\t|', '-\ta\n\n|'],
    ['goes on with numbered tasks', '1. [x] a|', '1. [x] a\n2. [ ] |'],
    [
      'counts on what follows a numbered task',
      '> 8. [ ] a|\n> 9. b\n>    - c',
      '> 8. [ ] a\n> 9. [ ] |\n> 10. b\n>     - c',
    ],
    ['ends numbered tasks on an empty one', '1. [x] a\n2. [ ] |', '1. [x] a\n\n|'],
    ['parts an item', '- a|b', '- a\n- |b'],
    ['ends a list on an empty item, and leaves a blank line', '- a  \n- |', '- a  \n\n|'],
    ['ends a loose list with the blank line that is there', '- a\n\n- |', '- a\n\n|'],
    ['ends a list in a quote', '> - a\n> - |', '> - a\n>\n> |'],
    ['ends a list before text', '- a\n- |\nb', '- a\n\n|\n\nb'],
    ['ends a list in a quote before its text', '> - a\n> - |\n> b', '> - a\n>\n> |\n>\n> b'],
    ['parts a list', '- a\n- |\n- b', '- a\n\n|\n\n- b'],
    ['takes a mark back', '# a\n- |', '# a\n|'],
    ['ends a list below one that is deeper', '- a\n  - b\n- |', '- a\n  - b\n\n|'],
    ['ends one level of a list on an empty item', '- a\n  - b\n  - |', '- a\n  - b\n- |'],
    [
      'ends a level of numbered tasks',
      '1. [x] a\n   1. [ ] b\n   2. [ ] |\n2. c',
      '1. [x] a\n   1. [ ] b\n2. [ ] |\n3. c',
    ],
    ['ends a level as an item of the list outside', '1. a\n   - b\n   - |\n2. c', '1. a\n   - b\n2. |\n3. c'],
    ['ends a list that its item begins with', '1. 1. |', '1. |'],
    ['takes children out with an empty item', '- a\n- |\n  - b\n    c\n- d', '- a\n\n|\n\n- b\n  c\n- d'],
    [
      'takes code out with an empty item',
      '> 1. a\n> 2. |\n>    ~~~\n>    x\n>    ~~~',
      '> 1. a\n>\n> |\n>\n> ~~~\n> x\n> ~~~',
    ],
    ['counts children on that come out', '1. |\n   1. b\n   2. c\n2. d', '|\n\n1. b\n2. c\n3. d'],
    ['takes children one level out', '- a\n  - |\n    - b\n  - c\n- d', '- a\n- |\n  - b\n  - c\n- d'],
    ['counts on behind an empty first item in a quote', '> 1. |\n> 2. b\n> 3. c', '> |\n>\n> 1. b\n> 2. c'],
    ['counts what comes below it anew', '1. a\n   1. b\n   2. |\n   3. c', '1. a\n   1. b\n2. |\n   1. c'],
    ['takes children with tabs out', '-\ta\n\t-\t|\n\t\t-\tb\n\t-\tc', '-\ta\n-\t|\n\t-\tb\n\t-\tc'],
    ['goes on with a quote', '> a|', '> a\n> |'],
    ['ends a quote on the second empty line', '> a\n> \n> |', '> a\n\n|'],
    ['ends a quote before text', '> a\n>\n> |\nb', '> a\n\n|\n\nb'],
    ['goes on with a list in a quote', '> - a|', '> - a\n> - |'],
    ['goes on with each of several', '- a|\n- b|', '- a\n- |\n- b\n- |'],
    ['keeps a list loose', '- a\n\n- b|', '- a\n\n- b\n\n- |'],
  ])('%s', (_name, before, after) => {
    expect(run(before, continueMarkup)).toBe(after);
  });

  test('leaves text that is no list or quote to others, and words below a long number', () => {
    for (const text of ['a|', '  12345678. a\n            b|'])
      expect(continueMarkup({ state: stateOf(text), dispatch: () => expect.unreachable() })).toBe(false);
  });
});

test.each<[string, string, string]>([
  ['counts on behind each', '1. a|\n2. b|\n3. c', '1. a\n2. |\n3. b\n4. |\n5. c'],
  ['counts on between two in one item', '1. a|b|c\n2. d', '1. a\n2. |b\n3. |c\n4. d'],
  ['ends each empty item', '- a\n- |\n\nx\n\n1. b\n2. |', '- a\n\n|\n\nx\n\n1. b\n\n|'],
  ['goes on with lists and quotes', '> a|\n\n- b|', '> a\n> |\n\n- b\n- |'],
  ['leaves a single one to the rule of that', '1. a|', '1. a|'],
  ['leaves them where one is in no list', '1. a|\n\nb|', '1. a|\n\nb|'],
])('Enter at several carets %s', (_name, before, after) => {
  expect(run(before, continueAtEach)).toBe(after);
});

describe('Backspace behind a mark', () => {
  test.each<[string, string, string]>([
    ['goes on with the item above, and counts on', '1. a\n2. |b\n3. c', '1. a\n   |b\n2. c'],
    ['takes children along', '9. a\n10. |b\n    - c\n11. d', '9. a\n   |b\n   - c\n10. d'],
    ['takes the box of a task, too', '- [ ] a\n\n- [ ] |b', '- [ ] a\n\n  |b'],
    ['and that of a numbered one', '1. [ ] a\n2. [x] |b', '1. [ ] a\n   |b'],
    ['begins a list without its first item again', '1. |a\n   - b\n\n     c\n2. d', '|a\n- b\n\n  c\n1. d'],
    ['begins one in an item again', '- a\n  1. |b\n  2. c', '- a\n  |b\n  1. c'],
    ['takes one of two marks', '1. 1. |a\n   2. b', '1. |a\n   1. b'],
    ['in a quote', '> 1. a\n> 2. |b\n> 3. c', '> 1. a\n>    |b\n> 2. c'],
    ['takes surplus blanks first', '1. a\n2.   |b\n5. c', '1. a\n2. |b\n5. c'],
    ['takes that of a quote', '> |a', '|a'],
  ])('%s', (_name, before, after) => {
    expect(run(before, deleteMark)).toBe(after);
  });

  test('leaves other text to others', () => {
    for (const text of ['a - |b', '```\n- |b\n```', '1. a|'])
      expect(deleteMark({ state: stateOf(text), dispatch: () => expect.unreachable() }), text).toBe(false);
  });
});

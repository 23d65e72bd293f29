import { EditorSelection } from '@codemirror/state';
import { expect, test } from 'vitest';
import { dropPlace } from '../../../../renderer/editor/paste/drop-place.ts';
import { imagesAt, type Dropped } from '../../../../renderer/editor/paste/images-at.ts';
import { parsed, show, stateOf } from '../support.ts';

/** The text after images were let go where the caret stands. */
function dropped(marked: string, names: readonly string[] = ['/a.png'], where: Dropped | null = 'on'): string {
  const state = stateOf(marked);
  const images = names.map((src) => ({ src }));
  return show(state.update(imagesAt(state, images, state.selection.main, where)).state);
}

test.each([
  ['at the start of a word', 'see m|oon now', 'see ![|](/a.png)moon now'],
  ['at the end of a word', 'see moo|n now', 'see moon![|](/a.png) now'],
  ['between words', 'see | now', 'see ![|](/a.png) now'],
  ['a word with an apostrophe', "we don|'t", "we don't![|](/a.png)"],
  ['a word in emphasis', 'a **mo|on** b', 'a **![|](/a.png)moon** b'],
  ['words without blanks', '我们喜|欢月亮', '我们![|](/a.png)喜欢月亮'],
  ['a heading', '|## Moon', '## ![|](/a.png)Moon'],
  ['an item of a list in a quote', '>| - moon', '> - ![|](/a.png)moon'],
  ['an empty line between paragraphs', 'a\n|\nb', 'a\n\n![|](/a.png)\n\nb'],
  ['code', '```\na|b\n```', '```\na/a.png|b\n```'],
  ['the end of a block of code', '```\na\n```|\nb', '```\na\n```\n\n![|](/a.png)\n\nb'],
])('an image that is let go does not break what it comes to: %s', (_name, before, after) => {
  expect(dropped(before)).toBe(after);
});

test('what is let go over a front matter that is hidden comes to the text below', () => {
  const state = stateOf('---\ntitle: x\n---\n\na|');
  expect(dropPlace(state, 3)).toBe('---\ntitle: x\n---\n'.length);
});

test.each([
  ['a paragraph', 'a|', 'a\n\n![|](/a.png)\n\n![](/b.png)'],
  ['a list', '- a|', '- a\n\n![|](/a.png)\n\n![](/b.png)'],
  ['a block of code', '~~~\na\n~~~|', '~~~\na\n~~~\n\n![|](/a.png)\n\n![](/b.png)'],
  ['an empty line', 'a\n\n|', 'a\n\n![|](/a.png)\n\n![](/b.png)'],
  ['code that is not closed', '~~~\na|', '~~~\na/a.png\n/b.png|'],
])('images that are let go below the text are paragraphs of their own: %s', (_name, before, after) => {
  expect(dropped(before, ['/a.png', '/b.png'], 'below')).toBe(after);
});

test.each([
  ['words', 'a | b', 'a \n\n![|](/a.png)\n\n![](/b.png)\n\n b'],
  ['an item', '- a|\n- b', '- a\n\n  ![|](/a.png)\n\n  ![](/b.png)\n- b'],
  ['an item without words', '1. |', '1. ![|](/a.png)\n\n   ![](/b.png)'],
  ['a quote', '> a|', '> a\n>\n> ![|](/a.png)\n>\n> ![](/b.png)'],
  ['a heading', '## a|', '## a\n\n![|](/a.png)\n\n![](/b.png)'],
])('several images stay in what they are pasted into: %s', (_name, before, after) => {
  expect(dropped(before, ['/a.png', '/b.png'], null)).toBe(after);
});

test('several images come into one cell of a table', () => {
  const state = parsed(stateOf('|').update({ changes: { from: 0, insert: '| a | b |\n| - | - |\n' } }).state);
  const images = [{ src: '/a.png' }, { src: '/b.png' }];
  const after = state.update(imagesAt(state, images, EditorSelection.cursor(2)));
  expect(after.newDoc.line(1).text).toBe('| ![](/a.png)<br>![](/b.png)a | b |');
});

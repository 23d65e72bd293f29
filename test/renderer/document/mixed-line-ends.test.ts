import { undo } from '@codemirror/commands';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostDocument } from '../../../renderer/document/post-document.ts';
import { createHeadlessView } from '../../support/headless-view.ts';

function open(text: string) {
  const document = createPostDocument({
    text,
    readOnly: false,
    onEdit: () => {},
    onMove: () => {},
  });
  const headless = createHeadlessView(document.state());
  document.attach(headless.view);
  return { document, headless };
}

const edit = (text: string, from: number, to: number, insert: string, userEvent = 'input.type') => {
  const { document, headless } = open(text);
  headless.view.dispatch({ changes: { from, to, insert }, userEvent });
  return document.fileText();
};

const mixed = 'one\r\ntwo\nthree\r\n';

test.each<[string, number, number, string, string]>([
  ['words between CR and LF', 4, 4, ' more', 'one more\r\ntwo\nthree\r\n'],
  ['a new line before the end', 3, 3, '\n', 'one\r\n\r\ntwo\nthree\r\n'],
  ['a new line between CR and LF', 4, 4, '\n', 'one\r\n\r\ntwo\nthree\r\n'],
  ['a new line in a line that ends in LF', 6, 6, '\n', 'one\r\nt\nwo\nthree\r\n'],
  ['lines in a line that ends in CRLF', 1, 2, 'a\nb\r\nc', 'oa\r\nb\r\nce\r\ntwo\nthree\r\n'],
  ['a line behind the last one', 16, 16, 'x\ny', 'one\r\ntwo\nthree\r\nx\r\ny'],
  ['the CR taken away', 3, 4, '', 'onetwo\nthree\r\n'],
  ['the LF taken away', 4, 5, '', 'onetwo\nthree\r\n'],
  ['both taken away', 3, 5, '', 'onetwo\nthree\r\n'],
  ['all of a line but its LF taken away', 0, 4, '', '\r\ntwo\nthree\r\n'],
  ['all of a line but its LF replaced', 0, 4, 'x', 'x\r\ntwo\nthree\r\n'],
  ['from one end to the next', 4, 8, '', 'one\ntwo\nthree\r\n'.replace('\ntwo', '')],
  ['from the LF on', 4, 7, 'x', 'onexo\nthree\r\n'],
])('%s', (_what, from, to, insert, expected) => {
  expect(edit(mixed, from, to, insert)).toBe(expected);
});

test('no caret stands between CR and LF', () => {
  const { headless } = open(mixed);
  headless.select(4);
  expect(headless.state().selection.main.head).toBe(3);
  headless.select(0, 4);
  expect(headless.state().selection.main.to).toBe(3);
  headless.type('1\n2');
  expect(headless.state().sliceDoc()).toBe('1\r\n2\r\ntwo\nthree\r\n');
  expect(headless.state().selection.main.head).toBe(4);
});

test('a CR of its own is a character like others', () => {
  expect(edit('a\rb\n', 2, 2, 'x')).toBe('a\rxb\n');
  expect(edit('a\r\r\nb\n', 1, 1, 'x')).toBe('ax\r\r\nb\n');
});

/** What a person sees of a text. */
const seen = (text: string) => text.replaceAll('\r\n', '\n');
/** Where a position of the text is in what is seen of it. */
const seenAt = (text: string, at: number) =>
  seen(text.slice(0, text.slice(at - 1, at + 1) === '\r\n' ? at - 1 : at)).length;

test('any edit does to what is seen what it does to a text with LF, and leaves no half of an end behind', () => {
  const piece = fc.constantFrom('a', 'b ', '\n', '\r\n', '\r\n', '# ');
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => `${pieces.join('')}\r\nx\n`);
  const inserts = fc.constantFrom('', 'z', '\n', 'x\ny', '- a\n- b\n');
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), inserts, (text, one, other, insert) => {
      const [here, there] = [one % (text.length + 1), other % (text.length + 1)];
      const [from, to] = [Math.min(here, there), Math.max(here, there)];
      const after = edit(text, from, to, insert);
      const isEndKey = insert === '' && to - from === 1 && text.slice(from, from + 2) === '\r\n';
      const [start, end] = [seenAt(text, from), seenAt(text, isEndKey ? to + 1 : to)];
      expect(seen(after)).toBe(seen(text).slice(0, start) + insert + seen(text).slice(end));
      expect(after.match(/\r(?!\n)/g) ?? []).toEqual([]);
      expect(edit(after, 0, 0, '')).toBe(after);
    }),
    { numRuns: 400 },
  );
});

test('typed and undone, the text is the same again', () => {
  const { document, headless } = open(mixed);
  headless.view.dispatch({ changes: { from: 4, to: 4, insert: ' more\nlines' }, userEvent: 'input.type' });
  expect(document.fileText()).toBe('one more\r\nlines\r\ntwo\nthree\r\n');
  expect(undo({ state: headless.state(), dispatch: (transaction) => headless.view.dispatch(transaction) })).toBe(true);
  expect(document.fileText()).toBe(mixed);
});

test('a file that becomes mixed outside is treated as one from then on', () => {
  const { document, headless } = open('one\ntwo\n');
  document.replace('one\r\ntwo\n', false);
  headless.view.dispatch({ changes: { from: 4, to: 4, insert: '!' }, userEvent: 'input.type' });
  expect(document.fileText()).toBe('one!\r\ntwo\n');
});

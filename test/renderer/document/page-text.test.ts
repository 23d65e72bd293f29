import { undo } from '@codemirror/commands';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineSeparatorOf, pageChange, pageText } from '../../../renderer/document/page-text.ts';
import { createPostDocument, type PostDocument } from '../../../renderer/document/post-document.ts';
import { createHeadlessView } from '../../support/headless-view.ts';

const open = (text: string) => createPostDocument({ text, readOnly: false, onEdit: () => {}, onMove: () => {} });

const samples: Readonly<Record<string, string>> = {
  empty: '',
  'no line end': 'one',
  LF: '---\ntitle: x\n---\none\n\ntwo\n',
  CRLF: '---\r\ntitle: x\r\n---\r\none\r\n\r\ntwo\r\n',
  'lone CR': 'one\rtwo\r\rthree\r',
  mixed: 'one\r\ntwo\nthree\rfour\r\n',
  'CRLF and lone CR': 'one\r\ntwo\rthree\r\n',
  'CR at the end of a CRLF file': 'one\r\ntwo\r',
  'LF before CR': 'one\n\rtwo',
  'Unicode separators': 'one\u2028two\u2029three\u0085four\u000bfive\u000csix\r\n',
  'byte order mark inside': 'one\ufefftwo\u0000three\n',
  'many final line ends': 'one\n\n\n\n',
  'astral characters': '🦔\r\n👩‍👩‍👧\r\n',
};

describe('the text of an untouched post', () => {
  test.each(Object.entries(samples))('%s', (_name, text) => {
    expect(open(text).fileText()).toBe(text);
  });

  test.each(Object.entries(samples))('%s: one character typed and taken back', (_name, text) => {
    const { typed, undone } = typeAndUndo(open(text));
    expect(typed).toHaveLength(text.length + 1);
    expect(undone).toBe(text);
  });

  test('any text', () => {
    const unit = fc.constantFrom('a', '\r', '\n', '\r\n', '\u2028', '-', '---\n', '🦔');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = units.join('');
        expect(open(text).fileText()).toBe(text);
        const ends = lineSeparatorOf(text);
        expect(pageText(text, ends).toString().split('\n').join(ends)).toBe(text);
      }),
    );
  });
});

/** The file's text after one character was typed at the caret, and after that was undone. */
function typeAndUndo(document: PostDocument): { readonly typed: string; readonly undone: string } {
  const view = createHeadlessView(document.state());
  document.attach(view.view);
  view.type('x');
  const typed = document.fileText();
  expect(view.undo()).toBe(true);
  return { typed, undone: document.fileText() };
}

test('text put into a CRLF file gets CRLF', () => {
  const document = open('one\r\ntwo\r\n');
  document.change([{ from: 3, to: 3, insert: pageText('\nnew', '\n') }], 'input.type');
  expect(document.fileText()).toBe('one\r\nnew\r\ntwo\r\n');
});

describe('a text from outside', () => {
  test.each([
    ['one\r\ntwo\r\n', 'one\ntwo\n'],
    ['one\ntwo\n', 'one\r\ntwo\r\n'],
    ['one\r\ntwo\n', 'one\r\ntwo\r\n'],
    ['a\nb\nc\n', 'a\nB\nc\n'],
    ['', 'a\r'],
    ['---\ntitle: a\n---\nx', ''],
  ])('%j becomes %j with its line ends', (before, after) => {
    const document = open(before);
    document.replace(after, false);
    expect(document.fileText()).toBe(after);
    expect(undo({ state: document.state(), dispatch: () => {} })).toBe(false);
  });

  test('is the smallest change: a caret elsewhere stays with its text', () => {
    const document = open('one\ntwo\nthree\n');
    const change = pageChange(document.state().doc, pageText('one\n2\nthree\n', '\n'));
    expect(change).toMatchObject({ from: 4, to: 7 });
  });
});

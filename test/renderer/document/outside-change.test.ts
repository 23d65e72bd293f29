import { EditorState, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from '../../../renderer/document/outside-change.ts';

function merge(base: string, mine: string, theirs: string): string | null {
  const doc = Text.of(mine.split('\n'));
  const found = mergeTexts(base, doc, theirs);
  if (found.kind === 'conflict') return null;
  return EditorState.create({ doc }).update({ changes: found.changes }).state.doc.toString();
}

describe('a change from outside', () => {
  test.each([
    ['both ends', 'a\nb\nc\nd', 'A\nb\nc\nd', 'a\nb\nc\nD', 'A\nb\nc\nD'],
    ['lines added behind the last', 'a\nb\nc', 'A\nb\nc', 'a\nb\nc\nd\ne', 'A\nb\nc\nd\ne'],
    ['the final line end', 'a\nb\nc', 'A\nb\nc', 'a\nb\nc\n', 'A\nb\nc\n'],
    ['lines removed at the end', 'a\nb\nc\nd\ne', 'A\nb\nc\nd\ne', 'a\nb\nc', 'A\nb\nc'],
    ['lines removed at the start', 'a\nb\nc\nd', 'a\nb\nc\nD', 'b\nc\nd', 'b\nc\nD'],
    ['the same change on both sides', 'a\nb', 'a\nB', 'a\nB', 'a\nB'],
    ['only theirs', 'a\nb', 'a\nb', 'x', 'x'],
    ['to nothing', 'a\nb\nc', 'a\nb\nc', '', ''],
    ['from nothing', '', '', 'a\nb', 'a\nb'],
  ])('%s', (_name, base, mine, theirs, merged) => {
    expect(merge(base, mine, theirs)).toBe(merged);
  });

  test.each([
    ['the same line', 'a\nb\nc', 'a\nmine\nc', 'a\ntheirs\nc'],
    ['lines next to each other', 'a\nb\nc', 'A\nb\nc', 'a\nB\nc'],
    ['both add at the end', 'a', 'a\nmine', 'a\ntheirs'],
    ['one empties what the other edits', 'a\nb', 'a\nB', ''],
  ])('in %s is a conflict', (_name, base, mine, theirs) => {
    expect(merge(base, mine, theirs)).toBeNull();
  });

  test('of line ends alone merges with an edit', () => {
    expect(merge('a\r\nb\r\n', 'A\nb\n', 'a\nb\n')).toBe('A\nb\n');
  });

  test('leaves a caret in an untouched line where it is', () => {
    const doc = Text.of('one\ntwo\nthree\nfour\nfive'.split('\n'));
    const found = mergeTexts('one\ntwo\nthree\nfour\n5', doc, 'ONE\ntwo\nthree\nfour\n5');
    expect(found).toMatchObject({ kind: 'merged', changes: [{ from: 0, to: 4 }] });
  });

  test('that does not touch what was typed gives the text with both, in whatever order', () => {
    const block = fc.array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 5 });
    fc.assert(
      fc.property(block, block, block, block, (first, ownFirst, second, theirSecond) => {
        const wall = ['=1', '=2', '=3'];
        const text = (...parts: readonly (readonly string[])[]) => parts.flat().join('\n');
        const found = merge(text(first, wall, second), text(ownFirst, wall, second), text(first, wall, theirSecond));
        expect(found).toBe(text(ownFirst, wall, theirSecond));
      }),
    );
  });
});

test('a large text with few changes merges', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => (index % 3 ? `line ${index}` : ''));
  const mine = lines.with(100, 'mine').join('\n');
  const theirs = lines.with(19_000, 'theirs').join('\n');
  const merged = lines.with(100, 'mine').with(19_000, 'theirs').join('\n');
  expect(merge(lines.join('\n'), mine, theirs)).toBe(merged);
});

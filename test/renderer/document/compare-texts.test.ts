import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../renderer/document/compare-texts.ts';
import { fileTextOf, joined, type FileText } from '../../../renderer/document/page-text.ts';
import { editedText } from '../../../shared/base/text-edit.ts';

const lines = (count: number, word = 'line') => Array.from({ length: count }, (_, at) => `${word} ${at}`);
const long = lines(2000).join('\n');

/** The edit that makes one text of the other, which it is seen to do. */
async function edit(before: FileText, after: FileText) {
  const found = await compareTexts(before, after);
  expect(found && editedText(joined(before), found)).toBe(joined(after));
  return found?.changes ?? [];
}

const replaced = ({ doc, lineEnd }: FileText, from: number, to: number, insert: string): FileText => ({
  doc: doc.replace(from, to, Text.of(insert.split('\n'))),
  lineEnd,
});

describe.each(['\n', '\r\n', '\r'])('in a text whose lines end in %j', (end) => {
  const before = fileTextOf(long.replaceAll('\n', end));

  test('a word is sent as a word', async () => {
    const at = before.doc.line(1000).to;
    expect(await edit(before, replaced(before, at, at, ' more'))).toEqual([
      { from: at + 999 * (end.length - 1), to: at + 999 * (end.length - 1), insert: ' more' },
    ]);
  });

  test('places that lie apart are sent one by one', async () => {
    let after = before;
    for (const at of [1990, 1500, 700, 5]) after = replaced(after, after.doc.line(at).to, after.doc.line(at).to, '\nx');
    const changes = await edit(before, after);
    expect(changes.map(({ insert }) => insert)).toEqual([`x${end}`, `x${end}`, `x${end}`, `x${end}`]);
  });

  test.each([
    ['nothing', 0, 0, ''],
    ['at the start', 0, 0, 'new\n'],
    ['at the end', long.length, long.length, '\nnew'],
    ['a line end at the end', long.length, long.length, '\n'],
    ['the last lines go', long.length - 500, long.length, ''],
    ['the first lines go', 0, 500, ''],
    ['all goes', 0, long.length, ''],
    ['all is another text', 0, long.length, lines(3000, 'other').join('\n')],
    ['many lines in the middle', 5000, 5000, lines(500, 'new').join('\n')],
    ['most of the middle goes', 100, long.length - 100, ''],
  ])('%s', async (_, from, to, insert) => void (await edit(before, replaced(before, from, to, insert))));

  test('what stood in another text without sharing anything', async () => {
    const twin = fileTextOf(joined(before));
    expect(await edit(before, twin)).toEqual([]);
    expect(await edit(before, replaced(twin, 7, 8, 'x'))).toHaveLength(1);
  });

  test('lines that stand there twice as the same object', async () => {
    const { doc } = before;
    const twice = {
      doc: doc.replace(doc.line(1500).from, doc.line(1500).from, doc.slice(0, doc.line(1000).from)),
      lineEnd: end,
    };
    await edit(before, twice);
    await edit(twice, before);
    await edit(twice, replaced(twice, 9000, 9001, ''));
  });
});

test('of texts with other line ends nothing is told', async () => {
  expect(await compareTexts(fileTextOf('a\nb'), fileTextOf('a\r\nb'))).toBeNull();
});

test('line ends that differ in one file stay as they are', async () => {
  const before = fileTextOf(lines(900).join('\n').replaceAll('7\n', '7\r\n'));
  await edit(before, replaced(before, 3000, 3100, 'x\ny\r\nz'));
});

test('empty texts', async () => {
  const empty = fileTextOf('');
  expect(await edit(empty, empty)).toEqual([]);
  await edit(empty, replaced(empty, 0, 0, '\n'));
  await edit(replaced(empty, 0, 0, '\n'), empty);
  await edit(empty, fileTextOf(long));
  await edit(fileTextOf(long), empty);
});

const step = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 4, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.nat(20_000) }),
  insert: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('', 'a', '\n', 'two\nlines', '\ud83d\ude00', '\ud83d', '\ude00', 'e\u0301'),
    },
    { weight: 1, arbitrary: fc.nat(400).map((count) => lines(count, 'more').join('\n')) },
    // A piece of the text itself, as moving a section does it.
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});

test('any edits, one after the other and all at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      async (steps, lineEnd) => {
        const first: FileText = { doc: Text.of(lines(1200, 'word \ud83d\ude00')), lineEnd };
        let now = first;
        for (const { at, removed, insert } of steps) {
          const { doc } = now;
          const from = Math.floor(at * doc.length);
          const to = Math.min(doc.length, from + removed);
          const piece = insert === null ? doc.slice(Math.floor(from / 2), from) : Text.of(insert.split('\n'));
          const next = { doc: doc.replace(from, to, piece), lineEnd };
          await edit(now, next);
          now = next;
        }
        await edit(first, now);
        await edit(now, first);
      },
    ),
    { numRuns: 150 },
  );
});

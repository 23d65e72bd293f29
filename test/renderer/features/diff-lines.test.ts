import { expect, test } from 'vitest';
import { unifiedDiff } from '../../../electron/services/operations/unified-diff.ts';
import { diffLines } from '../../../renderer/features/changes/diff-lines.ts';

test('lines of the text are shown that look like those of a header, and no header', () => {
  const before = '---\ntitle: A\n---\n\n++ one\n@@ two\n-- three\nlast';
  const lines = diffLines(unifiedDiff('a.md', before, 'title: B\n\n++ one!\n@@ two!\n-- three!\nlast!\n'));
  expect(lines.filter((line) => line.startsWith('-'))).toEqual([
    '----',
    '-title: A',
    '----',
    '-++ one',
    '-@@ two',
    '--- three',
    '-last',
  ]);
  expect(lines.filter((line) => line.startsWith('+'))).toEqual([
    '+title: B',
    '+++ one!',
    '+@@ two!',
    '+-- three!',
    '+last!',
  ]);
  expect(lines).toHaveLength(13);
});

test('nothing is shown of a file that only moves, or of no difference', () => {
  expect(diffLines(unifiedDiff('a.md', 'A\n', 'A\n', 'b/a.md'))).toEqual([]);
  expect(diffLines('')).toEqual([]);
});

import { expect, test } from 'vitest';
import { createRowMap, entryOfRow, idOfRow, rowOf } from '../../../../electron/services/library/index-rows.ts';
import { postId, revision } from '../../../../shared/model/post.ts';
import { randomFrom } from '../../../../scripts/make-library.mjs';

const entry = {
  revision: revision('ab'.repeat(32)),
  stamp: '12 1732591.25 1732591.5 99',
  since: null,
  until: null,
  counted: false,
  line: '{"id":"a.md"}',
};

test('a row says what the entry says, whatever its id and its stamp hold', () => {
  const random = randomFrom(5);
  const parts = ['a', 'ä', '\t', '\n', '"', '\\', '\0', ' ', '\u2028', '{', '1', '\ud83d\ude00', '\x7f'];
  const word = () => Array.from({ length: random() * 6 }, () => parts[Math.floor(random() * parts.length)]).join('');
  const time = () => (random() < 0.5 ? null : Math.floor(random() * 4e12) - 1e12);
  for (let round = 0; round < 2000; round++) {
    const id = postId(word());
    const known = { ...entry, stamp: word(), since: time(), until: time(), counted: random() < 0.5 };
    const row = rowOf(id, known);
    expect(row).toMatch(/^[\t\x20-\x7f]*$/);
    expect([idOfRow(row), entryOfRow(row)]).toEqual([id, known]);
  }
});

test('rows are found by their ids, the last ones before the others', () => {
  const ids = ['a.md', 'b.md', 'c"d.md', 'd.md', 'e.md'].map(postId);
  const rows = ids.map((id) => rowOf(id, { ...entry, stamp: id })).sort();
  const map = createRowMap(rows);
  expect(map.last(2)).toEqual(['d.md', 'e.md']);
  expect([map.size, map.rows().toSorted()]).toEqual([5, rows]);
  for (const id of ids) expect(map.get(id)?.stamp).toBe(id);
  map.delete(postId('b.md'));
  expect([map.get(postId('b.md')), map.get(postId('x.md')), map.size]).toEqual([undefined, undefined, 4]);
  map.clear();
  expect([map.size, map.rows(), map.last(3)]).toEqual([0, [], []]);
});

import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import {
  columnParts,
  columnsOf,
  KeptEntry,
  toColumns,
  type NamedEntry,
} from '../../../../../electron/services/library/kept/index-columns.ts';
import { createKeptPosts } from '../../../../../electron/services/library/kept/kept-posts.ts';
import { stampLength } from '../../../../../electron/fs/file-stamp.ts';
import { createLineWriter } from '../../../../../electron/services/library/kept/post-lines.ts';
import { postId, revision } from '../../../../../shared/model/post.ts';
import { randomFrom } from '../../../../../scripts/make-library.mjs';

const write = createLineWriter();

/** What can be compared: the text of its line in place of where it stands. */
const plain = ([id, { revision, stamp, since, until, counted, hasExcerpt, line }]: NamedEntry) => ({
  id,
  ...{ revision, stamp, since, until, counted, hasExcerpt },
  line: line.bytes.toString('latin1', line.from, line.to),
});

/** As long as the stamp of a file, of whatever bits: some are no number in more than one way. */
const bits = (random: () => number) =>
  Array.from({ length: stampLength }, () => (random() < 0.3 ? '\u7ff8' : String.fromCharCode(random() * 65_536))).join(
    '',
  );

function randomEntries(random: () => number, count: number): readonly NamedEntry[] {
  const parts = ['a', 'ä', '\t', '\n', '"', '\\', '\0', ' ', '\u2028', '{', '1', '\ud83d\ude00', '\x7f', '\ud83d'];
  const word = () => Array.from({ length: random() * 6 }, () => parts[Math.floor(random() * parts.length)]).join('');
  const time = () => (random() < 0.5 ? null : Math.floor(random() * 4e12) - 1e12);
  const ids = [...new Set(Array.from({ length: count }, word))].sort();
  return ids.map((id) => [
    postId(id),
    {
      revision: random() < 0.5 ? null : revision('ab'.repeat(32)),
      stamp: random() < 0.5 ? word() : bits(random),
      since: time(),
      until: time(),
      counted: random() < 0.5,
      hasExcerpt: random() < 0.5,
      line: write(JSON.stringify({ id: 'x'.repeat(random() * 40) })),
    },
  ]);
}

test('columns say what the entries say, through bytes and back, whatever ids and stamps hold', () => {
  const random = randomFrom(5);
  for (let round = 0; round < 300; round++) {
    const entries = randomEntries(random, random() * 12);
    const parts = columnParts(toColumns(entries)).map((part) => Buffer.from(part));
    // Where each begins is of no account.
    const apart = parts.map((part) => Buffer.concat([Buffer.from('x'), part]).subarray(1));
    const columns = columnsOf(apart);
    expect(columns.ids).toEqual(entries.map(([id]) => id));
    expect(columns.ids.map((id, at) => plain([id, new KeptEntry(columns, at)]))).toEqual(entries.map(plain));
  }
});

test('kept posts are found by their ids in whatever order, until they are taken out', () => {
  const random = randomFrom(7);
  const entries = randomEntries(random, 200);
  const kept = createKeptPosts(toColumns(entries));
  const rest = new Map(entries);
  expect(kept.last(2)).toEqual([...rest.keys()].slice(-2));
  for (let step = 0; step < 2000; step++) {
    const [id] = entries[Math.floor(random() * entries.length)] ?? [postId('none')];
    const near = entries.findIndex(([one]) => one === id) + Math.floor(random() * 3) - 1;
    const wanted = random() < 0.1 ? postId(`${id}.`) : (entries[near]?.[0] ?? id);
    if (random() < 0.1) {
      kept.delete(wanted);
      rest.delete(wanted);
    }
    const [found, known] = [kept.get(wanted), rest.get(wanted)];
    expect(found && plain([wanted, found])).toEqual(known && plain([wanted, known]));
    expect([kept.has(wanted), kept.size]).toEqual([rest.has(wanted), rest.size]);
  }
  expect(kept.entries().map(plain)).toEqual([...rest].map(plain));
  kept.clear();
  expect([kept.size, kept.entries(), kept.has(entries[0]?.[0] ?? postId(''))]).toEqual([0, [], false]);
});

test('without posts there is nothing', () => {
  const none = columnsOf(columnParts(toColumns([])).map((part) => Buffer.from(part)));
  expect([none.ids, createKeptPosts(none).entries(), createKeptPosts(null).last(3)]).toEqual([[], [], []]);
});

/** Replaces the bytes from `from` to `to` by `insert`. */
export interface ByteChange {
  readonly from: number;
  readonly to: number;
  /** In memory of its own, which holds nothing else. */
  readonly insert: Uint8Array;
}

/** The smallest single replacement that turns `before` into `after`; empty when they are equal. */
export function byteChange(before: Uint8Array, after: Uint8Array): ByteChange {
  const shortest = Math.min(before.length, after.length);
  let from = 0;
  while (from < shortest && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < shortest - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, insert: new Uint8Array(after.subarray(from, after.length - tail)) };
}

/** The bytes after the change: at the beginning of `room` where they fit, else in memory of their own. */
export function applyByteChange(
  before: Uint8Array,
  { from, to, insert }: ByteChange,
  room: Uint8Array = new Uint8Array(),
): Uint8Array {
  const size = before.length - (to - from) + insert.length;
  const after = size <= room.length ? room.subarray(0, size) : new Uint8Array(size);
  after.set(before.subarray(0, from));
  after.set(insert, from);
  after.set(before.subarray(to), from + insert.length);
  return after;
}

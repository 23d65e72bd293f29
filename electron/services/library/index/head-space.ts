import { Buffer } from 'node:buffer';
import { numbersInStamp, stampNumbers, stampOfNumbers } from '../../../fs/file-stamp.ts';
import type { FileHead } from '../../../fs/sync-disk.ts';

/** Memory that two threads see, with places for the first bytes of files and for what a look at each of them shows. */
export interface HeadMemory {
  readonly bytes: SharedArrayBuffer;
  readonly numbers: SharedArrayBuffer;
}

export interface HeadSpace {
  readonly memory: HeadMemory;
  /** Where the bytes of a place go. */
  room(place: number): Buffer;
  /** What was read there; null: the file is not plain or not readable. */
  put(place: number, head: FileHead | null): void;
  /** What was put there. Its bytes are good until the next putting. */
  at(place: number): FileHead | null;
}

/** The stamp of the file and the length of its head, or `none`. */
const numbersOfHead = numbersInStamp + 1;
const none = -1;

/** `longest`: bytes of a head at most. */
export const headMemory = (places: number, longest: number): HeadMemory => ({
  bytes: new SharedArrayBuffer(places * longest),
  numbers: new SharedArrayBuffer(places * numbersOfHead * Float64Array.BYTES_PER_ELEMENT),
});

/** A view of such memory: each thread makes one of its own. */
export function headSpace(memory: HeadMemory): HeadSpace {
  const bytes = Buffer.from(memory.bytes);
  const numbers = new Float64Array(memory.numbers);
  const longest = (bytes.length * numbersOfHead) / numbers.length;
  const roomFrom = (place: number, length: number) => bytes.subarray(place * longest, place * longest + length);
  return {
    memory,
    room: (place) => roomFrom(place, longest),
    put: (place, head) => {
      const from = place * numbersOfHead;
      const isPlain = head !== null && stampNumbers(head.look.stamp, numbers, from);
      numbers[from + numbersInStamp] = isPlain ? head.bytes.length : none;
    },
    at: (place) => {
      const from = place * numbersOfHead;
      const [size = 0, modified = 0, changed = 0] = numbers.subarray(from, from + numbersInStamp);
      const length = numbers[from + numbersInStamp] ?? none;
      if (length === none) return null;
      const look = {
        kind: 'file',
        size,
        modified: Math.round(modified),
        touched: Math.max(modified, changed),
        stamp: stampOfNumbers(numbers, from),
      } as const;
      return { look, bytes: roomFrom(place, length) };
    },
  };
}

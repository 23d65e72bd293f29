import { Buffer } from 'node:buffer';

/** Numbers that tell a file as it is: size, both times, inode. */
export const numbersInStamp = 4;
const numbers = new Float64Array(numbersInStamp);
const bytesOfNumbers = Buffer.from(numbers.buffer);

/** The bits of these numbers as a text: decimals take three times as long, for thousands of files. */
export function fileStamp(size: number, written: number, changed: number, inode: number): string {
  numbers[0] = size;
  numbers[1] = written;
  numbers[2] = changed;
  numbers[3] = inode;
  return bytesOfNumbers.toString('utf16le');
}

/** The numbers that a stamp is made of, to be put there; false for a stamp of another kind. */
export function stampNumbers(stamp: string, into: Float64Array, from: number): boolean {
  if (stamp.length !== stampLength) return false;
  bitsOf(into, from).write(stamp, 'utf16le');
  return true;
}

/** The stamp of such numbers. */
export const stampOfNumbers = (of: Float64Array, from: number): string => bitsOf(of, from).toString('utf16le');

/** As bits: numbers that are none have several. */
const bitsOf = ({ buffer, byteOffset }: Float64Array, from: number) =>
  Buffer.from(buffer, byteOffset + from * Float64Array.BYTES_PER_ELEMENT, numbers.byteLength);

/** What stays the same in such a stamp when the file goes to another name: all but its `changed`. */
export const fileInStamp = (stamp: string): string => stamp.slice(0, 8) + stamp.slice(12);

/** Characters of a stamp. */
export const stampLength = numbers.byteLength / 2;

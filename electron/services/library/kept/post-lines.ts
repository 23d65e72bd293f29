import { Buffer } from 'node:buffer';
import type { PostSummary } from '../../../../shared/model/post.ts';

/** Where the summary of a post stands as JSON of ASCII: in memory that threads share, so that it is neither copied nor moved. */
export interface PostLine {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/** Bytes that are set aside at once. They are let go with the last of their lines. */
const stretch = 256 * 1024;
/** Longer texts would not have their place where the engine takes what it soon lets go. */
const longestPiece = 64 * 1024;
const comma = 0x2c;

const sharedBytes = (length: number): Buffer => Buffer.from(new SharedArrayBuffer(length));

/** Puts lines of ASCII one behind the other, with a comma after each. */
export function createLineWriter(): (line: string) => PostLine {
  let bytes = sharedBytes(0);
  let end = 0;
  return (line) => {
    if (bytes.length - end <= line.length) {
      bytes = sharedBytes(Math.max(stretch, line.length + 1));
      end = 0;
    }
    const from = end;
    const to = from + bytes.write(line, from, 'latin1');
    bytes[to] = comma;
    end = to + 1;
    return { bytes, from, to };
  };
}

/** Makes an object of a line. It has to be one of `createLineWriter`, which is not checked again. */
export const postOf = ({ bytes, from, to }: PostLine): PostSummary =>
  JSON.parse(bytes.toString('latin1', from, to)) as PostSummary;

/** The bytes of such lines with a comma between two, and where each of them ends. */
export function joined(all: readonly PostLine[]): { readonly lines: Buffer; readonly lineEnds: Uint32Array } {
  const room = all.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const lines = Buffer.alloc(room, comma);
  let next = 0;
  const lineEnds = Uint32Array.from(all, ({ bytes, from, to }) => {
    const end = next + bytes.copy(lines, next, from, to);
    next = end + 1;
    return end;
  });
  return { lines, lineEnds };
}

/** One of them. */
export function lineAt(lines: Buffer, lineEnds: ArrayLike<number>, index: number): PostLine {
  return { bytes: lines, from: index === 0 ? 0 : (lineEnds[index - 1] ?? 0) + 1, to: lineEnds[index] ?? 0 };
}

/** Whether two lines say the same. */
export const isSameLine = (one: PostLine, other: PostLine): boolean =>
  one === other || one.bytes.compare(other.bytes, other.from, other.to, one.from, one.to) === 0;

/** The same lines in as few pieces as they stand in, in whatever order, each of them the members of a JSON array. */
export function inPieces(lines: readonly PostLine[]): readonly Uint8Array[] {
  const pieces: { readonly bytes: Buffer; from: number; to: number }[] = [];
  for (const { bytes, from, to } of lines) {
    const last = pieces.at(-1);
    if (last?.bytes !== bytes || last.to - last.from > longestPiece) pieces.push({ bytes, from, to });
    else if (last.to + 1 === from) last.to = to;
    else if (last.from === to + 1) last.from = from;
    else pieces.push({ bytes, from, to });
  }
  // Whoever puts them in order has the less to do.
  if (pieces.every(({ bytes }) => bytes === pieces[0]?.bytes)) pieces.sort((one, other) => one.from - other.from);
  return pieces.map(({ bytes, from, to }) => bytes.subarray(from, to));
}

/** The posts of such pieces, which may have come from another thread. */
export const postsOf = (pieces: readonly Uint8Array[]): readonly PostSummary[] => pieces.flatMap(membersOf);

let scratch = Buffer.alloc(0);

/** Its brackets are put around it where it is bytes: around a text they would make another one as long. */
function membersOf(piece: Uint8Array): readonly PostSummary[] {
  const length = piece.length + 2;
  if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(2 * length);
  scratch[0] = 0x5b;
  scratch.set(piece, 1);
  scratch[length - 1] = 0x5d;
  return JSON.parse(scratch.toString('latin1', 0, length)) as readonly PostSummary[];
}

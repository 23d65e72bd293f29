import { Buffer } from 'node:buffer';
import { revision, type PostId, type Revision } from '../../../../shared/model/post.ts';
import { numbersInStamp, stampNumbers, stampOfNumbers } from '../../../fs/file-stamp.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import { asciiJson } from './ascii-json.ts';
import { joined, lineAt, type PostLine } from './post-lines.ts';

/** What is kept of a post. */
export interface IndexEntry {
  /** null while only the head of the file was read. */
  readonly revision: Revision | null;
  /** See PostReading; unsure or empty: the file has to be read again before it is trusted. */
  readonly stamp: string;
  /** The state that the post has by itself holds in this time, milliseconds since 1970; null: always. */
  readonly since: number | null;
  readonly until: number | null;
  readonly counted: boolean;
  readonly hasExcerpt: boolean;
  /** The summary: what leaves this thread, and what is kept on the disk. */
  readonly line: PostLine;
}

export type NamedEntry = readonly [PostId, IndexEntry];

/** Entries in the order of their ids, a column for each kind of value, so that they are read without looking at each. */
export interface IndexColumns {
  readonly ids: readonly PostId[];
  /** Only asked for what was counted. */
  readonly revisions: () => readonly string[];
  /** NaN: null. */
  readonly since: Float64Array;
  readonly until: Float64Array;
  /** Bits: whether it is counted, and whether it has an excerpt. */
  readonly signs: Uint8Array;
  /** Four numbers each, see `fileStamp`. */
  readonly stamps: Float64Array;
  /** Those that are not such numbers, by their places. */
  readonly otherStamps: ReadonlyMap<number, string>;
  /** With a comma between two. */
  readonly lines: Buffer;
  readonly lineEnds: Uint32Array;
}

const isCounted = 1;
const hasExcerpt = 2;

/** `sorted`: by their ids. */
export function toColumns(sorted: readonly NamedEntry[]): IndexColumns {
  const entries = sorted.map(([, entry]) => entry);
  const all = entries.map(({ stamp }) => stamp);
  const stamps = new Float64Array(numbersInStamp * all.length);
  const otherStamps = new Map<number, string>();
  for (const [place, stamp] of all.entries())
    if (!stampNumbers(stamp, stamps, place * numbersInStamp)) otherStamps.set(place, stamp);
  return {
    ids: sorted.map(([id]) => id),
    revisions: () => entries.map((entry) => entry.revision ?? ''),
    since: Float64Array.from(entries, ({ since }) => since ?? NaN),
    until: Float64Array.from(entries, ({ until }) => until ?? NaN),
    signs: Uint8Array.from(entries, (one) => (one.counted ? isCounted : 0) | (one.hasExcerpt ? hasExcerpt : 0)),
    stamps,
    otherStamps,
    ...joined(entries.map(({ line }) => line)),
  };
}

/** An entry in its columns: thousands are taken over without a look at more than their stamps and times. */
export class KeptEntry implements IndexEntry {
  readonly #columns: IndexColumns;
  readonly #place: number;
  constructor(columns: IndexColumns, place: number) {
    this.#columns = columns;
    this.#place = place;
  }
  get revision() {
    const hash = this.#columns.revisions()[this.#place] ?? '';
    return hash === '' ? null : revision(hash);
  }
  get stamp() {
    const { stamps, otherStamps } = this.#columns;
    return otherStamps.get(this.#place) ?? stampOfNumbers(stamps, this.#place * numbersInStamp);
  }
  get since() {
    return numberOr(this.#columns.since[this.#place]);
  }
  get until() {
    return numberOr(this.#columns.until[this.#place]);
  }
  get counted() {
    return ((this.#columns.signs[this.#place] ?? 0) & isCounted) !== 0;
  }
  get hasExcerpt() {
    return ((this.#columns.signs[this.#place] ?? 0) & hasExcerpt) !== 0;
  }
  get line() {
    return lineAt(this.#columns.lines, this.#columns.lineEnds, this.#place);
  }
  /** Whether its stamp is that of a plain file, and this one has it; null: the stamp is of another kind. */
  isOf(disk: Pick<SyncDisk, 'hasStamp'>, path: string): boolean | null {
    const { stamps, otherStamps } = this.#columns;
    return otherStamps.has(this.#place) ? null : disk.hasStamp(path, stamps, this.#place * numbersInStamp);
  }
}

const numberOr = (value = NaN) => (Number.isNaN(value) ? null : value);

/** The columns as bytes: texts as lines of ASCII, numbers as this machine has them. */
export function columnParts(columns: IndexColumns): readonly Uint8Array[] {
  const { ids, revisions, since, until, signs, stamps, otherStamps, lines, lineEnds } = columns;
  const written = [ids, revisions()].map((column) => Buffer.from(column.map(writtenAs).join('\n'), 'latin1'));
  const others = Buffer.from(asciiJson([...otherStamps]), 'latin1');
  return [...written, others, ...[since, until, signs, stamps, lineEnds].map(bytesOf), lines];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray) => Buffer.from(buffer, byteOffset, byteLength);
/** A copy, for numbers begin at multiples of their size. */
const apart = (bytes: Buffer) => new Uint8Array(bytes).buffer;

/** The columns of such parts. */
export function columnsOf(parts: readonly Buffer[]): IndexColumns {
  const [ids, hashes, others, since, until, signs, stamps, lineEnds, lines] = parts as Tuple;
  const count = signs.length;
  let revisions: readonly string[] | null = null;
  return {
    ids: valuesOf(ids, count) as readonly PostId[],
    revisions: () => (revisions ??= valuesOf(hashes, count)),
    since: new Float64Array(apart(since)),
    until: new Float64Array(apart(until)),
    signs,
    stamps: new Float64Array(apart(stamps)),
    otherStamps: new Map(JSON.parse(others.toString('latin1')) as readonly [number, string][]),
    lines,
    lineEnds: new Uint32Array(apart(lineEnds)),
  };
}

type Tuple = readonly [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];

/** One line of ASCII; what could be taken for something else is JSON. */
const writtenAs = (text: string) => (plain.test(text) ? text : asciiJson(text));
const plain = /^(?:[!#-~][ -~]*)?$/;

function valuesOf(bytes: Buffer, count: number): readonly string[] {
  if (count === 0) return [];
  const written = bytes.toString('latin1');
  const values = written.split('\n');
  if (!written.includes('"')) return values;
  return values.map((text) => (text.startsWith('"') ? (JSON.parse(text) as string) : text));
}

import { Buffer } from 'node:buffer';
import { revision, type PostId, type Revision } from '../../../shared/model/post.ts';
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

const texts = ['ids', 'revisions', 'since', 'until', 'counted', 'excerpts'] as const;

/** Entries in the order of their ids, a column for each kind of value, so that they are read without looking at each. */
export interface IndexColumns extends Readonly<Record<(typeof texts)[number], readonly string[]>> {
  readonly ids: readonly PostId[];
  /** All one behind the other, and where each of them ends. */
  readonly stamps: string;
  readonly stampEnds: Uint32Array;
  /** With a comma between two. */
  readonly lines: Buffer;
  readonly lineEnds: Uint32Array;
}

/** `sorted`: by their ids. */
export function toColumns(sorted: readonly NamedEntry[]): IndexColumns {
  const column = (value: (entry: IndexEntry) => string | number | null) =>
    sorted.map(([, entry]) => `${value(entry) ?? ''}`);
  return {
    ids: sorted.map(([id]) => id),
    revisions: column((entry) => entry.revision),
    since: column(({ since }) => since),
    until: column(({ until }) => until),
    counted: column(({ counted }) => (counted ? 1 : null)),
    excerpts: column(({ hasExcerpt }) => (hasExcerpt ? 1 : null)),
    ...joinedStamps(sorted.map(([, { stamp }]) => stamp)),
    ...joined(sorted.map(([, { line }]) => line)),
  };
}

export function entryAt(columns: IndexColumns, index: number): IndexEntry {
  const { revisions, since, until, counted, excerpts, stamps, stampEnds, lines, lineEnds } = columns;
  const hash = revisions[index] ?? '';
  return {
    revision: hash === '' ? null : revision(hash),
    stamp: stamps.slice(index === 0 ? 0 : stampEnds[index - 1], stampEnds[index]),
    since: numberOf(since[index]),
    until: numberOf(until[index]),
    counted: counted[index] === '1',
    hasExcerpt: excerpts[index] === '1',
    line: lineAt(lines, lineEnds, index),
  };
}

const numberOf = (written = '') => (written === '' ? null : Number(written));

function joinedStamps(all: readonly string[]): Pick<IndexColumns, 'stamps' | 'stampEnds'> {
  let end = 0;
  return { stamps: all.join(''), stampEnds: Uint32Array.from(all, ({ length }) => (end += length)) };
}

/** The columns as bytes: texts as lines of ASCII, numbers and stamps as this machine has them. */
export function columnParts(columns: IndexColumns): readonly Uint8Array[] {
  const { stamps, stampEnds, lines, lineEnds } = columns;
  const written = texts.map((name) => Buffer.from(columns[name].map(writtenAs).join('\n'), 'latin1'));
  return [...written, Buffer.from(stamps, 'utf16le'), bytesOf(stampEnds), bytesOf(lineEnds), lines];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => Buffer.from(buffer, byteOffset, byteLength);
/** A copy, for numbers begin at multiples of their size. */
const numbersOf = (bytes: Buffer) => new Uint32Array(Uint8Array.from(bytes).buffer);

/** The columns of such parts. */
export function columnsOf(parts: readonly Buffer[]): IndexColumns {
  const [stamps, stampEnds, lineEnds, lines] = parts.slice(texts.length) as [Buffer, Buffer, Buffer, Buffer];
  const column = (name: (typeof texts)[number]) =>
    lineEnds.length === 0 ? [] : valuesOf(parts[texts.indexOf(name)]?.toString('latin1') ?? '');
  return {
    ids: column('ids') as readonly PostId[],
    revisions: column('revisions'),
    since: column('since'),
    until: column('until'),
    counted: column('counted'),
    excerpts: column('excerpts'),
    stamps: stamps.toString('utf16le'),
    stampEnds: numbersOf(stampEnds),
    lines,
    lineEnds: numbersOf(lineEnds),
  };
}

/** One line of ASCII; what could be taken for something else is JSON. */
const writtenAs = (text: string) => (plain.test(text) ? text : asciiJson(text));
const plain = /^(?:[!#-~][ -~]*)?$/;

function valuesOf(written: string): readonly string[] {
  const values = written.split('\n');
  if (!written.includes('"')) return values;
  return values.map((text) => (text.startsWith('"') ? (JSON.parse(text) as string) : text));
}

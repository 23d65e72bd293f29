import { revision, type PostId, type Revision } from '../../../shared/model/post.ts';
import { asciiJson } from './ascii-json.ts';

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
  /** The summary as JSON of ASCII: what leaves this thread, and what is kept on the disk. */
  readonly line: string;
}

// An entry as a row of the file in which it is kept: columns between tabs, which are in none of them, the summary last.

/** As written; what could be taken for something else is JSON. */
const column = (text: string) => (plain.test(text) ? text : asciiJson(text));
const plain = /^(?:[!#-~][ -~]*)?$/;
const textOf = (written: string) => (written.startsWith('"') ? (JSON.parse(written) as string) : written);
const numberOf = (written: string) => (written === '' ? null : Number(written));

export const rowOf = (id: PostId, { revision: hash, stamp, since, until, counted, line }: IndexEntry): string =>
  `${column(id)}\t${hash ?? ''}\t${column(stamp)}\t${since ?? ''}\t${until ?? ''}\t${counted ? 1 : ''}\t${line}`;

export const idOfRow = (row: string): PostId => textOf(row.slice(0, row.indexOf('\t'))) as PostId;

export function entryOfRow(row: string): IndexEntry {
  const [, hash = '', stamp = '', since = '', until = '', counted, line = ''] = row.split('\t');
  return {
    revision: hash === '' ? null : revision(hash),
    stamp: textOf(stamp),
    since: numberOf(since),
    until: numberOf(until),
    counted: counted === '1',
    line,
  };
}

/** Rows by their ids. None is taken apart before it is asked for: the first few are, long before all others. */
export interface RowMap {
  readonly size: number;
  has(id: PostId): boolean;
  get(id: PostId): IndexEntry | undefined;
  delete(id: PostId): void;
  clear(): void;
  /** The last ids in their order. */
  last(count: number): readonly PostId[];
  rows(): readonly string[];
}

/** `sorted`: by their ids. */
export function createRowMap(sorted: readonly string[]): RowMap {
  let rest = sorted;
  const byId = new Map<PostId, string>();
  const takeIn = (rows: readonly string[]) => {
    for (const row of rows) byId.set(idOfRow(row), row);
  };
  const all = () => {
    takeIn(rest);
    rest = [];
    return byId;
  };
  return {
    get size() {
      return rest.length + byId.size;
    },
    has: (id) => byId.has(id) || all().has(id),
    get: (id) => {
      const row = byId.get(id) ?? all().get(id);
      return row === undefined ? undefined : entryOfRow(row);
    },
    delete: (id) => {
      if (!byId.delete(id)) all().delete(id);
    },
    clear: () => {
      rest = [];
      byId.clear();
    },
    last: (count) => {
      takeIn(rest.slice(-count));
      rest = rest.slice(0, -count);
      return [...byId.keys()].sort().slice(-count);
    },
    rows: () => [...rest, ...byId.values()],
  };
}

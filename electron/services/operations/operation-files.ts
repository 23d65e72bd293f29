import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import {
  operationId,
  operationKinds,
  type OperationId,
  type OperationRecord,
} from '../../../shared/model/operation.ts';
import { postId, revision, type PostId, type Revision } from '../../../shared/model/post.ts';
import type { ByteChange } from '../../../shared/base/byte-change.ts';
import { isRunning } from '../../fs/processes.ts';
import type { BytesPlace } from './old-bytes.ts';

// The files of one operation, in a folder named by it: `old-N.bin` and `entries.json` first, `record.json` last. With the
// record there, the old bytes of every post are on the disk. `touched.json` comes when the work has ended.

/** What happens to one post, forwards and back. */
export interface OperationEntry {
  readonly id: PostId;
  readonly before: Revision;
  readonly after: Revision;
  /** Where the bytes before are kept. */
  readonly old: BytesPlace;
  /** What makes the bytes after of them. */
  readonly change: ByteChange;
  /** Where the post is after, when it moves. */
  readonly to?: PostId;
  /** Posts that move, for whose sake it changes; absent: it is not known which. */
  readonly follows?: readonly PostId[];
  /** Whether its words are surely as many before as after; absent where nobody has looked yet. Not kept. */
  readonly isCountedAlike?: boolean;
}

const recordSchema = v.object({
  version: v.literal(1),
  kind: v.picklist(operationKinds),
  title: v.string(),
  startedAt: v.number(),
  /** The process that is, or was last, at it. */
  pid: v.number(),
  direction: v.picklist(['forward', 'back']),
  /** null: the work in this direction has not ended, as far as the disk knows. */
  ended: v.nullable(v.picklist(['applied', 'undone'])),
  posts: v.number(),
  changed: v.nullable(v.number()),
  /** Of the kept bytes. */
  size: v.number(),
});
export type RecordFile = v.InferOutput<typeof recordSchema>;

export const recordName = 'record.json';
export const entriesName = 'entries.json';
export const touchedName = 'touched.json';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

export const writeRecord = (record: RecordFile): Uint8Array => encode(record);
/** Throws on what is no record, whatever is wrong with it. */
export const parseRecord = (bytes: Uint8Array): RecordFile => v.parse(recordSchema, decode(bytes));

/** The path of a post that moves comes last, posts that it follows after the change; few have either. */
const entrySchema = v.tupleWithRest(
  [
    v.string(),
    v.string(),
    v.string(),
    v.tuple([v.number(), v.number(), v.number()]),
    v.tupleWithRest([v.number(), v.number(), v.string()], v.string()),
  ],
  v.string(),
);

/** Bare tuples: an operation may have a hundred thousand of them. */
export function writeEntries(entries: readonly OperationEntry[]): Uint8Array {
  const tuple = ({
    id,
    before,
    after,
    old,
    change,
    to,
    follows = [],
  }: OperationEntry): v.InferInput<typeof entrySchema> => [
    id,
    before,
    after,
    [old.pack, old.from, old.size],
    [change.from, change.to, Buffer.from(change.insert).toString('base64'), ...follows],
    ...(to === undefined ? [] : [to]),
  ];
  return encode(entries.map(tuple));
}

/** The other way of `writeEntries`; throws on what those are not. */
export function parseEntries(bytes: Uint8Array): readonly OperationEntry[] {
  return v
    .parse(v.array(entrySchema), decode(bytes))
    .map(([id, before, after, [pack, start, size], [from, to, insert, ...follows], moved]) => ({
      id: postId(id),
      before: revision(before),
      after: revision(after),
      old: { pack, from: start, size },
      change: { from, to, insert: Buffer.from(insert, 'base64') },
      ...(moved !== undefined && { to: postId(moved) }),
      ...(follows.length > 0 && { follows: follows.map(postId) }),
    }));
}

export const writeTouched = (touched: ReadonlySet<PostId>): Uint8Array => encode([...touched]);
/** The other way; throws on what is no list of posts. */
export const parseTouched = (bytes: Uint8Array): ReadonlySet<PostId> =>
  new Set(v.parse(v.array(v.string()), decode(bytes)).map(postId));

/**
 * Time, process and chance: sorts by time, behind the `newest` one also where the clock was set back, and tells whose work it
 * was when it left nothing else.
 */
export function newOperationId(now: number, newest?: OperationId): OperationId {
  const at = newest === undefined ? now : Math.max(now, makerOf(newest).since + 1);
  const time = new Date(at).toISOString().replace(/\D/g, '');
  return operationId(`${time}-${process.pid.toString(16).padStart(8, '0')}${randomBytes(2).toString('hex')}`);
}

const idPattern = /^\d{17}-([0-9a-f]{8})[0-9a-f]{4}$/;

/** Whether a name in the folder of a journal is that of an operation: others are left alone. */
export const isOperationId = (name: string): name is OperationId => idPattern.test(name);

const hour = 3_600_000;

/** Whether another process may still be at it. A number of a process comes back, so after an hour it counts no more. */
export function mayRun(pid: number, since: number, now: number): boolean {
  return pid !== process.pid && isRunning(pid) && now - since < hour;
}

/** The process that made a folder in which there is no record yet, and since when. */
export function makerOf(id: OperationId): { readonly pid: number; readonly since: number } {
  const [, pid = ''] = idPattern.exec(id) ?? [];
  const part = (from: number, to: number) => Number(id.slice(from, to));
  const day = [part(0, 4), part(4, 6) - 1, part(6, 8)] as const;
  const since = Date.UTC(...day, part(8, 10), part(10, 12), part(12, 14), part(14, 17));
  return { pid: Number.parseInt(pid, 16), since };
}

/** What is told of an operation. `mine`: this process is at it. */
export function toRecord(id: OperationId, file: RecordFile, mine: boolean, now: number): OperationRecord {
  const { kind, title, startedAt, direction, ended, posts, changed, pid } = file;
  const unfinished = mine || mayRun(pid, startedAt, now) ? 'running' : 'interrupted';
  return { id, kind, title, startedAt, state: ended ?? unfinished, direction, posts, changed };
}

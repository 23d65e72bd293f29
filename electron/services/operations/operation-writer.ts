import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { OperationId, OperationKind } from '../../../shared/model/operation.ts';
import { atomicWrite } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { createBytesWriter, type BytesWriter } from './old-bytes.ts';
import { entriesName, recordName, writeEntries, writeRecord } from './operation-files.ts';
import type { OperationEntry, RecordFile } from './operation-files.ts';

/** A post that is to change, with its bytes before. */
export interface PostChange extends Omit<OperationEntry, 'old'> {
  readonly bytes: Uint8Array;
}

/** An operation that is being planned. Nothing of it counts before `commit`. */
export interface OperationWriter {
  /** Settled when there is room for more. */
  add(change: PostChange): Promise<void>;
  /** How many posts were added. */
  count(): number;
  /** Puts the old bytes of every post on the disk for good. Rejects when that fails; then no post may be written. */
  commit(): Promise<CommittedOperation>;
  /** Removes what was kept so far. */
  discard(): Promise<void>;
}

export interface CommittedOperation {
  readonly record: RecordFile;
  readonly entries: readonly OperationEntry[];
}

interface About {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** `folders`: that of the operation, which is there already, then those above it up to the data folder. */
export function createOperationWriter(
  disk: Disk,
  folders: readonly [string, ...string[]],
  about: About,
): OperationWriter {
  const [folder] = folders;
  const packs = createBytesWriter(disk, folder);
  const entries: OperationEntry[] = [];
  return {
    add: ({ bytes, ...entry }) => {
      entries.push({ ...entry, old: packs.add(entry.before, bytes) });
      return packs.room();
    },
    count: () => entries.length,
    commit: async () => {
      try {
        const record = await commit(disk, folders, { about, packs, entries });
        return { record, entries };
      } catch (error) {
        throw unkept(error);
      }
    },
    discard: async () => {
      await packs.flush().catch(() => undefined);
      await disk.removeFolder(folder).catch(() => undefined);
    },
  };
}

interface Contents {
  readonly about: About;
  readonly packs: BytesWriter;
  readonly entries: readonly OperationEntry[];
}

async function commit(disk: Disk, folders: readonly [string, ...string[]], contents: Contents): Promise<RecordFile> {
  const { about, packs, entries } = contents;
  const { kind, title, startedAt } = about;
  const size = entries.reduce((sum, { old }) => sum + old.size, 0);
  const state = { pid: process.pid, direction: 'forward', ended: null, changed: null } as const;
  const record = { version: 1, kind, title, startedAt, posts: entries.length, size, ...state } as const;
  const [folder, ...above] = folders;
  await packs.flush();
  await disk.writeNew(join(folder, entriesName), writeEntries(entries), 0o600);
  // The record last: it says that all the rest is there.
  await atomicWrite(disk, join(folder, recordName), writeRecord(record), { mode: 0o600 });
  // The folders themselves may be new.
  for (const parent of [...above, dirname(above.at(-1) ?? folder)]) await disk.flushFolder(parent);
  return record;
}

function unkept(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const message = `The texts as they are could not be kept for undo, so no post was changed: ${error.message}`;
  return new AppError(error.code, message, { file: error.file, remedy: error.remedy, cause: error });
}

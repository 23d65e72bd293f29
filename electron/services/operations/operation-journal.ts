import { join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { OperationId, OperationKind, OperationRecord } from '../../../shared/model/operation.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { atomicWrite } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { logProblem } from '../log.ts';
import { createBytesReader } from './old-bytes.ts';
import * as files from './operation-files.ts';
import type { OperationEntry } from './operation-files.ts';
import { createOperationWriter, type CommittedOperation, type OperationWriter } from './operation-writer.ts';

/** An operation whose old bytes are safe. */
export interface JournaledOperation {
  readonly id: OperationId;
  readonly kind: OperationKind;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly entries: readonly OperationEntry[];
  /** The posts that it changed; null when it was cut off before that was noted. */
  readonly touched: ReadonlySet<PostId> | null;
  /**
   * The bytes before, as they were taken in; AppError `io` where they are damaged. `isCompared`: the caller compares them with
   * those of the post itself, which tells as much. `room`: where they are put, else in memory of their own.
   */
  oldBytes(entry: OperationEntry, isCompared?: boolean, room?: Uint8Array): Promise<Uint8Array>;
  /** Notes that work in this direction begins, before the first post is written. */
  begin(direction: 'forward' | 'back'): Promise<void>;
  /** Notes how it ended; null: it is as it was before the work. A first run that touched nothing leaves nothing behind. */
  end(state: 'applied' | 'undone' | null, touched: ReadonlySet<PostId>): Promise<void>;
}

/** An operation of which nothing counts yet; see OperationWriter. */
export interface PlannedOperation extends Omit<OperationWriter, 'commit'> {
  commit(): Promise<JournaledOperation>;
}

/** The operations of each library, kept in the app's data folder until the history grows past its bounds. */
export interface OperationJournal {
  plan(library: LibraryId, about: { readonly kind: OperationKind; readonly title: string }): Promise<PlannedOperation>;
  /** The newest first. One that cannot be read is left out and logged. */
  list(library: LibraryId): Promise<readonly OperationRecord[]>;
  /** AppError `not-found` when the history has it no more. */
  open(library: LibraryId, id: OperationId): Promise<JournaledOperation>;
}

export interface OperationJournalOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How much history is kept; the newest operation always is. */
  readonly bounds?: { readonly operations: number; readonly bytes: number };
}

const usualBounds = { operations: 50, bytes: 256 * 1024 * 1024 };

interface Work extends Required<OperationJournalOptions> {
  /** Those that this process is at. */
  readonly running: Set<OperationId>;
}

export function createOperationJournal(options: OperationJournalOptions): OperationJournal {
  const work: Work = { now: Date.now, bounds: usualBounds, ...options, running: new Set() };
  const { disk, now, running } = work;
  return {
    plan: async (library, about) => {
      const [newest] = await idsOf(work, library);
      const id = files.newOperationId(now(), newest);
      const above = folderOf(work, library);
      const folder = join(above, id);
      running.add(id);
      await disk.makeFolder(folder);
      const writer = createOperationWriter(disk, [folder, above, join(above, '..')], {
        id,
        startedAt: now(),
        ...about,
      });
      const discard = async () => {
        running.delete(id);
        await writer.discard();
      };
      const commit = async () =>
        journaled(work, library, id, { ...(await writer.commit()), touched: null, isNew: true });
      return { ...writer, commit, discard };
    },
    list: async (library) => {
      const records: OperationRecord[] = [];
      for (const id of await idsOf(work, library)) {
        try {
          const record = await readRecord(work, library, id);
          if (record) records.push(files.toRecord(id, record, running.has(id), now()));
        } catch (error) {
          logProblem(`the operation ${join(folderOf(work, library), id)} cannot be read`, error);
        }
      }
      return records;
    },
    open: async (library, id) => {
      const folder = join(folderOf(work, library), id);
      const record = await readRecord(work, library, id);
      if (!record) throw notKept();
      const entries = files.parseEntries(await disk.readFile(join(folder, files.entriesName)));
      const touched = await ifThere(disk.readFile(join(folder, files.touchedName)));
      return journaled(work, library, id, { record, entries, touched: touched && files.parseTouched(touched) });
    },
  };
}

const folderOf = ({ dataFolder }: Work, library: LibraryId) => join(dataFolder, 'operations', library);

async function readRecord(work: Work, library: LibraryId, id: OperationId): Promise<files.RecordFile | null> {
  const bytes = await ifThere(work.disk.readFile(join(folderOf(work, library), id, files.recordName)));
  return bytes && files.parseRecord(bytes);
}

async function idsOf(work: Work, library: LibraryId): Promise<readonly OperationId[]> {
  const names = (await ifThere(work.disk.list(folderOf(work, library)))) ?? [];
  return names
    .flatMap(({ name }) => (files.isOperationId(name) ? [name] : []))
    .toSorted()
    .toReversed();
}

function journaled(
  work: Work,
  library: LibraryId,
  id: OperationId,
  contents: CommittedOperation & Pick<JournaledOperation, 'touched'> & { readonly isNew?: boolean },
): JournaledOperation {
  const { disk, running } = work;
  const folder = join(folderOf(work, library), id);
  const write = (name: string, bytes: Uint8Array) => atomicWrite(disk, join(folder, name), bytes, { mode: 0o600 });
  let { record } = contents;
  const note = (change: Partial<files.RecordFile>) => {
    record = { ...record, pid: process.pid, ...change };
    return write(files.recordName, files.writeRecord(record));
  };
  const read = createBytesReader(disk, folder);
  return {
    id,
    kind: record.kind,
    title: record.title,
    startedAt: record.startedAt,
    entries: contents.entries,
    touched: contents.touched,
    oldBytes: ({ before, old }, isCompared = false, room = new Uint8Array(old.size)) =>
      read(isCompared ? null : before, old, room),
    begin: async (direction) => {
      // One that was just committed says so already.
      if (!running.has(id)) await note({ direction, ended: null });
      running.add(id);
    },
    end: async (ended, touched) => {
      running.delete(id);
      if (ended === null) return;
      if (contents.isNew && touched.size === 0) return disk.removeFolder(folder);
      await write(files.touchedName, files.writeTouched(touched));
      await note({ ended, changed: touched.size });
      await prune(work, library).catch((error: unknown) => logProblem('could not shorten the history', error));
    },
  };
}

/** Removes what is past the bounds, and what a crash left of operations that were never committed. */
async function prune(work: Work, library: LibraryId): Promise<void> {
  const { disk, now, bounds, running } = work;
  let kept = 0;
  let bytes = 0;
  for (const id of await idsOf(work, library)) {
    const record = await readRecord(work, library, id);
    const { pid, since } = files.makerOf(id);
    if (record) {
      kept += 1;
      bytes += record.size;
    }
    const tooMuch = record && kept > 1 && (kept > bounds.operations || bytes > bounds.bytes) && record.ended !== null;
    const leftBehind = !record && !running.has(id) && !files.mayRun(pid, since, now());
    if (tooMuch || leftBehind) await disk.removeFolder(join(folderOf(work, library), id));
  }
}

function notKept(): AppError {
  return new AppError('not-found', 'This operation is not in the history any more.', {
    remedy: 'The history keeps the last operations only. Your backup or version control may have the earlier texts.',
  });
}

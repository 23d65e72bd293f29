import pLimit from 'p-limit';
import type { PostId } from '../../../shared/model/post.ts';
import { tempName } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import type { FileStat } from '../../fs/file-stat.ts';
import type { CloseFiles } from '../../fs/open-file.ts';
import { foreignOwner } from './save-post.ts';
import { removeTemp, type NewTemp, type TempGroup } from './temp-files.ts';
import { createTempWriter } from './temp-writer.ts';

/** A file as it was looked at, by its real path. */
export interface LookedAt {
  readonly path: string;
  readonly stat: FileStat;
}

/** A temp file beside a post, flushed: all but the rename. */
export interface ReadyTemp extends LookedAt {
  readonly temp: string;
}

/**
 * Temp files of posts that are to be replaced later, written while others are still looked at: the disk works beside the
 * processor. One that cannot be written, or for which there is no room, is missing, and left to the save itself.
 */
export interface TempsAhead {
  /** Writes the bytes, which it copies, beside the file. Settled when not much is waiting. Never rejects. */
  add(id: PostId, file: LookedAt, bytes: Uint8Array): Promise<void>;
  /** Writes and flushes what is left. Never rejects. */
  settled(): Promise<void>;
  /** The temp file of a post, for who renames or removes it; once. */
  take(id: PostId): ReadyTemp | null;
  /** Closes the files that were replaced by them, where those are written. Never rejects. */
  readonly close: CloseFiles;
  /** Removes those that nobody took. Never rejects. */
  discard(): Promise<void>;
}

/** Files that are flushed together share the disk's commits. */
const together = 128;
/** Bytes of these, unless a single file is larger. */
const packSize = 1024 * 1024;
/** Bytes that may lie beside the posts before the first of them is replaced. */
const mostAhead = 64 * 1024 * 1024;

/** Removals that are under way at once. */
const removedAtOnce = 8;

interface Group extends TempGroup {
  readonly posts: (readonly [PostId, ReadyTemp])[];
  readonly temps: NewTemp[];
  size: number;
}

/** `module`: that of the worker that writes where there are many; null writes in this thread. */
export function createTempsAhead(disk: Disk, module: URL | null = null): TempsAhead {
  const ready = new Map<PostId, ReadyTemp>();
  const writer = createTempWriter(disk, module);
  let spare = new Uint8Array();
  let room = mostAhead;
  let group: Group | null = null;
  let flushed: Promise<void> = Promise.resolve();
  let flushedBefore = flushed;

  async function write({ posts, temps, pack }: Group, isFull: boolean): Promise<void> {
    const done = await writer.write({ temps, pack }, isFull);
    spare = done.pack;
    for (const [index, [id, file]] of posts.entries()) if (done.written[index]) ready.set(id, file);
  }

  function close(isFull: boolean): void {
    if (group === null) return;
    const writing = write(group, isFull);
    group = null;
    flushedBefore = flushed;
    flushed = Promise.all([flushed, writing]).then(() => undefined);
  }

  function groupFor(size: number): Group {
    if (group && (group.size + size > group.pack.length || group.posts.length >= together)) close(true);
    if (group) return group;
    const pack = size <= spare.length ? spare : new Uint8Array(Math.max(size, packSize));
    if (pack === spare) spare = new Uint8Array();
    return (group = { posts: [], temps: [], pack, size: 0 });
  }

  return {
    add: (id, { path, stat }, bytes) => {
      if (bytes.length > room) return flushedBefore;
      room -= bytes.length;
      const into = groupFor(bytes.length);
      const from = into.size;
      into.size += bytes.length;
      into.pack.set(bytes, from);
      const temp = tempName(path);
      into.posts.push([id, { path, stat, temp }]);
      into.temps.push({ path, temp, from, to: into.size, mode: stat.mode, owner: foreignOwner(stat) });
      return flushedBefore;
    },
    settled: () => {
      close(false);
      return flushed;
    },
    take: (id) => {
      const found = ready.get(id) ?? null;
      ready.delete(id);
      return found;
    },
    close: writer.close,
    discard: async () => {
      close(false);
      await flushed;
      await writer.end();
      const limit = pLimit(removedAtOnce);
      await Promise.all([...ready.values()].map(({ temp }) => limit(() => removeTemp(disk, temp))));
      ready.clear();
    },
  };
}

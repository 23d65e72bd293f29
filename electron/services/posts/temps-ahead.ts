import pLimit from 'p-limit';
import type { PostId } from '../../../shared/model/post.ts';
import { tempName } from '../../fs/atomic-write.ts';
import type { Disk, FileStat } from '../../fs/disk.ts';
import type { Unflushed } from '../../fs/write-like.ts';
import { foreignOwner } from './save-post.ts';

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
  /** Writes the bytes beside the file. Settled when not much is waiting. Never rejects. */
  add(id: PostId, file: LookedAt, bytes: Uint8Array): Promise<void>;
  /** Writes and flushes what is left. Never rejects. */
  settled(): Promise<void>;
  /** The temp file of a post, for who renames or removes it; once. */
  take(id: PostId): ReadyTemp | null;
  /** Removes those that nobody took. Never rejects. */
  discard(): Promise<void>;
}

/** Files that are flushed together share the disk's commits. */
const together = 128;
/** Names that are made at once: a folder takes one at a time, and those that wait for it keep processors busy. */
const createdAtOnce = 8;
/** Bytes that may lie beside the posts before the first of them is replaced. */
const mostAhead = 64 * 1024 * 1024;

interface Written extends ReadyTemp {
  readonly id: PostId;
  readonly file: Unflushed;
}

export function createTempsAhead(disk: Disk): TempsAhead {
  const ready = new Map<PostId, ReadyTemp>();
  const limit = pLimit(createdAtOnce);
  let room = mostAhead;
  let group: Promise<Written | null>[] = [];
  let flushed: Promise<void> = Promise.resolve();
  let flushedBefore = flushed;

  async function flush({ id, path, stat, temp, file }: Written): Promise<void> {
    try {
      await file.flush();
      ready.set(id, { path, stat, temp });
    } catch {
      await remove(disk, temp);
    }
  }

  function close(): void {
    const some = group;
    group = [];
    flushedBefore = flushed;
    flushed = flushed.then(async () => {
      const written = (await Promise.all(some)).filter((one) => one !== null);
      await Promise.all(written.map(flush));
    });
  }

  return {
    add: (id, { path, stat }, bytes) => {
      if (bytes.length > room) return flushedBefore;
      room -= bytes.length;
      const temp = tempName(path);
      const written = limit(() => writeTemp(disk, temp, { path, stat, bytes }));
      group.push(
        written.then(
          (file) => ({ id, path, stat, temp, file }),
          () => remove(disk, temp),
        ),
      );
      if (group.length >= together) close();
      return flushedBefore;
    },
    settled: () => {
      close();
      return flushed;
    },
    take: (id) => {
      const found = ready.get(id) ?? null;
      ready.delete(id);
      return found;
    },
    discard: async () => {
      close();
      await flushed;
      await Promise.all([...ready.values()].map(({ temp }) => limit(() => remove(disk, temp))));
      ready.clear();
    },
  };
}

/** A new file beside a post with what is to take its place, of its mode and owner; not flushed yet. A failure may leave it. */
export async function writeTemp(
  disk: Disk,
  temp: string,
  { path, stat, bytes }: LookedAt & { readonly bytes: Uint8Array },
): Promise<Unflushed> {
  const file = await disk.openLike(path, temp, bytes, stat.mode);
  const owner = foreignOwner(stat);
  try {
    if (owner) await disk.changeOwner(temp, owner.uid, owner.gid);
  } catch (error) {
    file.close();
    throw error;
  }
  return file;
}

/** Whatever stopped a write may stop this too; then the sweep at the next start removes it. */
const remove = (disk: Disk, temp: string): Promise<null> =>
  disk.remove(temp).then(
    () => null,
    () => null,
  );

import type { Disk } from '../../fs/disk.ts';
import type { Unflushed } from '../../fs/write-like.ts';

/** A temp file that is to be made beside a post. */
export interface NewTemp {
  /** The real path of the post. */
  readonly path: string;
  readonly temp: string;
  /** Where its bytes lie in the pack. */
  readonly from: number;
  readonly to: number;
  readonly mode: number;
  /** Where it is not the one that a new file gets by itself. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/** Temp files that are written and flushed together, with the bytes of all of them. */
export interface TempGroup {
  readonly temps: readonly NewTemp[];
  readonly pack: Uint8Array<ArrayBuffer>;
}

type Writing = Pick<Disk, 'sync' | 'changeOwner' | 'remove'>;

/**
 * Writes the files one after the other, then flushes all of them together, so that they share the disk's commits. Answers
 * which are on the disk for good; nothing is left of the others. Never rejects.
 */
export async function writeTemps(disk: Writing, { temps, pack }: TempGroup): Promise<readonly boolean[]> {
  const files: (Unflushed | null)[] = [];
  for (const temp of temps) files.push(await open(disk, temp, pack).catch(() => null));
  return Promise.all(temps.map(({ temp }, index) => finish(disk, temp, files[index] ?? null)));
}

async function open(
  disk: Writing,
  { path, temp, from, to, mode, owner }: NewTemp,
  pack: Uint8Array,
): Promise<Unflushed> {
  const file = disk.sync.openLike(path, temp, pack.subarray(from, to), mode);
  try {
    if (owner) await disk.changeOwner(temp, owner.uid, owner.gid);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

async function finish(disk: Writing, temp: string, file: Unflushed | null): Promise<boolean> {
  try {
    if (file) return await file.flush().then(() => true);
  } catch {
    // Nothing of it may be left.
  }
  await removeTemp(disk, temp);
  return false;
}

/** Whatever stopped a write may stop this too; then the sweep at the next start removes it. */
export const removeTemp = (disk: Pick<Disk, 'remove'>, temp: string): Promise<void> =>
  disk.remove(temp).catch(() => undefined);

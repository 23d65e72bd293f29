import { dirname } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { revision, type PostId, type Revision, type SaveOutcome, type TextFormat } from '../../../shared/model/post.ts';
import { atomicWrite, exists, WrittenOver } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import type { FileStat } from '../../fs/file-stat.ts';
import type { FileLock } from '../../fs/file-lock.ts';
import { ifThere } from '../../fs/if-there.ts';
import { hashBytes } from '../../fs/revision.ts';
import { createMadeFolders } from './made-folders.ts';
import { largestPost, readPostText, saveObstacle, toPostText } from './post-text.ts';
import { encodeText } from './text-codec.ts';

export interface SaveRequest {
  readonly id: PostId;
  readonly text: string;
  /** The revision that the text was typed over; null: a file that must not be there yet. */
  readonly base: Revision | null;
  readonly format: TextFormat;
}

/** Bytes that are to take the place of others. */
export interface ReplaceRequest {
  readonly id: PostId;
  readonly bytes: Uint8Array;
  /** The revision that they take the place of. */
  readonly base: Revision;
}

/** `onReplace` is awaited with the bytes that the file holds before others take their place. It must not throw. */
export type SavePost = (
  locate: () => Promise<string>,
  request: SaveRequest | ReplaceRequest,
  onReplace?: (old: Uint8Array) => Promise<void>,
) => Promise<SaveOutcome>;

/** Thrown between the temp file and the rename when the post changed meanwhile: an outcome rather than an error. */
class ChangedMeanwhile extends Error {}

/**
 * The one way in which a post's bytes reach the disk. `locate` answers the post's real path; it is asked again right
 * before the file is replaced, since a link may have been swapped. Calls for one post must not overlap; `lock` keeps other
 * processes out between the last comparison and the rename. Between those two a program that knows no such lock has a
 * moment of well under a millisecond left.
 */
export function createSavePost(disk: Disk, lock?: FileLock): SavePost {
  // A save can fail after the rename (folder flush, read back). The next try must then know its own bytes again and
  // not take them for somebody else's.
  const attempts = new Map<string, { readonly base: Revision; readonly hash: string }>();

  return async (locate, request, onReplace) => {
    const path = await locate();
    const bytes = bytesOf(request);
    if (request.base === null) return saveNew(disk, path, request, bytes);
    const { base } = request;
    const onDisk = await readIfThere(disk, path);
    if (!onDisk) return { kind: 'gone' };
    const hash = hashBytes(bytes);
    const found = hashBytes(onDisk);
    if (found === hash) return { ...saved(hash), already: true };
    const attempt = attempts.get(path);
    const ours = attempt?.base === base && attempt.hash === found;
    if (found !== base && !ours) {
      return { kind: 'conflict', disk: await toPostText(disk, path, request.id, onDisk) };
    }
    await onReplace?.(onDisk);
    attempts.set(path, { base, hash });
    const outcome = await replace(disk, path, { locate, request, bytes, hash, onDisk, lock });
    attempts.delete(path);
    return outcome;
  };
}

interface Replacement {
  readonly locate: () => Promise<string>;
  readonly request: Pick<SaveRequest, 'id'>;
  readonly bytes: Uint8Array;
  /** Of the bytes. */
  readonly hash: string;
  /** What the file held a moment ago. */
  readonly onDisk: Uint8Array;
  readonly lock: FileLock | undefined;
}

async function replace(disk: Disk, path: string, replacement: Replacement): Promise<SaveOutcome> {
  const { locate, request, bytes, hash, onDisk, lock } = replacement;
  const stat = await disk.stat(path);
  const obstacle = await saveObstacle(disk, path, stat);
  if (obstacle) throw readOnlyPost(path, obstacle);
  const owner = foreignOwner(stat);
  let unlock = async () => {};
  try {
    await atomicWrite(disk, path, bytes, {
      like: path,
      mode: stat.mode,
      ...(owner && { owner }),
      beforeReplace: async () => {
        if (lock) unlock = await lock(path);
        const now = (await locate()) === path ? await readIfThere(disk, path) : null;
        if (!now || Buffer.compare(now, onDisk) !== 0) throw new ChangedMeanwhile();
      },
    });
    return saved(hash);
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile || error instanceof WrittenOver)) throw error;
    return conflictOrGone(disk, await locate(), request.id);
  } finally {
    await unlock();
  }
}

async function saveNew(
  disk: Disk,
  path: string,
  request: Pick<SaveRequest, 'id'>,
  bytes: Uint8Array,
): Promise<SaveOutcome> {
  if (await exists(disk, path)) {
    const found = await readPostText(disk, path, request.id);
    // Our own bytes: an earlier try that failed after the file had its name.
    return found.revision === hashBytes(bytes) ? saved(found.revision) : { kind: 'conflict', disk: found };
  }
  return createMadeFolders(disk).fill(dirname(path), async () => {
    try {
      await atomicWrite(disk, path, bytes, { create: true });
    } catch (error) {
      // Of the file alone: a folder that cannot be made, as where a link leads nowhere, is no conflict.
      if (!(error instanceof AppError && error.code === 'already-exists')) throw error;
      return conflictOrGone(disk, path, request.id);
    }
    return saved(hashBytes(bytes));
  });
}

async function conflictOrGone(disk: Disk, path: string, id: PostId): Promise<SaveOutcome> {
  const onDisk = await readIfThere(disk, path);
  return onDisk ? { kind: 'conflict', disk: await toPostText(disk, path, id, onDisk) } : { kind: 'gone' };
}

const readIfThere = (disk: Disk, path: string) => ifThere(disk.readFile(path, largestPost));

function bytesOf(request: SaveRequest | ReplaceRequest): Uint8Array {
  if ('bytes' in request) return request.bytes;
  const { id, text, format } = request;
  const bytes = encodeText(text, format);
  if (bytes) return bytes;
  throw new AppError('not-text', `The text of ${id} cannot be written in the encoding of the file`, {
    file: id,
    remedy: 'Save it under another name in UTF-8.',
  });
}

/** The owner and group of a file that a new one would not get by itself. */
export function foreignOwner({ uid, gid }: FileStat): { readonly uid: number; readonly gid: number } | null {
  const user = process.getuid?.();
  return user !== undefined && (uid !== user || gid !== process.getgid?.()) ? { uid, gid } : null;
}

/** AppError `read-only`. `obstacle`: why, as a sentence; see `saveObstacle`. */
export function readOnlyPost(path: string, obstacle: string): AppError {
  return new AppError('read-only', `The post cannot be saved: ${path}. ${obstacle}`, {
    file: path,
    remedy: 'Duplicate the post, or change the permissions and save again.',
  });
}

const saved = (hash: string): Extract<SaveOutcome, { kind: 'saved' }> => ({ kind: 'saved', revision: revision(hash) });

import { dirname } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { longestText } from '../../../shared/contract/schemas.ts';
import { revision, type PostId, type PostText, type Revision } from '../../../shared/model/post.ts';
import { tooLarge, type Disk } from '../../fs/disk.ts';
import type { FileStat } from '../../fs/file-stat.ts';
import { createFolderCheck, placeInside, resolveInsideNow } from '../../fs/inside.ts';
import { hashBytes } from '../../fs/revision.ts';
import type { StatFile, SyncDisk } from '../../fs/sync-disk.ts';
import { decodeText, type DecodedText } from './text-codec.ts';

/** Bytes past which a file is refused, so that a stray video named `.md` does not fill the memory. */
export const largestPost = longestText;

/** A post as it is on the disk now. AppError `not-text` for a binary file, `too-large` past 64 MB. */
export async function readPostText(disk: Disk, path: string, id: PostId): Promise<PostText> {
  return toPostText(disk, path, id, await disk.readFile(path, largestPost));
}

/**
 * The text alone of a post of the library at `root`, without promises; fails as reading the post does. Its bytes are good
 * until the next reading.
 */
export function readTextNow(
  disk: SyncDisk,
  root: string,
  id: PostId,
): { readonly text: string; readonly bytes: Uint8Array } {
  const { path, bytes } = bytesNow(disk, root, id);
  return { text: decoded(path, id, bytes).text, bytes };
}

/** The revision of what the file of a post holds now; fails as reading the text does. */
export function revisionNow(disk: SyncDisk, root: string, id: PostId): Revision {
  return revision(hashBytes(bytesNow(disk, root, id).bytes));
}

/** A post with its file and its bytes, which are good until the next reading. */
export interface ReadPost {
  readonly post: PostText;
  readonly file: { readonly path: string; readonly stat: FileStat };
  readonly bytes: Uint8Array;
}

/**
 * Reads posts of the library at `root` without promises. Each folder is looked at once, so a reader is only for one stretch
 * of work in which nobody else has a turn. Fails as reading a post does.
 */
export function createPostReader(disk: SyncDisk, root: string): (id: PostId) => ReadPost {
  const isReal = createFolderCheck(disk, root);
  const isWritable = remembered(disk.writable);
  return (id) => {
    const { path, stat, bytes } = fileNow(disk, root, id, isReal);
    const { text, format, problem } = decoded(path, id, bytes);
    const readOnly = problem?.message ?? obstacle(stat, disk.writable(path), isWritable(dirname(path)));
    return { post: { id, text, revision: revision(hashBytes(bytes)), format, readOnly }, file: { path, stat }, bytes };
  };
}

function fileNow(disk: SyncDisk, root: string, id: PostId, isReal: (folder: string) => boolean) {
  const path = placeInside(root, id);
  try {
    if (isReal(dirname(path))) return whole(path, disk.readStat(path, largestPost));
  } catch {
    // It is not there, or a link: then its name is followed.
  }
  const real = resolveInsideNow(disk, root, id);
  return whole(real, disk.readStat(real, largestPost));
}

function whole(path: string, { stat, bytes }: StatFile) {
  if (bytes === null) throw tooLarge(path, stat.size, largestPost);
  return { path, stat, bytes };
}

function remembered<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const found = known.get(path) ?? ask(path);
    known.set(path, found);
    return found;
  };
}

function bytesNow(disk: SyncDisk, root: string, id: PostId) {
  const path = resolveInsideNow(disk, root, id);
  const { look, bytes } = disk.readPlain(path, largestPost);
  if (bytes === null) throw tooLarge(path, look.size, largestPost);
  return { path, bytes };
}

/** Bytes already read, as a post, with the reason why it could not be saved in place. */
export async function toPostText(disk: Disk, path: string, id: PostId, bytes: Uint8Array): Promise<PostText> {
  const { text, format, problem } = decoded(path, id, bytes);
  const readOnly = problem?.message ?? (await saveObstacle(disk, path, await disk.stat(path)));
  return { id, text, revision: revision(hashBytes(bytes)), format, readOnly };
}

function decoded(path: string, id: PostId, bytes: Uint8Array): DecodedText {
  const found = decodeText(bytes);
  if (found.problem?.code !== 'binary' || found.format.encoding !== 'unknown') return found;
  throw new AppError('not-text', `This file is not text: ${id}`, {
    file: path,
    remedy: 'Open it with the program it was made with, or give it another ending.',
  });
}

/**
 * Why a file cannot be replaced without harm, as a sentence; null when it can. A save replaces the file by a new one,
 * so a file of several names would lose the others, and one of somebody else would change hands: both are refused,
 * because writing in place could be cut off halfway.
 */
export async function saveObstacle(disk: Disk, path: string, stat: FileStat): Promise<string | null> {
  return obstacle(stat, await disk.writable(path), await disk.writable(dirname(path)));
}

/** The same at once. */
export function obstacleNow(disk: SyncDisk, path: string, stat: FileStat): string | null {
  return obstacle(stat, disk.writable(path), disk.writable(dirname(path)));
}

function obstacle(stat: FileStat, isWritable: boolean, isFolderWritable: boolean): string | null {
  if (stat.kind !== 'file') return 'It is not an ordinary file.';
  if ((stat.mode & 0o222) === 0) return 'The file is marked read-only. Take the mark off to write in it.';
  if (!isWritable) return 'You are not allowed to write to this file. Check who may.';
  if (!isFolderWritable) return 'You are not allowed to write in the folder of this file. Check who may.';
  if (stat.links > 1) {
    return `The file has ${stat.links} names (hard links), which a safe save would part. Duplicate the post to edit it.`;
  }
  const user = process.getuid?.();
  if (user !== undefined && user !== 0 && stat.uid !== user) {
    return 'The file belongs to another user, which a safe save would change. Duplicate the post to edit it.';
  }
  return null;
}

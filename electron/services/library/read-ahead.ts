import { Buffer } from 'node:buffer';
import type { PostId } from '../../../shared/model/post.ts';
import type { PlainFile, SyncDisk } from '../../fs/sync-disk.ts';

/** As many as stay in the processor's own memory. */
export const mostAhead = 64;
const largest = 64 * 1024;

/**
 * Reads files in one go before they are looked into, which is faster than one after the other with other work in between:
 * at most the first so many, and of these those that are plain, small and readable. They are good until the next call.
 */
export function createReadAhead(disk: SyncDisk, root: string): (ids: readonly PostId[]) => Map<PostId, PlainFile> {
  let space: Buffer | null = null;
  return (ids) => {
    space ??= Buffer.allocUnsafeSlow(mostAhead * largest);
    const files = new Map<PostId, PlainFile>();
    let to = 0;
    for (const id of ids.slice(0, mostAhead)) {
      const file = readOrNothing(disk, `${root}/${id}`);
      if (!file?.bytes) continue;
      space.set(file.bytes, to);
      files.set(id, { look: file.look, bytes: space.subarray(to, to + file.bytes.length) });
      to += file.bytes.length;
    }
    return files;
  };
}

/** What goes wrong here will when the post itself is read, and is told then. */
function readOrNothing(disk: SyncDisk, path: string): PlainFile | null {
  try {
    return disk.readPlain(path, largest);
  } catch {
    return null;
  }
}

import { Buffer } from 'node:buffer';
import { headLengths } from '../../../../shared/markdown/facts/facts.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { FileHead, SyncDisk } from '../../../fs/sync-disk.ts';

/** As many as stay in the processor's own memory. */
export const mostAhead = 64;
const longest = Math.max(...headLengths);

/**
 * Reads the first bytes of at most so many files in one go before they are looked into, which is faster than one after the
 * other with other work in between: of those that are plain and readable. They are good until the next call.
 */
export function createReadAhead(disk: SyncDisk, root: string): (ids: readonly PostId[]) => Map<PostId, FileHead> {
  let space: Buffer | null = null;
  return (ids) => {
    space ??= Buffer.allocUnsafeSlow(mostAhead * longest);
    const heads = new Map<PostId, FileHead>();
    let from = 0;
    for (const id of ids) {
      const head = readOrNothing(disk, `${root}/${id}`, space.subarray(from, (from += longest)));
      if (head) heads.set(id, head);
    }
    return heads;
  };
}

/** What goes wrong here will when the post itself is read, and is told then. */
function readOrNothing(disk: SyncDisk, path: string, into: Buffer): FileHead | null {
  try {
    return disk.readHead(path, into);
  } catch {
    return null;
  }
}

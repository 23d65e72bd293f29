import { Buffer } from 'node:buffer';
import { headLengths } from '../../../../shared/markdown/facts/facts.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { FileHead, SyncDisk } from '../../../fs/sync-disk.ts';

/** As many as stay in the processor's own memory. */
export const mostAhead = 64;
const longest = Math.max(...headLengths);

/**
 * Reads the first bytes of at most so many files in one go before they are looked into, which is faster than one after the
 * other with other work in between: null for one that is not plain or not readable. They are good until the next call.
 */
export function createReadAhead(
  disk: SyncDisk,
  root: string,
): (ids: readonly PostId[]) => readonly (FileHead | null)[] {
  let space: Buffer | null = null;
  return (ids) => {
    space ??= Buffer.allocUnsafeSlow(mostAhead * longest);
    const into = space;
    return ids.map((id, index) =>
      readOrNothing(disk, `${root}/${id}`, into.subarray(index * longest, (index + 1) * longest)),
    );
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

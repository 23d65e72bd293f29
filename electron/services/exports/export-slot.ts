import { dirname } from 'node:path';
import { hashBytes } from '../../fs/revision.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';

export type Staged = 'written' | 'unchanged' | 'foreign';

/** Where a file of an export is prepared, by whichever thread makes it. Plain JSON. */
export interface Slot {
  /** The prepared file. */
  readonly path: string;
  /** Hash of what is there now, which need not be written again; null for nothing. */
  readonly inPlace: string | null;
  /** Another program's file has that name, and it is left alone. */
  readonly isForeign: boolean;
}

export interface Filled {
  readonly hash: string;
  readonly staged: Staged;
}

/** Prepares a file where it is another one than what is there. */
export function fillSlot(disk: SyncDisk, { path, inPlace, isForeign }: Slot, bytes: Uint8Array): Filled {
  const hash = hashBytes(bytes);
  if (hash === inPlace) return { hash, staged: 'unchanged' };
  if (isForeign) return { hash, staged: 'foreign' };
  disk.makeFolder(dirname(path));
  disk.writeLoose(path, bytes);
  return { hash, staged: 'written' };
}

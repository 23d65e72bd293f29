import type { PostId } from '../../../../shared/model/post.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import type { IndexEntries } from './index-entries.ts';
import { findPlace } from './walk.ts';

/** Milliseconds in which the other half of a rename is told, on a busy machine too. */
const patience = 600;
/** More posts than this that go at once are a change of branch, or a folder that was removed. */
const mostHeld = 50;

interface RenameHalvesOptions {
  readonly disk: SyncDisk;
  readonly root: string;
  readonly entries: Pick<IndexEntries, 'has'>;
}

/**
 * Systems tell a rename in two halves, and between them a pause may end: then an open post would be gone, and another one
 * come. Posts that went are held back a moment, to be looked at together with one that comes.
 */
export function createRenameHalves(
  { disk, root, entries }: RenameHalvesOptions,
  look: (ids: readonly PostId[]) => void,
): (ids: readonly PostId[]) => void {
  const isThere = (id: PostId): boolean => {
    try {
      return findPlace(disk, root, id, true) !== null;
    } catch {
      // Not to be reached is not gone.
      return true;
    }
  };
  const isGone = (id: PostId) => entries.has(id) && !isThere(id);
  const isNew = (id: PostId) => !entries.has(id) && isThere(id);
  let held: readonly PostId[] = [];
  let timer: NodeJS.Timeout | undefined;
  return (ids) => {
    clearTimeout(timer);
    const all = [...new Set([...held, ...ids])];
    held = [];
    const gone = all.filter(isGone);
    if (gone.length === 0 || gone.length > mostHeld || all.some(isNew)) return look(all);
    held = gone;
    const others = all.filter((id) => !gone.includes(id));
    if (others.length > 0) look(others);
    timer = setTimeout(() => {
      held = [];
      look(gone);
    }, patience).unref();
    return undefined;
  };
}

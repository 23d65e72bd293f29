import type { LibraryId, Rename } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Refusal } from '../../shared/model/task.ts';

/** Other paths for files. `back`: the name of the move that is taken back, and nothing is looked at first. */
export interface Move {
  readonly kind: 'move';
  readonly renames: readonly Rename[];
  readonly skipped: readonly Refusal[];
  readonly back: string | null;
}

/** Posts come back from the trash. `name`: of the change that put them there. */
export interface Untrash {
  readonly kind: 'untrash';
  readonly ids: readonly PostId[];
  readonly name: string;
}

/** What takes a change of files back. */
export type WayBack = Move | Untrash;

/** Moves and trashings of files since the page was opened, which are in no history. */
export interface FileUndo {
  /** Answers the name under which it can be taken back. */
  readonly moved: (library: LibraryId, renames: readonly Rename[]) => string;
  readonly trashed: (library: LibraryId, ids: readonly PostId[]) => string;
  /** What takes that change back, or the last one in this library; null: there is none. `at`: milliseconds since 1970. */
  readonly find: (library: LibraryId, name?: string) => { readonly change: WayBack; readonly at: number } | null;
  /** These posts are back. Those that could not be are asked for again by name, or after all else. */
  readonly tookBack: (change: WayBack, done: readonly PostId[], cancelled: boolean) => void;
}

/** More than so many changes are not kept. */
const most = 20;

interface Entry {
  readonly name: string;
  readonly library: LibraryId;
  readonly at: number;
  readonly change: WayBack;
}

export function createFileUndo(now: () => number = Date.now): FileUndo {
  let entries: readonly Entry[] = [];
  let count = 0;
  const add = (library: LibraryId, change: (name: string) => WayBack) => {
    const name = `files-${++count}`;
    entries = [...entries, { name, library, at: now(), change: change(name) }].slice(-most);
    return name;
  };
  return {
    moved: (library, renames) =>
      add(library, (back) => ({
        kind: 'move',
        renames: renames.map(({ from, to }) => ({ from: to, to: from })),
        skipped: [],
        back,
      })),
    trashed: (library, ids) => add(library, (name) => ({ kind: 'untrash', ids, name })),
    find: (library, name) => {
      const here = entries.filter((entry) => entry.library === library);
      if (name !== undefined) return here.find((entry) => entry.name === name) ?? null;
      return here.reduce<Entry | null>((last, entry) => (last && last.at > entry.at ? last : entry), null);
    },
    tookBack: (change, done, cancelled) => {
      const name = change.kind === 'move' ? change.back : change.name;
      const back = new Set(done);
      entries = entries.flatMap((entry) => {
        if (entry.name !== name) return [entry];
        const rest = withoutDone(entry.change, back);
        return rest ? [{ ...entry, at: cancelled ? entry.at : 0, change: rest }] : [];
      });
    },
  };
}

/** null: nothing of it is left. */
function withoutDone(change: WayBack, back: ReadonlySet<PostId>): WayBack | null {
  if (change.kind === 'untrash') {
    const ids = change.ids.filter((id) => !back.has(id));
    return ids.length > 0 ? { ...change, ids } : null;
  }
  const renames = change.renames.filter(({ to }) => !back.has(to));
  return renames.length > 0 ? { ...change, renames } : null;
}

import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';

/** Posts come back from the trash. `name`: of the change that put them there. */
export interface Untrash {
  readonly kind: 'untrash';
  readonly ids: readonly PostId[];
  readonly name: string;
}

/** What went to the trash since the page was opened, which is in no history. */
export interface TrashUndo {
  /** Answers the name under which it can be taken back. */
  readonly trashed: (library: LibraryId, ids: readonly PostId[]) => string;
  /** What takes that change back, or the last one in this library; null: there is none. `at`: milliseconds since 1970. */
  readonly find: (library: LibraryId, name?: string) => { readonly change: Untrash; readonly at: number } | null;
  /** These posts are back. Those that could not be are asked for again by name, or after all else. */
  readonly tookBack: (change: Untrash, done: readonly PostId[], cancelled: boolean) => void;
}

/** More than so many changes are not kept. */
const most = 20;

interface Entry {
  readonly library: LibraryId;
  readonly at: number;
  readonly change: Untrash;
}

export function createTrashUndo(now: () => number = Date.now): TrashUndo {
  let entries: readonly Entry[] = [];
  let count = 0;
  return {
    trashed: (library, ids) => {
      const name = `files-${++count}`;
      entries = [...entries, { library, at: now(), change: { kind: 'untrash' as const, ids, name } }].slice(-most);
      return name;
    },
    find: (library, name) => {
      const here = entries.filter((entry) => entry.library === library);
      if (name !== undefined) return here.find(({ change }) => change.name === name) ?? null;
      return here.reduce<Entry | null>((last, entry) => (last && last.at > entry.at ? last : entry), null);
    },
    tookBack: ({ name }, done, cancelled) => {
      const back = new Set(done);
      entries = entries.flatMap((entry) => {
        const { change } = entry;
        if (change.name !== name) return [entry];
        const ids = change.ids.filter((id) => !back.has(id));
        return ids.length > 0 ? [{ ...entry, at: cancelled ? entry.at : 0, change: { ...change, ids } }] : [];
      });
    },
  };
}

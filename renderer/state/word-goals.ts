import type { LibraryChange } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Library } from './library.ts';

/** How many words each post is to have. Kept with the library's settings, never in a post. */
export interface WordGoals {
  /** null: none. */
  readonly set: (id: PostId, words: number | null) => Promise<void>;
  /** Follows renames. */
  readonly apply: (change: LibraryChange) => Promise<void>;
}

export function createWordGoals(library: Library): WordGoals {
  const goals = () => library.store.getState().settings.goals;
  return {
    async set(id, words) {
      const { [id]: _before, ...others } = goals();
      await library.changeSettings({ goals: words === null ? others : { ...others, [id]: words } });
    },
    async apply({ renamed }) {
      const names = new Map<string, string>(renamed.map(({ from, to }) => [from, to]));
      const before = goals();
      if (!Object.keys(before).some((id) => names.has(id))) return;
      const after = Object.entries(before).map(([id, words]) => [names.get(id) ?? id, words]);
      await library.changeSettings({ goals: Object.fromEntries(after) });
    },
  };
}

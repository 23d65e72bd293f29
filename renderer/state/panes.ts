import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LibraryChange } from '../../shared/model/library.ts';
import { noOpenTabs, noTabs, type OpenTabs, type TabRow } from '../../shared/model/panes.ts';
import type { PostId } from '../../shared/model/post.ts';
import { closeTabs, keepTab, renameTabs } from './tab-row.ts';

export interface PanesState extends OpenTabs {
  /** Closed posts that can be opened again, the latest last. */
  readonly closed: readonly PostId[];
}

/** The tabs of the window. What is shown follows them. */
export interface Panes {
  readonly store: StoreApi<PanesState>;
  /** Changes the row of the focused pane. */
  readonly change: (change: (row: TabRow) => TabRow) => void;
  readonly keep: (id: PostId) => void;
  /** Closes posts wherever they are open. `again`: they can be reopened. */
  readonly close: (ids: ReadonlySet<PostId>, again: boolean) => void;
  /** Follows renames, and lets go of posts that are gone unless `hasText` says that theirs is still here. */
  readonly apply: (change: LibraryChange, hasText: (id: PostId) => boolean) => void;
  readonly replace: (open: OpenTabs) => void;
}

/** More than this nobody reopens. */
const mostClosed = 30;

/** No post is open at first. */
export function createPanes(): Panes {
  const store = createStore<PanesState>(() => ({ ...noOpenTabs, closed: [] }));
  const everywhere = (change: (row: TabRow) => TabRow) => {
    const before = store.getState().rows;
    const rows = before.map(change);
    if (rows.some((row, index) => row !== before[index])) store.setState({ rows });
  };
  const close: Panes['close'] = (ids, again) => {
    const { rows, closed } = store.getState();
    const open = rows.flatMap(({ tabs }) => tabs.filter((id) => ids.has(id)));
    if (again)
      store.setState({ closed: [...closed.filter((id) => !ids.has(id)), ...new Set(open)].slice(-mostClosed) });
    everywhere((row) => closeTabs(row, ids));
  };
  return {
    store,
    change: (change) => {
      const { rows, focused } = store.getState();
      store.setState({ rows: rows.with(focused, change(rows[focused] ?? noTabs)) });
    },
    keep: (id) => everywhere((row) => keepTab(row, id)),
    close,
    apply: ({ renamed, removed }, hasText) => {
      if (removed.length === 0) return;
      const names = new Map(renamed.map(({ from, to }) => [from, to]));
      if (names.size > 0) everywhere((row) => renameTabs(row, names));
      close(new Set(removed.filter((id) => !names.has(id) && !hasText(id))), false);
    },
    replace: (open) => store.setState({ ...open, closed: [] }),
  };
}

/** The row of the pane that commands are about. */
export const focusedRow = ({ rows, focused }: OpenTabs): TabRow => rows[focused] ?? noTabs;

/** The post on screen that commands are about, or that is being opened; null: none. */
export const currentPost = (open: OpenTabs): PostId | null => focusedRow(open).current;

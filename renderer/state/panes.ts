import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LibraryChange } from '../../shared/model/library.ts';
import { noOpenTabs, noTabs, type OpenTabs, type TabRow } from '../../shared/model/panes.ts';
import type { PostId } from '../../shared/model/post.ts';
import { closeTabs, keepTab, renameTabs, showTab } from './tab-row.ts';

interface PanesState extends OpenTabs {
  /** Closed posts that can be opened again, the latest last. */
  readonly closed: readonly PostId[];
}

/** The tabs of the window. What is shown follows them. */
export interface Panes {
  readonly store: StoreApi<PanesState>;
  /** Changes the row of the focused pane. */
  readonly change: (change: (row: TabRow) => TabRow) => void;
  readonly focus: (pane: number) => void;
  /** Shows a post in the other pane, which is made where there is only one, and puts the focus there. */
  readonly openBeside: (id: PostId) => void;
  /** Takes a tab out of the focused pane into the other. */
  readonly moveAcross: (id: PostId) => void;
  /** Makes one pane of two, with the tabs of both. */
  readonly join: () => void;
  readonly keep: (id: PostId) => void;
  /** Closes tabs of one pane; they can be reopened. */
  readonly close: (ids: ReadonlySet<PostId>, pane: number) => void;
  /** Closes posts that are not there any more, wherever they are open. */
  readonly forget: (ids: ReadonlySet<PostId>) => void;
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
    const { rows: before, focused } = store.getState();
    const rows = before.map(change);
    if (rows.some((row, index) => row !== before[index])) store.setState(withoutEmpty({ rows, focused }));
  };
  const forget: Panes['forget'] = (ids) => everywhere((row) => closeTabs(row, ids));
  return {
    store,
    change: (change) => {
      const { rows, focused } = store.getState();
      store.setState({ rows: rows.with(focused, change(rows[focused] ?? noTabs)) });
    },
    focus: (pane) => {
      const { rows, focused } = store.getState();
      if (pane !== focused && rows[pane]) store.setState({ focused: pane });
    },
    openBeside: (id) => store.setState(openBeside(store.getState(), id)),
    moveAcross: (id) => {
      const { rows, focused } = openBeside(store.getState(), id);
      const left = rows.map((row, pane) => (pane === focused ? row : closeTabs(row, new Set([id]))));
      store.setState(withoutEmpty({ rows: left, focused }));
    },
    join: () => store.setState(join(store.getState())),
    keep: (id) => everywhere((row) => keepTab(row, id)),
    close(ids, pane) {
      const { rows, closed } = store.getState();
      const open = rows[pane]?.tabs.filter((id) => ids.has(id)) ?? [];
      store.setState({ closed: [...closed.filter((id) => !ids.has(id)), ...open].slice(-mostClosed) });
      everywhere((row) => (row === rows[pane] ? closeTabs(row, ids) : row));
    },
    forget,
    apply: ({ renamed, removed }, hasText) => {
      if (removed.length + renamed.length === 0) return;
      const names = new Map(renamed.map(({ from, to }) => [from, to]));
      if (names.size > 0) everywhere((row) => renameTabs(row, names));
      forget(new Set(removed.filter((id) => !names.has(id) && !hasText(id))));
    },
    replace: (open) => store.setState({ ...open, closed: [] }),
  };
}

/** A pane without tabs is one only while it is the only one. */
function withoutEmpty({ rows, focused }: OpenTabs): OpenTabs {
  const left = rows.filter(({ tabs }) => tabs.length > 0);
  if (left.length === rows.length) return { rows, focused };
  return left.length === 0 ? noOpenTabs : { rows: left, focused: 0 };
}

function openBeside({ rows, focused }: OpenTabs, id: PostId): OpenTabs {
  const other = rows.length === 1 ? 1 : 1 - focused;
  const row = showTab(rows[other] ?? noTabs, id);
  return { rows: rows.length === 1 ? [...rows, row] : rows.with(other, row), focused: other };
}

function join({ rows, focused }: OpenTabs): OpenTabs {
  const row = rows[focused] ?? noTabs;
  return { rows: [{ ...row, tabs: [...new Set(rows.flatMap(({ tabs }) => tabs))] }], focused: 0 };
}

/** The row of the pane that commands are about. */
export const focusedRow = ({ rows, focused }: OpenTabs): TabRow => rows[focused] ?? noTabs;

/** The post on screen that commands are about, or that is being opened; null: none. */
export const currentPost = (open: OpenTabs): PostId | null => focusedRow(open).current;

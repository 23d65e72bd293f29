import type { PostId } from './post.ts';

/** A row of tabs and the one of them that is shown. */
export interface TabRow {
  readonly tabs: readonly PostId[];
  /** The tab whose place the next post takes that is only looked at; null: there is none. */
  readonly passing: PostId | null;
  /** null: there are no tabs. */
  readonly current: PostId | null;
}

/** The posts that are open in a window. */
export interface OpenTabs {
  /** One for each pane, from the start of the line. */
  readonly rows: readonly TabRow[];
  /** Number of the pane that commands are about. */
  readonly focused: number;
}

export const noTabs: TabRow = { tabs: [], passing: null, current: null };
export const noOpenTabs: OpenTabs = { rows: [noTabs], focused: 0 };

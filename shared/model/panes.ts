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

/** Where the person is in a text, as offsets of it. */
export interface TextPlace {
  readonly caret: number;
  /** Start of the line at the upper edge; 0: nothing is scrolled away. */
  readonly top: number;
  /** Pixels from the upper edge down to that line; negative where part of it is scrolled away. */
  readonly above: number;
}

export const noTabs: TabRow = { tabs: [], passing: null, current: null };
export const noOpenTabs: OpenTabs = { rows: [noTabs], focused: 0 };

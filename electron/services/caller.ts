/** The window that a call comes from, where a host has several of its own; nothing of it elsewhere. */
export interface Caller {
  /** Tells it from the other windows. */
  readonly window?: number;
  /** Folder or post that its page shows first, in place of the host's own choice; null: the welcome screen. */
  readonly open?: string | null | undefined;
  /** Hears of each library that its page opens. */
  readonly onOpen?: (folder: string) => void;
}

import type { FieldKind } from './front-matter.ts';
import type { PostId, PostSummary } from './post.ts';
import type { PostSchema } from './schema.ts';
import type { LibrarySettings } from './settings.ts';
import type { SiteProfile } from './site.ts';

/** Names an opened library in calls and addresses: a short hash of the folder's real path. */
export type LibraryId = string & { readonly LibraryId: unique symbol };
/** Takes the caller's word for it: whether such a library is open is found out where it is asked for. */
export const libraryId = (id: string): LibraryId => id as LibraryId;

export interface LibraryInfo {
  readonly id: LibraryId;
  /** Absolute path as the system writes it. */
  readonly path: string;
  readonly name: string;
  readonly profile: SiteProfile;
  /** Those that come with the site, for the form. `schemaOf` finds the one of a post. */
  readonly schemas: readonly PostSchema[];
  /** What the posts looked at have at the top of their front matter, the most frequent first. */
  readonly usedFields: readonly FieldUse[];
}

export interface FieldUse {
  readonly name: string;
  /** What it mostly is. */
  readonly kind: FieldKind;
  /** Of the posts looked at. */
  readonly posts: number;
}

/** Everything the page needs to show a library. `sequence` grows by one with each change after it. */
export interface LibrarySnapshot {
  readonly library: LibraryInfo;
  readonly sequence: number;
  /** In the order of their ids. */
  readonly posts: readonly PostSummary[];
  /** The posts are still being read, and the list grows; null: all that are there are in it. */
  readonly reading: ReadingProgress | null;
  /** Things about the whole folder: could not be read, watcher limit reached ... */
  readonly notices: readonly LibraryNotice[];
}

/** A library that has just been opened. */
export interface OpenedLibrary extends LibrarySnapshot {
  readonly settings: LibrarySettings;
  /** The post by which it was opened, to be shown. */
  readonly named?: PostId;
}

/** Posts that were read, and all there are to read. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

export interface LibraryNotice {
  readonly code: 'unreadable-folder' | 'watch-limit' | 'skipped' | 'folder-gone' | 'history' | 'stopped';
  readonly message: string;
}

export interface Rename {
  readonly from: PostId;
  readonly to: PostId;
}

/** What changed since the sequence number before. A gap in the numbers means: fetch a new snapshot. */
export interface LibraryChange {
  readonly sequence: number;
  readonly upserted: readonly PostSummary[];
  readonly removed: readonly PostId[];
  /** A file that left one name and came under another with the same content. Also in `upserted` and `removed`. */
  readonly renamed: readonly Rename[];
  readonly reading?: ReadingProgress | null;
  readonly notices?: readonly LibraryNotice[];
  readonly library?: LibraryInfo;
}

export interface RecentLibrary {
  readonly path: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** The folder is not there now. */
  readonly missing: boolean;
}

import type { FieldKind } from './front-matter.ts';
import type { PostId, PostSummary } from './post.ts';
import type { PostSchema } from './schema.ts';
import type { SiteProfile } from './site.ts';

/** Names an opened library in calls and addresses: a short hash of the folder's real path. */
export type LibraryId = string & { readonly LibraryId: unique symbol };
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
  readonly posts: readonly PostSummary[];
  /** Things about the whole folder: could not be read, watcher limit reached ... */
  readonly notices: readonly LibraryNotice[];
}

export interface LibraryNotice {
  readonly code: 'unreadable-folder' | 'watch-limit' | 'skipped' | 'folder-gone' | 'history';
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

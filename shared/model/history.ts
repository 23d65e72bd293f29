import type { PostId, PostText, Revision } from './post.ts';

/** Names one snapshot of a post: its time, kind, size and revision in one. */
export type SnapshotId = string & { readonly SnapshotId: unique symbol };
export const snapshotId = (id: string): SnapshotId => id as SnapshotId;

/**
 * Why a text was kept. `saved`: Longhand wrote it; `found`: the file held it before Longhand or another program wrote over
 * it; `unsaved`: it stood on screen only and another text took its place; `trashed`: the post was moved to the trash.
 */
export const snapshotKinds = ['saved', 'found', 'unsaved', 'trashed'] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/** One kept earlier text of a post. */
export interface Snapshot {
  readonly id: SnapshotId;
  /** When it was kept, milliseconds since 1970. */
  readonly time: number;
  readonly kind: SnapshotKind;
  /** Bytes of the text as a file, not as it is kept. */
  readonly size: number;
  readonly revision: Revision;
}

export type SnapshotText = Pick<PostText, 'text' | 'format'>;

/** A post of which there is history but no file. */
export interface DeletedPost {
  readonly id: PostId;
  /** By that text. */
  readonly title: string;
  /** The newest text that is left of it. */
  readonly last: Snapshot;
  /** How many there are. */
  readonly snapshots: number;
}

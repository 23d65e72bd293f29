import type { FieldValue, FrontMatterFormat, Problem } from './front-matter.ts';

/** The path of a post below its library's root, always with `/`. A post's identity while it is not renamed. */
export type PostId = string & { readonly PostId: unique symbol };

/** The content hash (sha256, hex) of a file as last read or written. Two files with one revision hold the same bytes. */
export type Revision = string & { readonly Revision: unique symbol };

/** Takes the caller's word for it: a path that leads out of the library is refused where it is resolved. */
export const postId = (path: string): PostId => path as PostId;
export const revision = (hash: string): Revision => hash as Revision;

/** Whether readers see the post, by the rules of its generator. */
export type PostState = 'live' | 'draft' | 'scheduled' | 'expired' | 'hidden';

/** What the list knows of a post: facts extracted from its text, never the text itself. */
export interface PostSummary {
  readonly id: PostId;
  /** Counted with the words: null while no more than the first bytes of the file were read. */
  readonly revision: Revision | null;
  /** Bytes on disk. */
  readonly size: number;
  /** Last change on disk, milliseconds since 1970. For display and sorting only, never to detect a change. */
  readonly modified: number;
  readonly title: string;
  readonly titleFrom: 'front-matter' | 'heading' | 'file-name';
  /** The date as written (or as in the file name), null when there is none. */
  readonly date: string | null;
  /** The instant of `date` in milliseconds since 1970, null when it cannot be told. */
  readonly time: number | null;
  readonly state: PostState;
  /** Why the post has this state, as a sentence; empty for live posts. */
  readonly why: string;
  /** Values of every taxonomy by its name in lower case (`tags`, `categories`, `series` ...), in the order written. */
  readonly taxonomies: Readonly<Record<string, readonly string[]>>;
  /** BCP 47, where the post says its own or the site has several; absent: the site's. */
  readonly language?: string;
  /** First words of the body as plain text, at most 160 characters; null where the list stands and they are not read yet. */
  readonly excerpt: string | null;
  /** Counted after the list stands; null until then. */
  readonly words: number | null;
  readonly minutes: number | null;
  readonly format: FrontMatterFormat | null;
  /** What is wrong with the file; a post with problems is still listed and can still be opened. */
  readonly problems: readonly Problem[];
}

/** How the bytes of a file map to text. Everything needed to write the same bytes back. */
export interface TextFormat {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'unknown';
  /** A byte order mark stands before the text. It is not part of the text that travels. */
  readonly bom: boolean;
}

/** A post opened for editing. */
export interface PostText {
  readonly id: PostId;
  /** The whole text, front matter included, with its own line ends, without the byte order mark. */
  readonly text: string;
  readonly revision: Revision;
  readonly format: TextFormat;
  /** Why the post cannot be saved in place, as a sentence; null when it can. */
  readonly readOnly: string | null;
  /** Longhand itself wrote this last: a change of several posts, an undo of one, another window. */
  readonly ours?: true;
}

/** The outcome of a save. A conflict is a value, not an error: somebody else changed the file since `base` was read. */
export type SaveOutcome =
  /** `already`: the file held these very bytes, so nothing was written. */
  | { readonly kind: 'saved'; readonly revision: Revision; readonly already?: true }
  | { readonly kind: 'conflict'; readonly disk: PostText }
  | { readonly kind: 'gone' };

/** Unsaved text kept outside the library. */
export interface Draft {
  readonly id: PostId;
  readonly text: string;
  /** The revision that the text was typed over; null for a post that never was on disk. */
  readonly base: Revision | null;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export type FieldValues = Readonly<Record<string, FieldValue>>;

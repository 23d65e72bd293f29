import type { EditorState, Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { StoreApi } from 'zustand/vanilla';
import type { TextChange } from '../../shared/base/text-change.ts';
import type { Heading } from '../../shared/markdown/facts/outline.ts';
import type { TextStats } from '../../shared/markdown/facts/counts.ts';
import type { FrontMatter, Problem } from '../../shared/model/front-matter.ts';
import type { LibraryChange, LibraryId } from '../../shared/model/library.ts';
import type { TextPlace } from '../../shared/model/panes.ts';
import type { PostId, PostText, Revision, SaveOutcome } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import type { Api } from '../api.ts';
import type { ImageOfPost, NamedHeading, NamesForPost } from '../editor/editor-host.ts';
import type { EditorPreferences } from '../editor/preferences.ts';

/** Where the text of an open post stands against its file. */
export type SessionPhase = 'clean' | 'dirty' | 'saving' | 'conflict' | 'failed' | 'gone' | 'shrunk' | 'read-only';

export interface SessionStatus {
  /** The post's own id; another after a rename. */
  readonly id: PostId;
  readonly phase: SessionPhase;
  /** When the file was last verified to hold the text, milliseconds since 1970; null before the first save. */
  readonly savedAt: number | null;
  /** Why the post is not saved, as a sentence for the person; null when nothing is wrong. */
  readonly message: string | null;
  /** The file as it is on disk, while the phase is `conflict`. */
  readonly conflict: PostText | null;
  /** The text came from the crash journal. */
  readonly recovered: boolean;
}

export interface CursorPlace {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters as written. */
  readonly column: number;
  readonly selectedWords: number;
}

/** What is derived from the text, some tens of milliseconds behind the keys. Offsets are positions in `state().doc`. */
export interface SessionProjections {
  readonly frontMatter: FrontMatter | null;
  readonly foreign: Problem | null;
  /** null: not read yet. Of a long post that has just been opened these two come a moment later. */
  readonly stats: TextStats | null;
  readonly outline: readonly Heading[] | null;
  readonly cursor: CursorPlace;
}

/** What happened to the file from outside. */
export type OutsideChange =
  /** `revision`: null where only reading it will tell. */
  | { readonly kind: 'changed'; readonly revision: Revision | null }
  | { readonly kind: 'removed' }
  | { readonly kind: 'renamed'; readonly to: PostId };

/** One open post. Its CodeMirror state is the only copy of the text. */
export interface PostSession {
  readonly library: LibraryId;
  readonly id: () => PostId;
  readonly status: StoreApi<SessionStatus>;
  readonly projections: StoreApi<SessionProjections>;
  readonly state: () => EditorState;
  /** Shows the post in the view, with its undo history and scroll position. Returns what takes it out again. */
  readonly attach: (view: EditorView) => () => void;
  /** Where the person is in it. */
  readonly place: () => TextPlace;
  /** The whole text as it would be written, with the file's own line ends. Builds a string: not for every key. */
  readonly fileText: () => string;
  /** Saves now. null: there was nothing to save, or the post is read-only. */
  readonly save: () => Promise<SaveOutcome | null>;
  /** Whether a text stands here that is in no file. That of a post that was only read, and has gone, is in the history. */
  readonly isUnsaved: () => boolean;
  /** Saves soon if autosave is on: the window lost the focus, another post is shown. */
  readonly leave: () => void;
  /** The page is left: what is not in the file goes to the crash journal at once. */
  readonly part: () => void;
  /** The person's own change of the text, with undo. Not in a post that cannot be written. */
  readonly change: (changes: readonly TextChange[], userEvent: string) => void;
  /** Brings an earlier text back as the person's own change, with undo. */
  readonly restore: (text: Text) => void;
  /** Saves although most of the post goes. */
  readonly saveShrunk: () => Promise<SaveOutcome | null>;
  /** Called after every change of the text with what it did to the text of the file, to be applied one after the other;
   * null: all of it, or its path, may be another. Must be cheap. */
  readonly onChange: (listener: (changes: readonly TextChange[] | null) => void) => () => void;
  /** Something else of the post is drawn now: what waits to be shown comes in the same frame. */
  readonly shareFrame: () => void;
  /** Settled once the file was read again, where nothing is being written. */
  readonly outside: (change: OutsideChange) => Promise<void>;
  readonly followPreferences: () => void;
  /** Ends a conflict. `theirs` can be undone like any edit. */
  readonly resolve: (choice: 'mine' | 'theirs') => Promise<void>;
  /** Saves what can be saved; what cannot is kept in the crash journal. */
  readonly close: () => Promise<void>;
}

export interface SessionNotice {
  readonly kind: 'reloaded' | 'merged' | 'recovered' | 'journal' | 'failed' | 'conflict' | 'gone';
  readonly library: LibraryId;
  readonly id: PostId;
  /** A sentence for the person. */
  readonly message: string;
}

/** What an open post asks of the app around it. */
export interface PostHost {
  readonly openLink: (post: PostSession, href: string) => void;
  /** Why a link leads nowhere, as a sentence; null where it does, or nobody can tell. */
  readonly linkProblem: (post: PostSession, href: string) => Promise<string | null>;
  readonly imageUrl: (post: PostSession, src: string) => string | null;
  readonly offerRepair: (post: PostSession) => void;
  /** Answers those that were added; of the others the person has been told. */
  readonly addImages: (post: PostSession, files: readonly File[]) => Promise<readonly ImageOfPost[]>;
  /** Says why it cannot be written, where something was pasted or let go. */
  readonly refuse: (post: PostSession) => void;
  readonly takeAway: (post: PostSession, image: ImageOfPost) => void;
  readonly bringBack: (post: PostSession, image: ImageOfPost) => void;
  /** What the list calls it. */
  readonly name: (post: PostSession) => string;
  readonly names: (post: PostSession) => Promise<NamesForPost>;
  readonly draggedPosts: (data: DataTransfer) => readonly PostId[];
  readonly headings: (post: PostSession, href: string) => Promise<readonly NamedHeading[]>;
}

export interface SessionsOptions {
  readonly api: Api;
  readonly profile: (library: LibraryId) => SiteProfile;
  /** Where the person was in a post the last time; null: nobody knows. */
  readonly placeOf: (library: LibraryId, id: PostId) => TextPlace | null;
  readonly autosave: () => boolean;
  readonly preferences: () => EditorPreferences;
  readonly host: PostHost;
  readonly notify: (notice: SessionNotice) => void;
  /** Milliseconds since 1970; the system clock unless given. */
  readonly now?: () => number;
}

export interface Sessions {
  /** Opens a post, or answers the session that is open already. Throws an AppError when the file cannot be read. */
  readonly open: (library: LibraryId, id: PostId) => Promise<PostSession>;
  readonly get: (library: LibraryId, id: PostId) => PostSession | undefined;
  readonly all: () => readonly PostSession[];
  /** Every open post takes over the preferences as they are now. */
  readonly followPreferences: () => void;
  /** Saves every dirty post but those whose files are gone. Answers those that are still not saved. */
  readonly saveAll: () => Promise<readonly PostId[]>;
  /** The page is left: each post goes to the crash journal at once, where it is not saved. Answers whether there is one. */
  readonly part: () => boolean;
  /** Hands the changes of a library to the posts that are open. */
  readonly applyChange: (library: LibraryId, change: LibraryChange) => void;
  /** Closes one post; nothing when it is not open. */
  readonly close: (library: LibraryId, id: PostId) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

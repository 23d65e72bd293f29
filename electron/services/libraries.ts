import type { LibraryChange, LibraryId, LibraryInfo, LibrarySnapshot } from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { LibrarySettings } from '../../shared/model/settings.ts';

/** What a person corrected in the detected profile. */
export type LibraryCorrections = Pick<LibrarySettings, 'generator' | 'author'>;

/** A folder that is open: its list of posts, kept in step with the disk. */
export interface OpenLibrary {
  /** Current name, path and profile. */
  readonly info: LibraryInfo;
  /** Absolute real path. */
  readonly root: string;
  snapshot(): LibrarySnapshot;
  /** Every change after the call, one at most each 100 ms, until the signal is aborted or the library is closed. */
  changes(signal?: AbortSignal): AsyncIterable<LibraryChange>;
  find(id: PostId): PostSummary | undefined;
  /** The absolute path of a post inside the folder. AppError `outside-library` when the disk says otherwise. */
  path(id: PostId): Promise<string>;
  /** Reads these files again after a write of our own and tells every subscriber. */
  refresh(ids: readonly PostId[]): Promise<void>;
  /** Reads the whole folder again. */
  rescan(signal?: AbortSignal): Promise<LibrarySnapshot>;
  setCorrections(corrections: LibraryCorrections): Promise<void>;
  close(): Promise<void>;
}

export interface Libraries {
  /** Opens a folder, or answers the one that is already open. AppError `not-found`, `not-a-folder`, `denied`, `cancelled`. */
  open(path: string, signal?: AbortSignal): Promise<OpenLibrary>;
  /** AppError `not-found` when no such library is open. */
  get(id: LibraryId): OpenLibrary;
  all(): readonly OpenLibrary[];
  dispose(): Promise<void>;
}

import type { PostId } from './post.ts';

/** What became of a file since the last commit. `conflict`: a pull changed the same lines, and nobody has chosen yet. */
export type GitChangeKind = 'new' | 'changed' | 'renamed' | 'deleted' | 'conflict';

export interface GitChange {
  /** Below the root of the library, with `/`. */
  readonly id: PostId;
  /** Its earlier name, of a renamed one. */
  readonly from?: PostId;
  readonly kind: GitChangeKind;
  readonly isPost: boolean;
  /** What a merge has put there, or settling it: the commit of the merge holds it, whatever is chosen. */
  readonly ofMerge?: true;
}

/** What git has begun and not ended. Longhand ends a merge only. */
export type GitUnderWay = 'merge' | 'rebase' | 'cherry-pick' | 'revert';

/** The library as a working tree of git. */
export interface GitRepository {
  readonly kind: 'repository';
  /** null: no branch is checked out (a detached head). */
  readonly branch: string | null;
  /** The branch of another place that this one follows, as `origin/main`; null: none. */
  readonly upstream: string | null;
  /** Commits that the upstream has not, as far as was last fetched. */
  readonly ahead: number;
  /** Commits of the upstream that are not here, as far as was last fetched. */
  readonly behind: number;
  /** Where it is pushed to and pulled from; null: nowhere. */
  readonly remote: string | null;
  /** null: nothing. */
  readonly underWay: GitUnderWay | null;
  /** What git itself would say of the commit that ends the merge; null: none is under way. */
  readonly mergeMessage: string | null;
  /** Files of the library that differ from the last commit, by their ids. */
  readonly changes: readonly GitChange[];
}

export type GitState =
  | GitRepository
  /** No program `git` is found. */
  | { readonly kind: 'no-git' }
  /** The library is not in a repository. */
  | { readonly kind: 'no-repository' }
  /** Git refuses to say. */
  | { readonly kind: 'refused'; readonly failure: GitFailure };

/** Why git did not do what it was asked to, in plain words, with what it said itself. */
export interface GitFailure {
  readonly message: string;
  readonly remedy: string;
  /** Git's own words; empty where it was not asked. */
  readonly output: string;
}

/** What came of something that git was asked to do. */
export type GitResult =
  | { readonly kind: 'done'; readonly message: string }
  /** A pull has met changes of the same lines: these files are to be settled, then the merge is committed. */
  | { readonly kind: 'conflicts'; readonly ids: readonly PostId[] }
  | { readonly kind: 'failed'; readonly failure: GitFailure }
  | { readonly kind: 'cancelled' };

/** How a file in conflict is settled: by the person's own text, by that of the other side, or as the file stands now. */
export type GitChoice = 'mine' | 'theirs' | 'as-it-is';

/** Both texts of a changed file; null: it is not there on that side, or is no text that can be shown. */
export interface GitDifference {
  /** As in the last commit; of a conflict, as on the other side. */
  readonly before: string | null;
  /** As in the folder; of a conflict, as the person has committed it. */
  readonly after: string | null;
  /** Why the difference cannot be shown, as a sentence; null: it can. */
  readonly problem: string | null;
}

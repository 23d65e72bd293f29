import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import type { GitFailure, GitResult, GitUnderWay } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { explainFailure } from './git-failures.ts';
import type { GitLook, Looked } from './git-look.ts';
import type { GitAnswer } from './git-program.ts';

// Why something is not done: what Longhand sees itself, and what to say where git refuses in words that are not known.

type Reason = Pick<GitFailure, 'message' | 'remedy'>;

const seeOutput = 'What git said is below.';

export const noRemote: Reason = {
  message: 'The repository has no remote: there is nowhere to push to or pull from.',
  remedy: 'Make an empty repository where you keep yours, then run: git remote add origin ADDRESS',
};
export const detached: Reason = {
  message: 'No branch is checked out (a “detached head”): a commit made now would belong to none.',
  remedy: 'Check a branch out in a terminal: git switch BRANCH, or git switch -c NAME for a new one.',
};
/** What a terminal has begun is ended there: each kind has steps and questions of its own. */
export const begunElsewhere = (underWay: GitUnderWay): Reason => ({
  message: `A ${underWay} is under way, which Longhand cannot end.`,
  remedy: `Settle what is in conflict, then end it in a terminal: git ${underWay} --continue, or --abort to give it up.`,
});
export const nothingCommitted: Reason = { message: 'Nothing was committed yet.', remedy: 'Commit first, then push.' };
export const notAdded: Reason = { message: 'The files could not be added to the commit.', remedy: seeOutput };
export const notReached: Reason = { message: 'The remote did not answer as it should.', remedy: seeOutput };
export const notMerged: Reason = { message: 'What was fetched could not be merged.', remedy: seeOutput };
/** `missing`: bytes. */
export const noRoom = (missing: number): Reason => ({
  message: `The disk has no room for what was fetched, so nothing was merged: ${formatNumber(Math.ceil(missing / 1000))} KB are missing.`,
  remedy: 'Make room, then pull again.',
});
/** Other files of the repository, which this folder's list of changes does not show. */
export const changedOutside = (paths: readonly string[]): Reason => ({
  message: `Outside of this folder are changes in the way, so nothing was merged: ${paths.join(', ')}.`,
  remedy: 'Commit them in a terminal, or put them aside there with git stash. Then pull again.',
});
export const notSettled: Reason = { message: 'The conflict could not be settled.', remedy: seeOutput };
export const noConflict: Reason = {
  message: 'The file is not in conflict any more.',
  remedy: 'There is nothing to do.',
};
export const notAborted: Reason = { message: 'The merge could not be given up.', remedy: seeOutput };
export const stoppedByHook: Reason = {
  message: 'The commit was stopped, most likely by a hook of the repository. Nothing was committed.',
  remedy: 'What it said is below. Correct that, then commit again.',
};
export const pushStopped: Reason = {
  message: 'The push was stopped, most likely by a hook of the repository. Nothing was pushed.',
  remedy: 'What it said is below. Correct that, then push again.',
};

/** A failure that Longhand saw itself: git has said nothing of it. */
export const failed = (reason: Reason): GitResult => ({ kind: 'failed', failure: { output: '', ...reason } });

/** What became of a call that did not do its work. */
export function endedBadly(answer: Exclude<GitAnswer, { kind: 'done' }>, root: string, otherwise: Reason): GitResult {
  switch (answer.kind) {
    case 'cancelled':
      return answer;
    case 'no-git':
      return failed(notUsable(answer));
    case 'failed':
      return { kind: 'failed', failure: explainFailure(answer.output, root, otherwise) };
  }
}

/** Why a folder that git was asked to work in is none for it. */
export function notUsable(look: Exclude<GitLook, Looked>): Reason {
  switch (look.kind) {
    case 'no-git':
      return {
        message: 'Git is not installed, or not in PATH.',
        remedy: 'Install it from https://git-scm.com. Everything else works without.',
      };
    case 'no-repository':
      return { message: 'The library is not in a repository of git.', remedy: 'Make one in a terminal: git init' };
    case 'refused':
      return look.failure;
  }
}

/** Why these files are not committed; null: they can be. */
export function whyNoCommit(
  { branch, underWay, changes }: Looked,
  { files, message }: { readonly files: number; readonly message: string },
): Reason | null {
  const open = changes.filter(({ kind }) => kind === 'conflict').length;
  if (underWay !== null && underWay !== 'merge') return begunElsewhere(underWay);
  if (branch === null) return detached;
  if (open > 0)
    return {
      message: `${open === 1 ? 'A conflict is' : `${open} conflicts are`} open.`,
      remedy: 'Settle each of them, or give the merge up.',
    };
  if (files === 0 && underWay === null)
    return { message: 'No file is chosen that has changed.', remedy: 'Choose at least one.' };
  return message === '' ? { message: 'The commit has no message.', remedy: 'Say in a few words what changed.' } : null;
}

/** Why nothing is pulled; null: it can be. `unsaved`: posts whose text is not on the disk. */
export function whyNoPull({ branch, upstream, underWay, remote }: Looked, unsaved: readonly PostId[]): Reason | null {
  if (unsaved.length > 0) return { message: `Not saved yet: ${unsaved.join(', ')}.`, remedy: 'Save first, then pull.' };
  if (underWay !== null && underWay !== 'merge') return begunElsewhere(underWay);
  if (branch === null) return detached;
  if (remote === null) return noRemote;
  if (underWay === 'merge')
    return { message: 'A merge is not finished.', remedy: 'Commit it, or give it up, then pull.' };
  if (upstream === null)
    return {
      message: `The branch ${branch} follows none of ${remote}, so it is not known what to pull.`,
      remedy: `Push it: it follows ${remote}/${branch} from then on. For another one: git branch --set-upstream-to`,
    };
  return null;
}

/** What a merge has brought. */
export const cameIn = (commits: number): string => `${countOf(commits, 'commit')} came in.`;

/** What a commit holds. */
export const filesCommitted = (files: number): string => `Committed ${countOf(files, 'file')}.`;

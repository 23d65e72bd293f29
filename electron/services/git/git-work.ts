import { countOf } from '../../../shared/base/count-of.ts';
import type { GitChoice, GitResult } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Progress } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import { createQueue } from '../work/async-queue.ts';
import type { GitLook, Looked } from './git-look.ts';
import { keepIndex } from './git-index.ts';
import { runGit, type GitAnswer, type GitCommand } from './git-program.ts';
import { roomMissing } from './git-room.ts';
import * as why from './git-reasons.ts';
import { always, settingOf, withoutHooks } from './git-settings.ts';

export type GitRun = AsyncGenerator<Progress, GitResult, void>;

/** A folder and how to look at it anew. */
export interface GitPlace {
  readonly root: string;
  readonly look: () => Promise<GitLook>;
}

/** Commits files alone, or the whole merge where one is under way. Hooks run. */
export async function* commitFiles(
  { root, look }: GitPlace,
  { ids, message }: { readonly ids: readonly PostId[]; readonly message: string },
  signal?: AbortSignal,
): GitRun {
  yield { done: 0, total: 0, label: 'Committing' };
  const looked = await look();
  if (looked.kind !== 'repository') return why.failed(why.notUsable(looked));
  const chosen = new Set(ids);
  const changes = looked.changes.filter(({ id }) => chosen.has(id));
  const wrong = why.whyNoCommit(looked, { files: changes.length, message });
  if (wrong) return why.failed(wrong);
  const touched = changes.flatMap(({ id, from }) => (from === undefined ? [id] : [from, id]));
  const paths = touched.join('\0');
  const run = (command: Pick<GitCommand, 'args' | 'input' | 'signal'>) =>
    runGit(root, { settings: always, ...command });
  const putBack = await keepIndex(run, looked.prefix, new Set(touched));
  if (paths !== '') {
    // Unlike `add` it takes what has gone already.
    const added = await run({ args: ['update-index', '--add', '--remove', '-z', '--stdin'], input: `${paths}\0` });
    if (added.kind !== 'done') return why.endedBadly(added, root, why.notAdded);
  }
  const merging = looked.underWay === 'merge';
  const only = merging ? [] : ['--only', '--pathspec-from-file=-', '--pathspec-file-nul'];
  const args = ['commit', '--cleanup=strip', `--message=${message}`, ...only];
  const committed = await run({ args, input: paths, signal });
  if (committed.kind !== 'done') {
    await putBack();
    return why.endedBadly(committed, root, why.stoppedByHook);
  }
  return { kind: 'done', message: merging ? 'The merge was committed.' : why.filesCommitted(changes.length) };
}

/** Fetches, then merges what came. `unsaved`: posts whose text is not on the disk; with any, nothing is begun. */
export async function* pullBranch(
  disk: Disk,
  { root, look }: GitPlace,
  unsaved: readonly PostId[],
  signal?: AbortSignal,
): GitRun {
  const looked = await look();
  if (looked.kind !== 'repository') return why.failed(why.notUsable(looked));
  const wrong = why.whyNoPull(looked, unsaved);
  if (wrong || looked.remote === null) return why.failed(wrong ?? why.noRemote);
  const args = ['fetch', '--progress', '--', looked.remote];
  const fetched = yield* withProgress(root, { args, settings: withoutHooks, signal }, 'Fetching');
  if (fetched.kind !== 'done') return why.endedBadly(fetched, root, why.notReached);
  yield { done: 0, total: 0, label: 'Merging' };
  const before = await look();
  const coming = before.kind === 'repository' ? before.behind : 0;
  const missing = coming === 0 ? 0 : await roomMissing(disk, root, looked.guarded);
  if (missing > 0) return why.failed(why.noRoom(missing));
  // Not to be stopped: a merge is done whole or not at all.
  const merged = await runGit(root, { args: ['merge', '--no-edit', '@{upstream}'], settings: withoutHooks });
  if (merged.kind === 'done')
    return { kind: 'done', message: coming === 0 ? 'Nothing new at the remote.' : why.cameIn(coming) };
  const after = await look();
  const open = after.kind === 'repository' ? after.changes.filter(({ kind }) => kind === 'conflict') : [];
  if (open.length > 0) return { kind: 'conflicts', ids: open.map(({ id }) => id) };
  const others = merged.kind === 'failed' ? namedOutside(merged.output, looked.prefix) : [];
  if (merged.kind === 'failed' && others.length > 0)
    return { kind: 'failed', failure: { ...why.changedOutside(others), output: merged.output } };
  return why.endedBadly(merged, root, why.notMerged);
}

/** Files in the way of a merge, as git names them, that are not below the folder and so not in its list of changes. */
function namedOutside(said: string, prefix: string): readonly string[] {
  if (!/would be overwritten by merge/.test(said)) return [];
  const named = [...said.matchAll(/^(?:\t| {2})(\S.*)$/gm)].map(([, path = '']) => path);
  return named.filter((path) => !path.startsWith(prefix));
}

/** Pushes the branch; the first time it comes to follow what it is pushed to. Hooks run. */
export async function* pushBranch({ root, look }: GitPlace, signal?: AbortSignal): GitRun {
  const looked = await look();
  if (looked.kind !== 'repository') return why.failed(why.notUsable(looked));
  const { branch, remote, upstream, ahead, underWay } = looked;
  if (underWay !== null && branch === null) return why.failed(why.begunElsewhere(underWay));
  if (branch === null) return why.failed(why.detached);
  if (remote === null) return why.failed(why.noRemote);
  if (looked.unborn) return why.failed(why.nothingCommitted);
  const followed = settingOf(looked.found, `branch.${branch}.merge`);
  const target = upstream !== null && followed ? followed : `refs/heads/${branch}`;
  const args = [
    'push',
    '--progress',
    ...(upstream === null ? ['--set-upstream'] : []),
    '--',
    remote,
    `refs/heads/${branch}:${target}`,
  ];
  const pushed = yield* withProgress(root, { args, settings: always, signal }, 'Pushing');
  if (pushed.kind !== 'done') return why.endedBadly(pushed, root, why.pushStopped);
  const what = ahead > 0 ? `Pushed ${countOf(ahead, 'commit')}` : 'Pushed';
  const isNew = upstream === null ? ` The branch follows ${remote}/${branch} from now on.` : '';
  return { kind: 'done', message: `${what} to ${remote}.${isNew}` };
}

/**
 * Under which numbers git keeps the two sides of a conflict. A rebase puts the person's own commits on top of the others:
 * there theirs is what git calls ours.
 */
export const stagesOf = ({ underWay }: Pick<Looked, 'underWay'>) =>
  underWay === 'rebase' ? ({ mine: 3, theirs: 2 } as const) : ({ mine: 2, theirs: 3 } as const);

/** Settles one file in conflict, whose three versions are in the index as stages. */
export async function settleFile({ root, look }: GitPlace, id: PostId, choice: GitChoice): Promise<GitResult> {
  const looked = await look();
  if (looked.kind !== 'repository') return why.failed(why.notUsable(looked));
  if (!looked.changes.some((change) => change.id === id && change.kind === 'conflict'))
    return why.failed(why.noConflict);
  const run = (args: readonly string[], input?: string) =>
    runGit(root, { args, settings: withoutHooks, ...(input !== undefined && { input }) });
  if (choice !== 'as-it-is') {
    const stages = await run(['ls-files', '--unmerged', '-z', '--', id]);
    const wanted = stagesOf(looked)[choice];
    const stands =
      stages.kind === 'done' && stages.output.split('\0').some((entry) => Number(entry.split(/[ \t]/)[2]) === wanted);
    const args = stands ? ['checkout', wanted === 2 ? '--ours' : '--theirs', '--', id] : ['rm', '-f', '--', id];
    const taken = await run(args);
    if (taken.kind !== 'done') return why.endedBadly(taken, root, why.notSettled);
  }
  const added = await run(['update-index', '--add', '--remove', '-z', '--stdin'], `${id}\0`);
  return added.kind === 'done'
    ? { kind: 'done', message: `${id} is settled.` }
    : why.endedBadly(added, root, why.notSettled);
}

/** Gives up the merge that is under way. */
export async function abortMerge({ root }: GitPlace): Promise<GitResult> {
  const aborted = await runGit(root, { args: ['merge', '--abort'], settings: withoutHooks });
  if (aborted.kind === 'done') return { kind: 'done', message: 'The merge was given up; every file is as before.' };
  return why.endedBadly(aborted, root, why.notAborted);
}

/** Runs git and tells how far it says it is. */
async function* withProgress(
  root: string,
  command: Omit<GitCommand, 'onProgress'>,
  label: string,
): AsyncGenerator<Progress, GitAnswer, void> {
  const queue = createQueue<Progress>();
  queue.put({ done: 0, total: 0, label });
  const running = runGit(root, {
    ...command,
    onProgress: ({ stage, processed, total }) => queue.put({ done: processed, total, label: `${label}: ${stage}` }),
  }).finally(queue.end);
  yield* queue.values;
  return running;
}

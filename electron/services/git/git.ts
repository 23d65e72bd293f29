import { AppError } from '../../../shared/base/errors.ts';
import type { GitChange, GitChoice, GitDifference, GitResult, GitState } from '../../../shared/model/git.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { resolveInside } from '../../fs/inside.ts';
import { isIgnoredPost } from '../library/index/walk.ts';
import type { Libraries } from '../library/libraries.ts';
import type { Posts } from '../posts/posts.ts';
import { lookAt, type GitLook, type Looked } from './git-look.ts';
import { runGit } from './git-program.ts';
import { failed, notUsable } from './git-reasons.ts';
import { abortMerge, commitFiles, pullBranch, pushBranch, settleFile, stagesOf } from './git-work.ts';
import type { GitPlace, GitRun } from './git-work.ts';

interface WorkRequest {
  readonly library: LibraryId;
  /** Posts that the page could not save. */
  readonly leaveOut: readonly PostId[];
}

/** The library's own git, through the program of the system. Credentials are git's own; nothing of them passes here. */
export interface Git {
  /** Where the library stands. Runs nothing that the folder names, and writes nothing into it. */
  state(library: LibraryId): Promise<GitState>;
  /** Both texts of a file that `state` lists. AppError `outside-library`, `not-found` for any other. */
  difference(library: LibraryId, id: PostId): Promise<GitDifference>;
  /** Commits these files alone; in a merge, with all that it brings. */
  commit(
    request: WorkRequest & { readonly ids: readonly PostId[]; readonly message: string },
    signal?: AbortSignal,
  ): GitRun;
  pull(request: WorkRequest, signal?: AbortSignal): GitRun;
  push(request: WorkRequest, signal?: AbortSignal): GitRun;
  settle(library: LibraryId, id: PostId, choice: GitChoice): Promise<GitResult>;
  abortMerge(library: LibraryId): Promise<GitResult>;
}

export interface GitOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'unsavedDrafts'>;
}

/** Longest file whose difference is shown, in bytes. */
const longestShown = 2 * 1024 * 1024;

export function createGit({ disk, dataFolder, libraries, posts }: GitOptions): Git {
  const placeOf = (library: LibraryId): GitPlace => {
    const { root } = libraries.get(library);
    return { root, look: () => lookAt({ disk, dataFolder }, root) };
  };
  const unsaved = async ({ library, leaveOut }: WorkRequest) => {
    const drafts = (await posts.unsavedDrafts(library)).map(({ id }) => id);
    return [...new Set([...leaveOut, ...drafts])];
  };
  return {
    state: async (library) => toState(await placeOf(library).look(), libraries.get(library).info.profile),
    difference: async (library, id) => differenceOf(disk, placeOf(library), id),
    commit: async function* (request, signal) {
      const open = new Set(await unsaved(request));
      const waiting = request.ids.filter((id) => open.has(id));
      const remedy = 'Save them first, or leave them out of this commit.';
      if (waiting.length > 0) return failed({ message: `Not saved yet: ${waiting.join(', ')}.`, remedy });
      return yield* commitFiles(placeOf(request.library), request, signal);
    },
    pull: async function* (request, signal) {
      return yield* pullBranch(disk, placeOf(request.library), await unsaved(request), signal);
    },
    push: ({ library }, signal) => pushBranch(placeOf(library), signal),
    settle: async (library, id, choice) => {
      const path = await resolveInside(disk, libraries.get(library).root, id);
      const marked = choice === 'as-it-is' && (await hasMarks(disk, path));
      if (!marked) return settleFile(placeOf(library), id, choice);
      const remedy = 'Take the lines that begin with <<<<<<<, ======= and >>>>>>> out, and save.';
      return failed({ message: `The marks of the conflict still stand in ${id}.`, remedy });
    },
    abortMerge: async (library) => abortMerge(placeOf(library)),
  };
}

function toState(look: GitLook, { ignoredFolders }: Pick<SiteProfile, 'ignoredFolders'>): GitState {
  if (look.kind !== 'repository') return look;
  const { kind, branch, upstream, ahead, behind, remote, underWay, mergeMessage, staged } = look;
  const isOfMerge = (change: GitChange) => underWay === 'merge' && change.kind !== 'conflict' && staged.has(change.id);
  const changes = look.changes.map((change) => {
    // A template is a Markdown file that the library never lists.
    const isPost = change.isPost && !isIgnoredPost(ignoredFolders, change.id);
    return isOfMerge(change) ? { ...change, isPost, ofMerge: true as const } : { ...change, isPost };
  });
  return { kind, branch, upstream, ahead, behind, remote, underWay, mergeMessage, changes };
}

async function differenceOf(disk: Disk, { root, look }: GitPlace, id: PostId): Promise<GitDifference> {
  const looked = await look();
  if (looked.kind !== 'repository') {
    const { message, remedy } = notUsable(looked);
    throw new AppError('unsupported', message, { remedy });
  }
  const change = looked.changes.find((one) => one.id === id);
  // Nothing else of the folder is to be read this way, such as `.git/config`.
  if (!change) {
    throw new AppError('not-found', `It is as in the last commit: ${id}`, {
      file: id,
      remedy: 'Look again at what has changed.',
    });
  }
  if (change.kind === 'conflict') {
    const { mine, theirs } = stagesOf(looked);
    return shown(
      await committed(root, looked, `:${theirs}:./${id}`),
      await committed(root, looked, `:${mine}:./${id}`),
    );
  }
  const path = await resolveInside(disk, root, id);
  const bytes = await ifThere(disk.readFile(path, longestShown));
  const after = bytes && new TextDecoder().decode(bytes);
  return shown(await committed(root, looked, `HEAD:./${change.from ?? id}`), after);
}

const hidden = (problem: string): GitDifference => ({ before: null, after: null, problem });

function shown(before: string | null, after: string | null): GitDifference {
  const texts = [before ?? '', after ?? ''];
  if (texts.some((text) => text.includes('\0'))) return hidden('It is no text, so its difference is not shown.');
  if (texts.some((text) => text.length > longestShown)) return hidden('It is too long for its difference to be shown.');
  return { before, after, problem: null };
}

/** The bytes that git keeps under this name, without filters, as text; null: there are none. */
async function committed(root: string, { guarded }: Looked, name: string): Promise<string | null> {
  const answer = await runGit(root, { args: ['cat-file', 'blob', name], settings: guarded, readOnly: true });
  return answer.kind === 'done' ? answer.output : null;
}

async function hasMarks(disk: Pick<Disk, 'readFile'>, path: string): Promise<boolean> {
  const bytes = await disk.readFile(path).catch(() => new Uint8Array());
  return /^(?:<{7}|>{7})(?: |$)/m.test(new TextDecoder().decode(bytes));
}

import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { GitFailure, GitState, GitUnderWay } from '../../../shared/model/git.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { explainFailure } from './git-failures.ts';
import { runGit, type GitAnswer, type GitCommand } from './git-program.ts';
import { parseSettings, settingOf, withoutHooks, withoutPrograms } from './git-settings.ts';
import type { FoundSetting, GitSettings } from './git-settings.ts';
import { parseStatus, statusArguments, type Status } from './git-status.ts';

/** A repository as it was just looked at. */
export interface Looked extends Status {
  readonly kind: 'repository';
  /** Settings for further looks: nothing of the folder's own programs runs with them. */
  readonly guarded: GitSettings;
  readonly found: readonly FoundSetting[];
  readonly remote: string | null;
  readonly underWay: GitUnderWay | null;
  readonly mergeMessage: string | null;
  /** The folder below the top of the repository, ending in `/`; empty for the top itself. */
  readonly prefix: string;
}

type NotLooked = Exclude<GitState, { readonly kind: 'repository' }>;
export type GitLook = Looked | NotLooked;

export interface LookOptions {
  readonly disk: Disk;
  /** For the index that renames are looked for with. */
  readonly dataFolder: string;
}

/** Longest message of a merge that is read, in bytes: it may list every file in conflict. */
const longestMessage = 1024 * 1024;
/** Renames are looked for among so many new files at most: each is read. */
const mostUntracked = 2000;

/**
 * Where the folder stands, without running anything that it names and without writing into it: what is asked for by
 * merely opening it. Takes three runs of git, two more where files have gone and others have come.
 */
export async function lookAt(options: LookOptions, root: string): Promise<GitLook> {
  const unfit = await whyUnfit(root);
  if (unfit) return unfit;
  const list = ['config', '--list', '--includes', '--show-scope', '-z'];
  const config = await runGit(root, { args: list, settings: withoutHooks, readOnly: true });
  if (config.kind !== 'done') return unable(config, root);
  const found = parseSettings(config.output);
  const guarded = withoutPrograms(found);
  const ask = (args: readonly string[], more: Pick<GitCommand, 'input' | 'environment'> = {}) =>
    runGit(root, { args, settings: guarded, readOnly: true, ...more });
  const names = ['index', 'objects', 'MERGE_MSG', ...marks.map(([name]) => name)];
  const paths = names.flatMap((name) => ['--git-path', name]);
  const places = await ask(['rev-parse', ...paths, '--show-prefix']);
  if (places.kind !== 'done') return unable(places, root);
  const [index = '', objects = '', message = '', ...others] = places.output.split('\n');
  const prefix = others[marks.length] ?? '';
  const answer = await ask(statusArguments);
  if (answer.kind !== 'done') return unable(answer, root);
  const status = parseStatus(answer.output, prefix);
  const underWay = await findUnderWay(options.disk, root, others);
  const again = await withRenames(options, status, { root, index, objects }, ask);
  return {
    ...(again ? parseStatus(again, prefix) : status),
    kind: 'repository',
    guarded,
    found,
    remote: remoteOf(found, status.branch),
    underWay,
    mergeMessage: underWay === 'merge' ? await firstLine(options.disk, resolve(root, message)) : null,
    prefix,
  };
}

interface Places {
  readonly root: string;
  readonly index: string;
  readonly objects: string;
}

type Ask = (args: readonly string[], more?: Pick<GitCommand, 'input' | 'environment'>) => Promise<GitAnswer>;

/**
 * A file that another program, or a save under another name, has moved is to git one that has gone and a new one. A copy of
 * the index in which the new ones are announced lets git find the pairs; null: nothing to be found.
 */
async function withRenames(
  { disk, dataFolder }: LookOptions,
  { changes, untracked, unborn }: Status,
  { root, index, objects }: Places,
  ask: Ask,
): Promise<string | null> {
  const deleted = changes.some(({ kind }) => kind === 'deleted');
  if (unborn || !deleted || untracked.length === 0 || untracked.length > mostUntracked) return null;
  const folder = join(dataFolder, 'git', randomUUID());
  const environment = {
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_OBJECT_DIRECTORY: join(folder, 'objects'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(resolve(root, objects)),
  };
  try {
    await disk.makeFolder(join(folder, 'objects'));
    await disk.copyNew(resolve(root, index), environment.GIT_INDEX_FILE);
    const announce = ['add', '--intent-to-add', '--pathspec-from-file=-', '--pathspec-file-nul'];
    const announced = await ask(announce, { input: untracked.join('\0'), environment });
    const status = announced.kind === 'done' ? await ask(statusArguments, { environment }) : announced;
    return status.kind === 'done' ? status.output : null;
  } catch (error) {
    // Then they show as gone and new, which is true as well.
    if (error instanceof AppError) return null;
    throw error;
  } finally {
    await disk.removeFolder(folder).catch(() => undefined);
  }
}

/** Values of PATH with which the program was found to be new enough: it is looked at after every save. */
const fit = new Set<string | undefined>();

/** Older programs overlook what keeps the folder's own from running. null: this one is new enough. */
async function whyUnfit(root: string): Promise<NotLooked | null> {
  if (fit.has(process.env['PATH'])) return null;
  const version = await runGit(root, { args: ['version'], settings: withoutHooks, readOnly: true });
  if (version.kind !== 'done') return unable(version, root);
  if (!isNewEnough(version.output)) return { kind: 'refused', failure: tooOld(version.output) };
  fit.add(process.env['PATH']);
  return null;
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  return major > 2 || (major === 2 && minor >= 31);
}

const tooOld = (version: string): GitFailure => ({
  message: 'The installed git is too old: it can be made to run what an opened folder names.',
  remedy: 'Install git 2.31 or newer.',
  output: version.trim(),
});

/** Why there is nothing to show. */
function unable(answer: Exclude<GitAnswer, { readonly kind: 'done' }>, root: string): NotLooked {
  if (answer.kind === 'no-git') return { kind: 'no-git' };
  if (answer.kind === 'cancelled') return { kind: 'no-repository' };
  if (/not a git repository|must be run in a work tree/.test(answer.output)) return { kind: 'no-repository' };
  const otherwise = { message: 'Git cannot read this folder.', remedy: 'Its own words say why.' };
  return { kind: 'refused', failure: explainFailure(answer.output, root, otherwise) };
}

/** The remote that the branch follows, else `origin`, else the only one; null: there is none. */
function remoteOf(found: readonly FoundSetting[], branch: string | null): string | null {
  const remotes = found.flatMap(({ key }) => /^remote\.(.*)\.url$/s.exec(key)?.[1] ?? []);
  const followed = branch === null ? null : settingOf(found, `branch.${branch}.remote`);
  if (followed !== null && followed !== '.' && remotes.includes(followed)) return followed;
  return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null);
}

/** What git leaves beside its index while something is under way. A rebase takes up others, so it is looked for first. */
const marks: readonly (readonly [name: string, underWay: GitUnderWay])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
];

/** `paths`: where the marks would be, in their order. */
async function findUnderWay(disk: Disk, root: string, paths: readonly string[]): Promise<GitUnderWay | null> {
  for (const [at, [, underWay]] of marks.entries())
    if (await isThere(disk, resolve(root, paths[at] ?? ''))) return underWay;
  return null;
}

async function firstLine(disk: Disk, path: string): Promise<string> {
  const bytes = await ifThere(disk.readFile(path, longestMessage));
  return new TextDecoder().decode(bytes ?? undefined).split('\n', 1)[0] ?? '';
}

async function isThere(disk: Pick<Disk, 'lstat'>, path: string): Promise<boolean> {
  return disk.lstat(path).then(
    () => true,
    () => false,
  );
}

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { GitRepository, GitResult } from '../../shared/model/git.ts';
import { postId } from '../../shared/model/post.ts';
import { finish } from './finish.ts';
import { openSandbox, type Files } from './sandbox.ts';
import { tempFolder } from './temp-library.ts';

export const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** For the head of a test file: says once why it is skipped. */
export function sayWithoutGit(file: string): void {
  if (!hasGit) console.info(`${file}: skipped, git is not installed`);
}

/** Runs git by hand in a folder and answers what it says. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

/** A post of that title and text. */
export const post = (title: string, text = 'Text.'): string => `---\ntitle: ${title}\n---\n\n${text}\n`;

/** From here to the end of the test git knows a person and none of this machine's own settings. */
export async function asPerson(settings = '[user]\nname = Ada\nemail = ada@example.org\n'): Promise<void> {
  const file = join(await tempFolder('git-config'), 'config');
  await writeFile(file, `${settings}[init]\ndefaultBranch = main\n`);
  vi.stubEnv('GIT_CONFIG_GLOBAL', file);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  vi.stubEnv('EMAIL', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** Makes a repository of a folder, with one commit of what is in it. */
export function commitAll(folder: string): void {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'First');
}

/** Makes a repository of an empty folder with a commit of many files of one text, none of which is written. */
export function commitOneText(folder: string, paths: readonly string[], text: string): void {
  const files = paths.map((path) => `M 100644 :1 ${path}\n`).join('');
  const blob = `blob\nmark :1\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = `commit refs/heads/main\ncommitter Ada <ada@example.org> 0 +0000\ndata 5\nFirst\n${files}\n`;
  git(folder, 'init', '-q');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: blob + commit });
  git(folder, 'read-tree', 'HEAD');
}

/** Writes or replaces a file by its path below a folder. */
export async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Gives a repository a hook of that name. */
export async function hook(library: string, name: string, script: string, gitFolder = '.git'): Promise<void> {
  const path = join(gitFolder, 'hooks', name);
  await put(library, path, `#!/bin/sh\n${script}\n`);
  await chmod(join(library, path), 0o755);
}

/** An open library that is a repository, with the calls about it. */
export async function openRepository(files: Files, prepare: (library: string) => unknown = () => null) {
  const sandbox = await openSandbox(files, async (library) => {
    commitAll(library);
    await prepare(library);
  });
  const { api, id: library } = sandbox;
  return {
    ...sandbox,
    put: (path: string, text: string) => put(sandbox.library, path, text),
    git: (...args: string[]) => git(sandbox.library, ...args),
    state: () => api.git.state({ library }),
    /** The state of what has to be a repository. */
    repository: async (): Promise<GitRepository> => {
      const state = await api.git.state({ library });
      if (state.kind === 'repository') return state;
      throw new Error(`no repository: ${JSON.stringify(state)}`);
    },
    commit: (ids: readonly string[], message = 'Say what changed'): Promise<GitResult> =>
      finish(api.git.commit({ library, ids: ids.map(postId), message })),
    pull: () => finish(api.git.pull({ library })),
    push: () => finish(api.git.push({ library })),
    settle: (path: string, choice: 'mine' | 'theirs' | 'as-it-is') =>
      api.git.settle({ library, id: postId(path), choice }),
    difference: (path: string) => api.git.difference({ library, id: postId(path) }),
  };
}

export type OpenedRepository = Awaited<ReturnType<typeof openRepository>>;

/** A bare repository in a folder that the library pushes to and follows, and a second copy of it: somebody else. */
export async function withRemote(repository: OpenedRepository) {
  const top = await tempFolder('remote');
  const remote = join(top, 'remote.git');
  git(top, 'init', '-q', '--bare', remote);
  repository.git('remote', 'add', 'origin', remote);
  repository.git('push', '-q', '-u', 'origin', 'main');
  const other = join(top, 'other');
  git(top, 'clone', '-q', remote, other);
  return {
    remote,
    other,
    /** Somebody else changes a file, commits and pushes. */
    theyPush: async (path: string, text: string) => {
      git(other, 'pull', '-q', '--ff-only');
      await put(other, path, text);
      git(other, 'add', '-A');
      git(other, 'commit', '-q', '-m', `Change ${path}`);
      git(other, 'push', '-q');
    },
  };
}

import { dirname } from 'node:path';
import { GitPluginError, simpleGit, type SimpleGitProgressEvent } from 'simple-git';
import type { GitSettings } from './git-settings.ts';

/** One call of the program. */
export interface GitCommand {
  readonly args: readonly string[];
  /** Settings over those of the repository. */
  readonly settings: GitSettings;
  /** Where nothing is to be written, not even an index that is only brought up to date. */
  readonly readOnly?: boolean;
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
  /** Variables besides. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly onProgress?: (event: SimpleGitProgressEvent) => void;
}

export type GitAnswer =
  | { readonly kind: 'done'; readonly output: string }
  /** `output`: all it said, messages first. */
  | { readonly kind: 'failed'; readonly output: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-git' };

/** Milliseconds without a word after which a call is given up: a server that does not answer, a hook that waits for keys. */
const patience = 180_000;

/**
 * The library keeps texts of strangers from naming programs by arguments and settings. Here all of these are fixed, or
 * there to switch such programs off; what the person has set in the environment is the person's own.
 */
const unsafe = {
  allowAbbreviatedOptions: true,
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeHooksPath: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeTemplateDir: true,
} as const;

/**
 * What would lead git to another repository than that of the folder, where a hook or an alias of git has started us:
 * `git rev-parse --local-env-vars`.
 */
const elsewhere = new Set([
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_IMPLICIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_PREFIX', 'GIT_NAMESPACE'],
  ...['GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_SHALLOW_FILE'],
  ...['GIT_CONFIG', 'GIT_CONFIG_PARAMETERS', 'GIT_CONFIG_COUNT', 'GIT_GRAFT_FILE', 'GIT_REPLACE_REF_BASE'],
]);

/**
 * Where the program is looked for and started. Windows, and a PATH with `.` in it, look in the working folder first, and a
 * folder of posts may bring a `git` of its own.
 */
const neutral = dirname(process.execPath);

/**
 * Runs git in a folder, without a shell and without a terminal to ask on. Every ending is an answer; what it did before it
 * was cancelled stays done.
 */
export async function runGit(folder: string, command: GitCommand): Promise<GitAnswer> {
  const { args, signal, input, onProgress } = command;
  const environment = environmentOf(command);
  // Kept here, since the library makes one text of all that it is told of a failure.
  let ended: Ended | null = null;
  try {
    const git = simpleGit({
      baseDir: neutral,
      unsafe,
      allowEnvironment: Object.keys(environment),
      timeout: { block: patience },
      // By the exit code alone: hooks and merges say on either stream why they refuse.
      errors: (error, { exitCode, stdErr, stdOut }) => {
        // Stopped, or given up.
        if (error instanceof GitPluginError) return error;
        ended = { exitCode, said: Buffer.concat([...stdErr, ...stdOut]).toString() };
        return exitCode === 0 ? error : new Error(ended.said);
      },
      ...(signal && { abort: signal }),
      ...(input !== undefined && { input: () => input }),
      ...(onProgress && { progress: onProgress }),
    });
    return { kind: 'done', output: await git.env(environment).raw(['-C', folder, ...args]) };
  } catch (error) {
    return answerOf(ended, error, signal?.aborted ?? false);
  }
}

interface Ended {
  readonly exitCode: number;
  readonly said: string;
}

/** What came of git, which may have ended by itself before it was stopped: then that counts. */
export function answerOf(ended: Ended | null, error: unknown, isStopped: boolean): GitAnswer {
  if (ended === null && isStopped) return { kind: 'cancelled' };
  if (ended === null) return { kind: 'failed', output: error instanceof Error ? error.message : String(error) };
  // Node's way to say that there is no process: an errno, turned round.
  if (ended.exitCode < 0) return { kind: 'no-git' };
  return { kind: 'failed', output: ended.said.trim() || `git ended with ${ended.exitCode}` };
}

function environmentOf({ settings, readOnly, environment }: GitCommand): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !elsewhere.has(name.toUpperCase()));
  // By variables, not by `-c`: there a name with `=` in it would be cut.
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries([...own, ...entries]),
    GIT_CONFIG_COUNT: String(settings.length),
    // Its messages are read by `git-failures.ts`.
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
    // The terminal that a host was started in is not ours to ask on; credential helpers, agents and windows still answer.
    GIT_TERMINAL_PROMPT: '0',
    SSH_ASKPASS: process.env['SSH_ASKPASS'] || 'false',
    SSH_ASKPASS_REQUIRE: 'force',
    GIT_EDITOR: 'true',
    GIT_LITERAL_PATHSPECS: '1',
    // A partial clone would fetch what is missing, with the program that the folder names for it.
    ...(readOnly && { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }),
    ...environment,
  };
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../electron/cli/run.ts';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd: string;
  readonly stdin?: Uint8Array | string;
  readonly signal?: AbortSignal;
  /** Hears what goes to stderr while the command runs. */
  readonly onStderr?: (text: string) => void;
}

/** The app's data folder of every run in this file. */
export const cliDataFolder = mkdtempSync(join(tmpdir(), 'longhand-cli-data-'));

/** Runs the command line in this process, on real files, with a data folder of its own. */
export async function runCli(argv: readonly string[], options: CliOptions): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => void (stdout += text),
    stderr: (text) => {
      stderr += text;
      options.onStderr?.(text);
    },
    stdin: () => Promise.resolve(Buffer.from(options.stdin ?? '')),
    cwd: options.cwd,
    env: { LONGHAND_DATA_FOLDER: cliDataFolder },
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, stdout, stderr };
}

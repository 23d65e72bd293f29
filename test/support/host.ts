import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from './source-files.ts';

export interface HostOptions {
  readonly folder: string | null;
  readonly dataFolder: string;
  readonly args?: readonly string[];
}

export interface RunningHost {
  /** The address as printed on the first line. */
  readonly address: string;
  readonly origin: string;
  readonly pid: number;
  /** What it printed on stderr so far. */
  messages(): string;
  /** Ends it by a signal and answers its exit code (null: killed). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built `longhand serve` as a process of its own. Rejects with what it printed when it ends instead. */
export async function startHost({ folder, dataFolder, args = [] }: HostOptions): Promise<RunningHost> {
  const cli = join(repository, 'dist', 'cli.js');
  const child = spawn(process.execPath, [cli, 'serve', ...(folder ? [folder] : []), '--no-open', ...args], {
    env: { ...process.env, LONGHAND_DATA_FOLDER: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let messages = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (messages += text));
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const [first] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then((code) => Promise.reject(new Error(`longhand serve ended with ${code}: ${messages}`))),
  ])) as [string];
  const address = /^Longhand is at (http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+)$/.exec(first)?.[1];
  if (!address) {
    child.kill('SIGKILL');
    throw new Error(`Unexpected first line of longhand serve: ${first}`);
  }
  return {
    address,
    origin: new URL(address).origin,
    pid: child.pid ?? 0,
    messages: () => messages,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

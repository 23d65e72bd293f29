import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Lets another process rename the tag `old` of a library to `new` and back without end, and kills it when it is time. */
export async function runAndKill(root: string, dataFolder: string, itIsTime: () => Promise<unknown>): Promise<void> {
  const script = join(import.meta.dirname, 'rename-loop.ts');
  const child = spawn(process.execPath, [script, root, dataFolder], { stdio: ['pipe', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  while (!printed.includes('ready')) await wait(5);
  child.stdin.write('go\n');
  await itIsTime();
  child.kill('SIGKILL');
  await ended;
}

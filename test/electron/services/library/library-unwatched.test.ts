import { spawn, spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { postCalled, tempLibrary } from '../../../support/temp-library.ts';

const patience = { timeout: 10_000 };
const script = join(import.meta.dirname, '../../../support/watch-loop.ts');

/** Opens a library in a process of its own, started by this command. */
function openBy([program = '', ...options]: readonly string[], root: string) {
  const child = spawn(program, [...options, process.execPath, script, root], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  return {
    printed: () => printed,
    look: () => {
      printed = '';
      child.stdin.write('look\n');
    },
  };
}

const runs = ([program = '', ...options]: readonly string[]) => spawnSync(program, [...options, 'true']).status === 0;

test('where the system watches no more files a notice says so, and a look brings what changed', async ({ skip }) => {
  const few = ['unshare', '-Ur', 'sh', '-c', 'echo 8 > /proc/sys/user/max_inotify_watches && exec "$@"', 'sh'];
  skip(!runs(few), 'the number of watches cannot be limited here');
  const root = await tempLibrary(
    Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}/post.md`, postCalled(`Old ${n}`)])),
  );
  const { printed, look } = openBy(few, root);
  await expect.poll(printed, patience).toContain('watch-limit: The system watches no more files');
  for (let n = 0; n < 40; n++) await writeFile(join(root, `f${n}/post.md`), postCalled(`New ${n}`));
  look();
  await expect.poll(() => printed().split('New').length - 1, patience).toBeGreaterThanOrEqual(40);
  expect(printed().split('\n').at(-2)).not.toContain('Old');
});

test('folders that may not be read are named, and not said of the whole folder', async ({ skip }) => {
  // What closes a folder to others does not close it to the system's own user.
  const mere = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'];
  const user = process.getuid?.() === 0 ? mere : ['env'];
  skip(process.platform === 'win32' || !runs(user), 'no folder can be closed here');
  const closed = ['b/c', 'd'];
  const root = await tempLibrary({ 'a/one.md': postCalled('One'), 'b/c/two.md': '', 'd/three.md': '' });
  for (const folder of closed) await chmod(join(root, folder), 0);
  onTestFinished(async () => {
    for (const folder of closed) await chmod(join(root, folder), 0o700);
  });
  const { printed } = openBy(user, root);
  const both = /watch-limit: “(?:b\/c” and “d|d” and “b\/c)” cannot be watched .*The rest of the folder is watched/;
  await expect.poll(printed, patience).toMatch(both);
  expect(printed()).not.toContain('The folder cannot be watched');
});

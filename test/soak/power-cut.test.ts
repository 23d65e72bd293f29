import { execFileSync, spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sweepTemps } from '../../electron/fs/atomic-write.ts';
import { createDisk } from '../../electron/fs/disk.ts';
import { mayMount } from '../support/small-disk.ts';
import { soakTimes } from '../support/soak-times.ts';
import { filesBelow, tempFolder } from '../support/temp-library.ts';

const cuts = soakTimes(2);
const script = join(import.meta.dirname, '../support/save-loop.ts');
const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { stdio: 'ignore' });

if (!mayMount) console.log('skipped: a cut of the power (only root on Linux can mount the image of a disk)');

/** What a cut leaves: the number of the save in the file, and of the last one that was acknowledged before it. */
interface Cut {
  readonly kept: number;
  readonly told: number;
}

// The image of a disk is copied while somebody saves on it: the copy holds what had been flushed, as a disk whose power is
// cut does, and not what the system still held in memory.
test.skipIf(!mayMount)(
  'the power is cut while somebody saves: no acknowledged save is lost',
  async ({ skip }) => {
    const folder = await tempFolder('power');
    const [image, copy, disk] = ['disk.img', 'copy.img', 'disk'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(disk);
    await writeFile(image, Buffer.alloc(16 * 1024 * 1024));
    try {
      run('mkfs.ext4', '-q', image);
      run('mount', '-o', 'loop', image, disk);
    } catch {
      return skip('this system does not let us mount the image of a disk');
    }
    const seen: Cut[] = [];
    try {
      await writeFile(join(disk, 'post.md'), '');
      for (let cut = 0; cut < cuts; cut++) {
        const told = await saveUntilCut(disk, () => copyFile(image, copy));
        seen.push({ told, kept: await afterCut(copy, join(folder, 'after')) });
      }
    } finally {
      run('umount', disk);
    }
    const lost = seen.filter(({ kept, told }) => kept < told);
    console.log(`${cuts} cuts: 0 torn, ${lost.length} with acknowledged saves lost`);
    expect(lost).toEqual([]);
  },
  3_600_000,
);

/** Another process saves over and over until the power goes. Answers the last save it was told of before. */
async function saveUntilCut(disk: string, cutPower: () => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, [script, disk], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  while (!printed.includes('\n')) await wait(5);
  await wait(50 + Math.random() * 400);
  const told = Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
  // Nothing of it runs on while the image is copied.
  child.kill('SIGSTOP');
  await cutPower();
  child.kill('SIGKILL');
  await ended;
  return told;
}

/** Mounts the disk as it was left, and answers the number of the save in its file. The file must be whole. */
async function afterCut(image: string, at: string): Promise<number> {
  await mkdir(at, { recursive: true });
  run('mount', '-o', 'loop', image, at);
  try {
    const text = await readFile(join(at, 'post.md'), 'utf8');
    const number = Number(text.slice(0, text.indexOf(' ')));
    expect(text === `${number} `.repeat(60_000), `torn at save ${number}`).toBe(true);
    await sweepTemps(createDisk(), at, Date.now());
    expect((await filesBelow(at)).filter((path) => !path.startsWith('lost+found'))).toEqual(['post.md']);
    return number;
  } finally {
    run('umount', at);
  }
}

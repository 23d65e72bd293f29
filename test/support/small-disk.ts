import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-library.ts';

/** Whether this process may mount disks at all. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of one megabyte in memory; null where this process may not make one. */
export async function smallDisk(): Promise<string | null> {
  const folder = join(await tempFolder('small'), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    try {
      pullDisk(folder);
    } catch {
      // A test has pulled it already.
    }
  });
  return folder;
}

/** Takes a disk away from under whoever works on it. */
export function pullDisk(disk: string): void {
  execFileSync('umount', ['-l', disk], { stdio: 'ignore' });
}

/** Fills a disk to its last byte; `filler.bin` gives the room back when it is removed. */
export async function fillDisk(disk: string): Promise<void> {
  await writeFile(join(disk, 'filler.bin'), Buffer.alloc(4 * 1024 * 1024)).catch(() => undefined);
}

import { dirname, resolve } from 'node:path';
import type { Disk } from '../fs/disk.ts';

/**
 * The folder that the arguments of a start name: the last that is a folder, or holds the file named. Null when none.
 * `argv` starts with the program, whose flags (Chromium's among them) are passed over.
 */
export async function folderToOpen(disk: Disk, argv: readonly string[], cwd: string): Promise<string | null> {
  const last = argv.slice(1).findLast((arg) => !arg.startsWith('-'));
  if (last === undefined) return null;
  const path = resolve(cwd, last);
  try {
    return (await disk.stat(path)).kind === 'folder' ? path : dirname(path);
  } catch {
    // Left to the page, which says what is wrong with it.
    return path;
  }
}

import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { hashBytes } from './revision.ts';
import { AppError } from '../../shared/base/errors.ts';

/**
 * Copies a file or a folder with all that is in it to a name that must not be taken. Links are left out: a copy must
 * not bring in what lies outside. A failure removes what was copied so far.
 */
export async function copyTree(disk: Disk, from: string, to: string): Promise<void> {
  const stat = await disk.lstat(from);
  if (stat.kind !== 'folder') return disk.copyNew(from, to);
  await disk.makeNewFolder(to);
  try {
    await copyEntries(disk, from, to);
  } catch (error) {
    await disk.removeFolder(to).catch(() => undefined);
    throw error;
  }
}

async function copyEntries(disk: Disk, from: string, to: string): Promise<void> {
  for (const { name, kind } of await disk.list(from)) {
    if (kind === 'file') await disk.copyNew(join(from, name), join(to, name));
    if (kind !== 'folder') continue;
    await disk.makeNewFolder(join(to, name));
    await copyEntries(disk, join(from, name), join(to, name));
  }
}

/**
 * Copies what is in a folder into another as new files of this process's own: the originals may be read-only or lie in
 * an archive.
 */
export async function copyContents(disk: Disk, from: string, to: string): Promise<void> {
  await disk.makeFolder(to);
  for (const { name, kind } of await disk.list(from)) {
    if (kind === 'file') await disk.writeNew(join(to, name), await disk.readFile(join(from, name)));
    if (kind === 'folder') await copyContents(disk, join(from, name), join(to, name));
  }
}

/** Throws unless every file below `from` has the same bytes below `to`, and nothing but files and folders was there. */
export async function verifyCopy(disk: Disk, from: string, to: string): Promise<void> {
  const stat = await disk.lstat(from);
  if (stat.kind === 'folder') {
    for (const { name } of await disk.list(from)) await verifyCopy(disk, join(from, name), join(to, name));
    return;
  }
  if (stat.kind === 'file' && hashBytes(await disk.readFile(from)) === hashBytes(await disk.readFile(to))) return;
  throw new AppError('io', `The copy differs from the original: ${from}`, {
    file: from,
    remedy: 'The original was kept. Check the disk, then try again.',
  });
}

import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { homedir } from 'node:os';
import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from '../fs/disk.ts';
import type { Entry } from '../fs/sync-disk.ts';

/** The absolute path that a person meant: `~` is their home. AppError `invalid-input` for a relative one. */
export function absoluteFolder(typed: string): string {
  const path = typed.trim();
  if (path === '~' || /^~[/\\]/.test(path)) return join(homedir(), path.slice(1));
  if (isAbsolute(path) && !path.includes('\0')) return path;
  throw new AppError('invalid-input', `Not the whole path of a folder: ${typed}`, {
    file: typed,
    remedy: `Type it from the top, for example ${join(homedir(), 'blog')}.`,
  });
}

const mostSuggestions = 50;

/** Folders whose path starts with what was typed, in the order of their names; none when the place cannot be read. */
export async function suggestFolders(disk: Disk, typed: string): Promise<readonly string[]> {
  if (typed.trim() === '') return suggestFolders(disk, `~${sep}`);
  try {
    const path = absoluteFolder(typed);
    const whole = /[/\\]$/.test(typed);
    const parent = whole ? path : dirname(path);
    const start = whole ? '' : basename(path).toLowerCase();
    const fits = ({ name }: Entry) =>
      name.toLowerCase().startsWith(start) && (start.startsWith('.') || !name.startsWith('.'));
    const entries = (await disk.list(parent)).filter(fits).sort((one, other) => one.name.localeCompare(other.name));
    const folders: string[] = [];
    for (const entry of entries) {
      if (folders.length >= mostSuggestions) break;
      if (await isFolder(disk, join(parent, entry.name), entry)) folders.push(join(parent, entry.name));
    }
    return folders;
  } catch {
    // While a path is being typed most of its beginnings lead nowhere.
    return [];
  }
}

async function isFolder(disk: Disk, path: string, { kind }: Entry): Promise<boolean> {
  if (kind !== 'link') return kind === 'folder';
  try {
    return (await disk.stat(path)).kind === 'folder';
  } catch {
    return false;
  }
}

/** Makes the folder of a new library. AppError `already-exists` when there is anything in it. */
export async function makeLibraryFolder(disk: Disk, typed: string): Promise<string> {
  const path = absoluteFolder(typed);
  await disk.makeFolder(path);
  if ((await disk.list(path)).length === 0) return path;
  throw new AppError('already-exists', `The folder is not empty: ${path}`, {
    file: path,
    remedy: 'Open it as a library instead, or choose another folder.',
  });
}

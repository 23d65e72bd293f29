import { dirname, join, parse as parsePath } from 'node:path';
import { AppError, describeError } from '../../shared/base/errors.ts';
import { atomicWrite, exists } from '../fs/atomic-write.ts';
import type { Disk } from '../fs/disk.ts';

/** What became of a file of the app. `problem`: it could not be used; the sentence to show. */
export interface JsonRead<T> {
  readonly value: T | null;
  readonly problem: string | null;
  /** False: the unusable file could not be put aside, so it must not be written over. */
  readonly writable: boolean;
}

/** Past this no file of ours grows; a larger one is broken. */
const limit = 16 * 1024 * 1024;

/**
 * Reads a JSON file of the app. `parse` throws on what it does not know. A broken file is put aside under another name,
 * never reset in silence; one that the disk does not give is left alone; a file that is not there is no problem.
 */
export async function readJsonFile<T>(disk: Disk, path: string, parse: (json: unknown) => T): Promise<JsonRead<T>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await disk.readFile(path, limit));
    return { value: parse(JSON.parse(text)), problem: null, writable: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'too-large') return setAside(disk, path, error);
    if (error.code === 'not-found') return { value: null, problem: null, writable: true };
    // The disk refused, so nothing is known of the file: it may be whole, and stays where it is.
    const problem = `${path} could not be read (${describeError(error)}). The defaults are used and changes are not kept.`;
    return { value: null, problem, writable: false };
  }
}

/** Writes a JSON file of the app whole or not at all; makes its folder. */
export async function writeJsonFile(disk: Disk, path: string, value: unknown): Promise<void> {
  await disk.makeFolder(dirname(path));
  await atomicWrite(disk, path, new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`), { mode: 0o600 });
}

async function setAside<T>(disk: Disk, path: string, error: unknown): Promise<JsonRead<T>> {
  const reason = describeError(error);
  try {
    const aside = await freeName(disk, path);
    await disk.rename(path, aside);
    const problem = `${path} could not be read (${reason}). It was put aside as ${aside}; the defaults are used.`;
    return { value: null, problem, writable: true };
  } catch (again) {
    const problem = `${path} could not be read (${reason}) nor put aside (${describeError(again)}). The defaults are used and changes are not kept.`;
    return { value: null, problem, writable: false };
  }
}

async function freeName(disk: Disk, path: string): Promise<string> {
  const { dir, name, ext } = parsePath(path);
  for (let number = 1; ; number++) {
    const candidate = join(dir, `${name}.broken-${number}${ext}`);
    if (!(await exists(disk, candidate))) return candidate;
  }
}

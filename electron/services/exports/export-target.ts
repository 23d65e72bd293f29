import { randomBytes } from 'node:crypto';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import { exists, renameWithRetry } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { inside } from '../../fs/inside.ts';
import { hashBytes } from '../../fs/revision.ts';

/** What an export has written into a folder before: path below it and hash of the bytes. */
type Manifest = ReadonlyMap<string, string>;

export type Staged = 'written' | 'unchanged' | 'foreign';

/** A folder being filled beside the one it is for. Until `finish` the old export stands untouched. */
export interface ExportTarget {
  readonly folder: string;
  /** Prepares a file. `foreign`: another program's file has that name, and it is left alone. */
  put(path: string, bytes: Uint8Array): Promise<Staged>;
  /** Puts what changed in its place, all or, on an error, nothing. `prune`: own files that were not put go, if untouched. */
  finish(options: { readonly prune: boolean }): Promise<void>;
  /** Removes what was prepared. */
  discard(): Promise<void>;
}

export const manifestName = '.longhand-export.json';
const manifestSchema = v.object({ version: v.literal(1), files: v.record(v.string(), v.string()) });

/**
 * Opens a folder for an export. AppError `invalid-input` for one in the library that holds other files, or holds the
 * library: an export among the posts would be read as posts, or overwrite them.
 */
export async function openTarget(disk: Disk, requested: string, library: string): Promise<ExportTarget> {
  if (!isAbsolute(requested)) throw refused(requested, 'It is not a whole path.');
  const folder = await realOfNew(disk, resolve(requested));
  const names = await namesIn(disk, folder);
  const own = names?.includes(manifestName) ?? false;
  if (inside(folder, library)) throw refused(folder, 'It holds the library itself.');
  if (inside(library, folder) && names && names.length > 0 && !own)
    throw refused(folder, 'It is a folder of the library and not empty.');
  const before = own ? await readManifest(disk, folder) : new Map<string, string>();
  return createTarget(disk, folder, names !== null, before);
}

function createTarget(disk: Disk, folder: string, isThere: boolean, before: Manifest): ExportTarget {
  const staging = join(dirname(folder), `.${basename(folder)}.${randomBytes(4).toString('hex')}.tmp`);
  const fresh = join(staging, 'new');
  const files = new Map<string, string>();
  const changed = new Set<string>();
  const staged = new Map<string, Promise<Staged>>();
  const made = new Set<string>();

  async function stage(path: string, bytes: Uint8Array): Promise<void> {
    const parent = dirname(join(fresh, path));
    if (!made.has(parent)) await disk.makeFolder(parent);
    made.add(parent);
    await disk.writeNew(join(fresh, path), bytes);
  }

  async function stageIfChanged(path: string, bytes: Uint8Array, hash: string): Promise<Staged> {
    const found = isThere ? await hashOf(disk, join(folder, path)) : null;
    if (found === hash) return 'unchanged';
    if (found !== null && found !== before.get(path)) {
      files.delete(path);
      return 'foreign';
    }
    await stage(path, bytes);
    changed.add(path);
    return 'written';
  }

  return {
    folder,
    put: (path, bytes) => {
      const hash = hashBytes(bytes);
      // One image may belong to many posts, and one of two names may differ from the other in case only.
      const key = path.toLowerCase();
      const known = staged.get(key);
      if (known && files.get(path) !== hash) return Promise.reject(collision(path));
      files.set(path, hash);
      const work = known ?? stageIfChanged(path, bytes, hash);
      staged.set(key, work);
      return work;
    },
    finish: async ({ prune }) => {
      const stale = prune ? await staleFiles(disk, folder, before, files) : [];
      const kept = [...before].filter(([path]) => !files.has(path) && !stale.includes(path));
      const inOrder = [...kept, ...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
      const manifest = { version: 1, files: Object.fromEntries(inOrder) };
      await stage(manifestName, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
      await disk.makeFolder(dirname(folder));
      if (!isThere) await renameWithRetry(disk, fresh, folder);
      else await replaceFiles(disk, { folder, staging, put: [...changed, manifestName], take: stale });
      await disk.removeFolder(staging).catch(() => undefined);
    },
    discard: () => disk.removeFolder(staging),
  };
}

interface Replacement {
  readonly folder: string;
  readonly staging: string;
  readonly put: readonly string[];
  readonly take: readonly string[];
}

/** Moves old files aside and new ones in; any error moves everything back, so that the old export is whole again. */
async function replaceFiles(disk: Disk, { folder, staging, put, take }: Replacement): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string) => {
    await disk.makeFolder(dirname(to));
    await renameWithRetry(disk, from, to);
    undo.push(() => renameWithRetry(disk, to, from));
  };
  try {
    for (const path of [...take, ...put]) {
      if (await exists(disk, join(folder, path))) await move(join(folder, path), join(staging, 'old', path));
      if (!take.includes(path)) await move(join(staging, 'new', path), join(folder, path));
    }
  } catch (error) {
    for (const back of undo.toReversed()) await back();
    throw error;
  }
  await disk.flushFolder(folder);
}

/** Files of an earlier export that this one has no more, and that nobody has touched since. */
async function staleFiles(disk: Disk, folder: string, before: Manifest, files: Manifest): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, hash] of before) {
    if (!files.has(path) && (await hashOf(disk, join(folder, path))) === hash) stale.push(path);
  }
  return stale;
}

async function hashOf(disk: Disk, path: string): Promise<string | null> {
  try {
    return hashBytes(await disk.readFile(path));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

async function readManifest(disk: Disk, folder: string): Promise<Manifest> {
  try {
    const text = new TextDecoder().decode(await disk.readFile(join(folder, manifestName)));
    const { files } = v.parse(manifestSchema, JSON.parse(text));
    // It lies in a folder that others write to as well: a path in it must not lead out.
    return new Map(Object.entries(files).filter(([path]) => inside(folder, join(folder, path))));
  } catch {
    // Without a readable list nothing counts as ours, and so nothing is replaced.
    return new Map();
  }
}

async function namesIn(disk: Disk, folder: string): Promise<readonly string[] | null> {
  try {
    return (await disk.list(folder)).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

async function realOfNew(disk: Disk, path: string): Promise<string> {
  try {
    return await disk.realpath(path);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found' || dirname(path) === path) throw error;
    return join(await realOfNew(disk, dirname(path)), basename(path));
  }
}

const collision = (path: string) =>
  new AppError('already-exists', `Two files of the export would have the same name: ${path}`, {
    file: path,
    remedy: 'Rename one of the two posts.',
  });

const refused = (folder: string, why: string) =>
  new AppError('invalid-input', `The export cannot go to ${folder}. ${why}`, {
    file: folder,
    remedy: 'Choose an empty folder elsewhere.',
  });

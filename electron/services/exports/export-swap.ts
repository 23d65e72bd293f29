import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import { exists, renameWithRetry } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { inside } from '../../fs/inside.ts';
import { isRunning } from '../../fs/processes.ts';

/** What is to be put into a folder from a staging folder beside it, and what is to go. Paths below the folder. */
interface Swap {
  readonly folder: string;
  /** Holds `new` with the files to put; `old` comes to hold what they replace. */
  readonly staging: string;
  readonly put: readonly string[];
  readonly take: readonly string[];
}

const noteName = 'swap.json';
const noteSchema = v.object({
  whole: v.boolean(),
  put: v.pipe(v.array(v.string()), v.readonly()),
  take: v.pipe(v.array(v.string()), v.readonly()),
});
type Note = v.InferOutput<typeof noteSchema>;

/** `.site.0000abcd12345678.tmp`: the first half is the process, so that what a crash left can be told from work under way. */
export function stagingFor(folder: string): string {
  const owner = process.pid.toString(16).padStart(8, '0');
  return join(dirname(folder), `.${basename(folder)}.${owner}${randomBytes(4).toString('hex')}.tmp`);
}

interface Placing extends Swap {
  /** Files of the export that stay as they are. */
  readonly unchanged: readonly string[];
  /** Everything that exports have put into the folder before. */
  readonly own: ReadonlySet<string>;
  readonly isThere: boolean;
}

/** Puts an export in its place, the whole of it or, on an error, nothing; then removes the staging folder. */
export async function putInPlace(disk: Disk, placing: Placing): Promise<void> {
  const { folder, staging, put, take, isThere } = placing;
  await disk.makeFolder(dirname(folder));
  if (!isThere) await renameWithRetry(disk, join(staging, 'new'), folder);
  else if (put.length + take.length > fewChanges && (await completeFresh(disk, placing))) {
    await swapFolders(disk, placing);
  } else await swapFiles(disk, placing);
  await disk.removeFolder(staging).catch(() => undefined);
}

/** More changes than this are put in place as a whole folder, where nobody else has files in it. */
const fewChanges = 50;

/**
 * Makes `new` the whole export by second names for what did not change, so that the folder can be swapped in one step.
 * False where it cannot be: others have files in the folder, or it was given other rights than a new one gets.
 */
async function completeFresh(disk: Disk, { folder, staging, unchanged, own }: Placing): Promise<boolean> {
  const fresh = join(staging, 'new');
  const [there, made] = [await disk.stat(folder), await disk.stat(fresh)];
  if (there.mode !== made.mode || there.uid !== made.uid || there.gid !== made.gid) return false;
  if (!(await holdsOnly(disk, folder, '', own))) return false;
  try {
    for (const path of unchanged) {
      await disk.makeFolder(dirname(join(fresh, path)));
      await disk.link(join(folder, path), join(fresh, path));
    }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'disk-full') return false;
    throw error;
  }
  return true;
}

async function holdsOnly(disk: Disk, folder: string, below: string, own: ReadonlySet<string>): Promise<boolean> {
  const entries = await disk.list(join(folder, below));
  if (entries.length === 0) return false;
  for (const { name, kind } of entries) {
    const path = below === '' ? name : `${below}/${name}`;
    if (kind === 'folder' ? !(await holdsOnly(disk, folder, path, own)) : kind !== 'file' || !own.has(path))
      return false;
  }
  return true;
}

/**
 * Puts the files in their place one by one, each in one step; any error puts everything back, so that the old export is
 * whole again. A note of what is meant comes first: after a crash the next export finishes by it.
 */
async function swapFiles(disk: Disk, { folder, staging, put, take }: Swap): Promise<void> {
  await writeNote(disk, staging, { whole: false, put, take });
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const path of put) await replace(disk, { folder, staging }, path, undo);
    for (const path of take) await setAside(disk, { folder, staging }, path, undo);
  } catch (error) {
    // Back to the old export: the note must not lead forward any more.
    await disk.remove(join(staging, noteName)).catch(() => undefined);
    for (const back of undo.toReversed()) await back();
    throw error;
  }
  await removeEmptied(disk, folder, take);
  await disk.flushFolder(folder);
}

/** Folders that held only files that went. */
async function removeEmptied(disk: Disk, folder: string, gone: readonly string[]): Promise<void> {
  const folders = new Set(
    gone.flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, at, all) => all.slice(0, at + 1).join('/')),
    ),
  );
  for (const path of [...folders].toSorted((a, b) => b.length - a.length))
    // One that holds something still stays.
    await disk.removeEmptyFolder(join(folder, path)).catch(() => undefined);
}

type Place = Pick<Swap, 'folder' | 'staging'>;
type Undo = (() => Promise<void>)[];

async function replace(disk: Disk, { folder, staging }: Place, path: string, undo: Undo): Promise<void> {
  const [from, to, aside] = [join(staging, 'new', path), join(folder, path), join(staging, 'old', path)];
  await disk.makeFolder(dirname(to));
  if (await exists(disk, to)) {
    await disk.makeFolder(dirname(aside));
    // A second name keeps the old file without a moment in which there is none under the first.
    const linked = await disk.link(to, aside).then(
      () => true,
      () => false,
    );
    if (!linked) await renameWithRetry(disk, to, aside);
    undo.push(() => renameWithRetry(disk, aside, to));
  } else undo.push(() => disk.remove(to));
  await renameWithRetry(disk, from, to);
}

async function setAside(disk: Disk, { folder, staging }: Place, path: string, undo: Undo): Promise<void> {
  const [from, to] = [join(folder, path), join(staging, 'old', path)];
  await disk.makeFolder(dirname(to));
  await renameWithRetry(disk, from, to);
  undo.push(() => renameWithRetry(disk, to, from));
}

/** Puts `new`, which holds the whole export, in the folder's place: two renames. An error leaves the old one. */
async function swapFolders(disk: Disk, { folder, staging }: Place): Promise<void> {
  await writeNote(disk, staging, { whole: true, put: [], take: [] });
  const [fresh, old] = [join(staging, 'new'), join(staging, 'old')];
  await renameWithRetry(disk, folder, old);
  try {
    await renameWithRetry(disk, fresh, folder);
  } catch (error) {
    await renameWithRetry(disk, old, folder);
    throw error;
  }
}

async function writeNote(disk: Disk, staging: string, note: Note): Promise<void> {
  await disk.writeNew(join(staging, noteName), new TextEncoder().encode(JSON.stringify(note)));
}

/** Finishes what crashed exports to this folder had begun to put in place, and removes what they left beside it. */
export async function recoverSwaps(disk: Disk, folder: string): Promise<void> {
  const prefix = `.${basename(folder)}.`;
  const beside = (await ifThere(disk.list(dirname(folder)))) ?? [];
  const left = beside
    .map(({ name }) => name)
    .filter((name) => {
      const owner = name.startsWith(prefix)
        ? /^([0-9a-f]{8})[0-9a-f]{8}\.tmp$/.exec(name.slice(prefix.length))?.[1]
        : undefined;
      return owner !== undefined && !isRunning(Number.parseInt(owner, 16));
    });
  for (const name of left) {
    const staging = join(dirname(folder), name);
    await finishSwap(disk, { folder, staging });
    await disk.removeFolder(staging);
  }
}

async function finishSwap(disk: Disk, { folder, staging }: Place): Promise<void> {
  const note = await readNote(disk, staging);
  if (!note) return;
  if (note.whole) {
    const fresh = (await exists(disk, join(staging, 'new'))) ? 'new' : 'old';
    if (!(await exists(disk, folder))) await renameWithRetry(disk, join(staging, fresh), folder);
    return;
  }
  const within = (path: string) => inside(folder, join(folder, path));
  for (const path of note.put.filter(within)) {
    if (!(await exists(disk, join(staging, 'new', path)))) continue;
    await disk.makeFolder(dirname(join(folder, path)));
    await renameWithRetry(disk, join(staging, 'new', path), join(folder, path));
  }
  for (const path of note.take.filter(within)) {
    if (!(await exists(disk, join(folder, path)))) continue;
    await disk.makeFolder(dirname(join(staging, 'old', path)));
    await renameWithRetry(disk, join(folder, path), join(staging, 'old', path));
  }
}

/** null: the crash came before anything was put in place. */
async function readNote(disk: Disk, staging: string): Promise<Note | null> {
  try {
    return v.parse(noteSchema, JSON.parse(new TextDecoder().decode(await disk.readFile(join(staging, noteName)))));
  } catch (error) {
    if (error instanceof AppError && error.code !== 'not-found') throw error;
    return null;
  }
}

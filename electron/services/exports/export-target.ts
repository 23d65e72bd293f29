import { basename, dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import { exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { inside } from '../../fs/inside.ts';
import { hashBytes } from '../../fs/revision.ts';
import { absoluteFolder } from '../folders.ts';
import type { Filled, Slot, Staged } from './export-slot.ts';
import { putInPlace, recoverSwaps, stagingFor } from './export-swap.ts';

/** What an export has written into a folder before: path below it and hash of the bytes. */
type Manifest = ReadonlyMap<string, string>;

/** How files of the folder looked right after an export: one that looks so still is not read again. */
type Stamps = Readonly<Record<string, string>>;

/** A folder being filled beside the one it is for. Until `finish` the old export stands untouched. */
export interface ExportTarget {
  readonly folder: string;
  /** Prepares a file. `foreign`: another program's file has that name, and it is left alone. */
  put(path: string, bytes: Uint8Array): Promise<Staged>;
  /** A place for a file that another thread makes. It counts once it is said to be filled. */
  slot(path: string): Promise<Slot>;
  filled(path: string, filled: Filled): void;
  /** Leaves a file as an earlier export wrote it; false when it does not hold these bytes any more. */
  keep(path: string, hash: string): Promise<boolean>;
  /** The same without reading it: false as well when it looks another than after that export. */
  keepUnread(path: string, hash: string): boolean;
  /** Leaves what an earlier export may have made of a file that cannot be read now. */
  spare(path: string): void;
  /** Own files that were neither put nor spared, and that nobody has changed: what `prune` takes away. */
  leftovers(): Promise<readonly string[]>;
  /** How the files look now, for the next export. */
  stampsInPlace(): Stamps;
  /** Puts what changed in its place, all or, on an error, nothing. `prune`: the leftovers go. */
  finish(options: { readonly prune: boolean }): Promise<void>;
  /** Removes what was prepared, and the folders that were made for an export which is not there in the end. */
  discard(): Promise<void>;
  /** A failure with the name of the folder where it has that of the one which is filled beside it. */
  inWords(error: unknown): unknown;
}

const unchanged: Promise<Staged> = Promise.resolve('unchanged');
const emptyHash = hashBytes(new Uint8Array());

export const manifestName = '.longhand-export.json';
const manifestSchema = v.object({ version: v.literal(1), files: v.record(v.string(), v.string()) });

/**
 * Opens a folder for an export. AppError `invalid-input` for one in the library that holds other files, or holds the
 * library: an export among the posts would be read as posts, or overwrite them.
 */
export async function openTarget(
  disk: Disk,
  requested: string,
  library: string,
  stamps: Stamps = {},
): Promise<ExportTarget> {
  const folder = await realOfNew(disk, resolve(absoluteFolder(requested)));
  if (!inside(folder, library)) await recoverSwaps(disk, folder);
  const entries = await ifThere(disk.list(folder));
  const own = entries?.some(({ name }) => name === manifestName) ?? false;
  if (inside(folder, library)) throw refused(folder, 'It holds the library itself.');
  if (inside(library, folder) && entries && entries.length > 0 && !own)
    throw refused(folder, 'It is a folder of the library and not empty.');
  const before = own ? await readManifest(disk, folder) : new Map<string, string>();
  const target = createTarget(disk, folder, entries === null ? null : { before, stamps });
  if (entries !== null) return target;
  const missing = await missingAbove(disk, folder);
  const discard = async () => {
    await target.discard();
    // One that holds something stays: above all the export itself.
    for (const above of missing) await disk.removeEmptyFolder(above).catch(() => undefined);
  };
  return { ...target, discard };
}

/** The folders above that are not there yet, from the nearest on. */
async function missingAbove(disk: Disk, folder: string): Promise<readonly string[]> {
  const above = dirname(folder);
  return (await exists(disk, above)) ? [] : [above, ...(await missingAbove(disk, above))];
}

/** What is known of a folder that is there. */
interface Known {
  readonly before: Manifest;
  readonly stamps: Stamps;
}

/** The hash of a file of the folder; null where there is none. */
async function hashInPlace(disk: Disk, folder: string, known: Known | null, path: string): Promise<string | null> {
  if (!known) return null;
  return hashByStamp(disk, folder, known, path) ?? hashOf(disk, join(folder, path));
}

/** The hash of a file that looks as after the last export; null for any other. */
function hashByStamp(disk: Disk, folder: string, { before, stamps }: Known, path: string): string | null {
  const hash = before.get(path);
  const stamp = stamps[path];
  return hash !== undefined && stamp !== undefined && stampOf(disk, `${folder}/${path}`) === stamp ? hash : null;
}

function stampsOf(disk: Disk, folder: string, files: Manifest, known: (path: string) => string | undefined): Stamps {
  const stamps = [...files.keys()].map((path) => [path, known(path) ?? stampOf(disk, join(folder, path))]);
  return Object.fromEntries(stamps.filter(([, stamp]) => stamp !== null)) as Stamps;
}

/** What an open target knows. */
interface State {
  readonly folder: string;
  readonly staging: string;
  /** What is known of the folder; null when it is not there yet. */
  readonly there: Known | null;
  /** Files of this export and the hashes of their bytes. */
  readonly files: Map<string, string>;
  /** Those of them that were prepared. */
  readonly changed: Set<string>;
  /** What an earlier export made, and this one could not. */
  readonly spared: Set<string>;
}

const preparedFile = ({ staging }: State, path: string) => join(staging, 'new', path);

async function slotFor(disk: Disk, state: State, path: string): Promise<Slot> {
  const { folder, there } = state;
  const inPlace = await hashInPlace(disk, folder, there, path);
  const own = there?.before.get(path);
  // What a power cut leaves of a file of ours is empty.
  const isEmptied = inPlace === emptyHash && own !== undefined;
  return { path: preparedFile(state, path), inPlace, isForeign: inPlace !== null && inPlace !== own && !isEmptied };
}

type Stage = (path: string, bytes: Uint8Array) => Promise<void>;

/** Writes prepared files, and the folders that they need once. */
function stager(disk: Disk, state: State): Stage {
  const made = new Set<string>();
  return async (path, bytes) => {
    const file = preparedFile(state, path);
    const parent = dirname(file);
    if (!made.has(parent)) await disk.makeFolder(parent);
    made.add(parent);
    await disk.writeLoose(file, bytes);
  };
}

async function finish(disk: Disk, state: State, prune: boolean, stage: Stage): Promise<void> {
  const { folder, staging, there, files, changed } = state;
  const before: Manifest = there?.before ?? new Map<string, string>();
  const stale = prune ? await staleFiles(disk, state) : [];
  const kept = [...before].filter(([path]) => !files.has(path) && !stale.includes(path));
  await stage(manifestName, manifestOf([...kept, ...files]));
  const put = [...changed, manifestName];
  const unchanged = [...files.keys(), ...kept.map(([path]) => path)].filter((path) => !changed.has(path));
  const place = { folder, staging, own: new Set([...before.keys(), manifestName]), isThere: there !== null };
  await putInPlace(disk, { ...place, put, take: stale, unchanged });
}

/** `there`: what is known of the folder; null when it is not there yet. */
function createTarget(disk: Disk, folder: string, there: Known | null): ExportTarget {
  const { stamps } = there ?? { stamps: {} as Stamps };
  const staging = stagingFor(folder);
  const state: State = { folder, staging, there, files: new Map(), changed: new Set(), spared: new Set() };
  const { files, changed } = state;
  const staged = new Map<string, Promise<Staged>>();
  const stage = stager(disk, state);

  async function stageIfChanged(path: string, bytes: Uint8Array, hash: string): Promise<Staged> {
    const { inPlace, isForeign } = await slotFor(disk, state, path);
    if (inPlace === hash) return 'unchanged';
    if (isForeign) {
      files.delete(path);
      return 'foreign';
    }
    await stage(path, bytes);
    changed.add(path);
    return 'written';
  }

  function keepAs(path: string, hash: string, inPlace: string | null): boolean {
    const key = path.toLowerCase();
    if (inPlace !== hash || staged.has(key)) return false;
    files.set(path, hash);
    staged.set(key, unchanged);
    return true;
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
    slot: async (path) => {
      const key = path.toLowerCase();
      if (staged.has(key)) throw collision(path);
      staged.set(key, Promise.resolve('written'));
      return slotFor(disk, state, path);
    },
    filled: (path, { hash, staged: how }) => {
      if (how !== 'foreign') files.set(path, hash);
      if (how === 'written') changed.add(path);
    },
    keep: async (path, hash) => keepAs(path, hash, await hashInPlace(disk, folder, there, path)),
    keepUnread: (path, hash) => keepAs(path, hash, there && hashByStamp(disk, folder, there, path)),
    stampsInPlace: () => stampsOf(disk, folder, files, (path) => (changed.has(path) ? undefined : stamps[path])),
    spare: (path) => void state.spared.add(path),
    leftovers: () => staleFiles(disk, state),
    finish: ({ prune }) => finish(disk, state, prune, stage),
    discard: () => disk.removeFolder(staging),
    inWords: (error) => withName(error, { folder, staging }),
  };
}

function withName(error: unknown, { folder, staging }: Pick<State, 'folder' | 'staging'>): unknown {
  if (!(error instanceof AppError) || !error.message.includes(staging)) return error;
  const message = [join(staging, 'new'), join(staging, 'old'), staging].reduce(
    (words, name) => words.replaceAll(name, folder),
    error.message,
  );
  const remedy = error.code === 'not-found' ? 'It cannot be made here: choose another folder.' : error.remedy;
  return new AppError(error.code, message, { file: folder, remedy, cause: error });
}

/** The list of an export's own files, in an order that stays. */
function manifestOf(files: readonly (readonly [path: string, hash: string])[]): Uint8Array {
  const inOrder = files.toSorted(([one], [other]) => (one < other ? -1 : 1));
  const manifest = { version: 1, files: Object.fromEntries(inOrder) };
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Files of an earlier export that this one has no more, and that nobody has touched since. */
async function staleFiles(disk: Disk, { folder, there, files, spared }: State): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, hash] of there?.before ?? []) {
    if (!files.has(path) && !spared.has(path) && (await hashOf(disk, join(folder, path))) === hash) stale.push(path);
  }
  return stale;
}

function stampOf(disk: Disk, path: string): string | null {
  try {
    return disk.sync.look(path).stamp;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function hashOf(disk: Disk, path: string): Promise<string | null> {
  const bytes = await ifThere(disk.readFile(path));
  return bytes && hashBytes(bytes);
}

async function readManifest(disk: Disk, folder: string): Promise<Manifest> {
  try {
    const text = new TextDecoder().decode(await disk.readFile(join(folder, manifestName)));
    const { files } = v.parse(manifestSchema, JSON.parse(text));
    // It lies in a folder that others write to as well: a path in it must not lead out.
    return new Map(Object.entries(files).filter(([path]) => isPlain(path) || inside(folder, join(folder, path))));
  } catch {
    // Without a readable list nothing counts as ours, and so nothing is replaced.
    return new Map();
  }
}

/** A path that leads nowhere but down, which is cheaper to see than to follow. */
const isPlain = (path: string) => !path.startsWith('/') && !/\.\.|[\\:\0]/.test(path);

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

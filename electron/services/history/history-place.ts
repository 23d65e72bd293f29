import { join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import type { PostSummary, Revision } from '../../../shared/model/post.ts';
import { sweepTemps } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { createHistoryStore, type KeptPost } from './history-store.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import { revisionNow } from '../posts/post-text.ts';

const fileName = 'library.json';
const fileSchema = v.object({ version: v.literal(1), path: v.string(), device: v.number(), inode: v.number() });
type Place = v.InferOutput<typeof fileSchema>;
type Known = Place & { readonly folder: string };

/**
 * The folder with the history of a library below `histories`. It is found by the library's path; where no history has
 * that path, by what its own path has become: a history whose library is gone from there belongs to this one if this is
 * the same folder on the disk, or holds the same posts: then `onMoved` is told where it was. Notes where the library is now.
 */
export async function findHistory(
  disk: Disk,
  histories: string,
  library: OpenLibrary,
  onMoved: (from: string) => Promise<void>,
): Promise<string> {
  const known = await knownHistories(disk, histories);
  const found = known.find(({ path }) => path === library.root) ?? (await movedHere(disk, known, library));
  const folder = found?.folder ?? freeFolder(histories, known, library);
  if (found) await sweepTemps(disk, folder, Date.now());
  if (found && found.path !== library.root) await onMoved(found.path);
  const { device, inode } = await disk.stat(library.root);
  if (found?.path !== library.root || found.inode !== inode || found.device !== device) {
    await writeJsonFile(disk, join(folder, fileName), { version: 1, path: library.root, device, inode });
  }
  return folder;
}

/**
 * Whether the library may have been elsewhere before: none is known at its path, and one that `isWanted` is gone from its own.
 * Others are not looked for: the disk of one may not answer.
 */
export async function mayHaveMoved(
  disk: Disk,
  histories: string,
  { root }: OpenLibrary,
  isWanted: (path: string) => Promise<boolean>,
): Promise<boolean> {
  const known = await knownHistories(disk, histories);
  if (known.some(({ path }) => path === root)) return false;
  for (const one of known) if ((await isWanted(one.path)) && !(await isStillThere(disk, one))) return true;
  return false;
}

async function knownHistories(disk: Disk, histories: string): Promise<readonly Known[]> {
  await disk.makeFolder(histories);
  const known: Known[] = [];
  for (const { name, kind } of await disk.list(histories)) {
    if (kind !== 'folder') continue;
    const folder = join(histories, name);
    const { value, problem } = await readJsonFile(disk, join(folder, fileName), (json) => v.parse(fileSchema, json));
    if (problem) logProblem(problem);
    if (value) known.push({ ...value, folder });
  }
  return known;
}

/** Named by the path that the library had first, so that a history that lost its `library.json` is taken up again. */
function freeFolder(histories: string, known: readonly Known[], library: OpenLibrary): string {
  const taken = new Set(known.map(({ folder }) => folder));
  for (let number = 1; ; number++) {
    const folder = join(histories, number === 1 ? library.info.id : `${library.info.id}-${number}`);
    if (!taken.has(folder)) return folder;
  }
}

async function movedHere(disk: Disk, known: readonly Known[], library: OpenLibrary): Promise<Known | undefined> {
  const here = await disk.stat(library.root);
  let best: { readonly known: Known; readonly same: number } | undefined;
  for (const one of known) {
    if (await isStillThere(disk, one)) continue;
    // Where the reading was stopped, what was read has to do.
    await library.whole().catch(() => undefined);
    const { present, same, all } = compare(disk, library, await postsOf(disk, one.folder));
    const isFolder = one.inode === here.inode && one.device === here.device;
    // A number of a folder is given out again when the folder is gone, so that it alone says nothing.
    const fits = (isFolder && present > 0) || (same > 0 && present * 2 >= all);
    if (fits && same >= (best?.same ?? 0)) best = { known: one, same };
  }
  return best?.known;
}

async function isStillThere(disk: Disk, { path, device, inode }: Place): Promise<boolean> {
  const stat = await disk.stat(path).catch(() => null);
  return stat?.kind === 'folder' && stat.device === device && stat.inode === inode;
}

const postsOf = (disk: Disk, folder: string) => createHistoryStore({ disk, folder, now: () => 0 }).posts();

/** How many posts of a history the library has, and how many of those with the very text that was kept last. */
function compare(disk: Disk, library: OpenLibrary, kept: readonly KeptPost[]) {
  const found = kept.map(({ id, snapshots }) => ({ post: library.find(id), revision: snapshots[0]?.revision }));
  const present = found.filter(({ post }) => post !== undefined);
  const same = present.filter(({ post, revision }) => post && revisionOf(disk, library, post) === revision);
  return { present: present.length, same: same.length, all: kept.length };
}

function revisionOf({ sync }: Disk, { root }: OpenLibrary, post: PostSummary): Revision | null {
  try {
    return post.revision ?? revisionNow(sync, root, post.id);
  } catch (error) {
    // It went, or cannot be read: then it is not known to be the same.
    if (error instanceof AppError) return null;
    throw error;
  }
}

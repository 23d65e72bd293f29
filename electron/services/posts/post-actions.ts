import { dirname, join, posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { postId, type PostId, type SaveOutcome } from '../../../shared/model/post.ts';
import { precisionOf } from '../../../shared/library/date-habit.ts';
import { movedAlong, movesFolder, type Bundle } from '../../../shared/library/bundle.ts';
import type { Rename } from '../../../shared/model/library.ts';
import { exists, moveNew, renameWithRetry, nameTaken } from '../../fs/atomic-write.ts';
import { copyTree } from '../../fs/copy.ts';
import type { Disk } from '../../fs/disk.ts';
import type { Drafts } from './drafts.ts';
import type { KeepSnapshot } from '../history/history.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { copiedId, copiedText, newPostId } from './new-post.ts';
import { assetFolderOf, moveAssetFolder } from './asset-folder.ts';
import type { MadeFolders } from './made-folders.ts';
import { habitsOf, textOfNewPost } from './new-post-files.ts';
import { bundleIn, pathOfName, requireNewName } from './post-place.ts';
import { largestPost, readPostText } from './post-text.ts';
import type { SaveRequest } from './save-post.ts';
import type { TakeFromTrash } from './trash-folder.ts';
import type { Shell } from '../shell.ts';

/** What the actions on one library work with. */
export interface PostWork {
  readonly disk: Disk;
  readonly library: OpenLibrary;
  readonly drafts: Drafts;
  readonly shell: Pick<Shell, 'trash'>;
  readonly keep: KeepSnapshot;
  readonly folders: MadeFolders;
  readonly now: () => number;
  readonly save: (request: SaveRequest) => Promise<SaveOutcome>;
  /** Runs the job while no save of the file at this real path runs. */
  readonly alone: <T>(path: string, job: () => Promise<T>) => Promise<T>;
}

type Created = { readonly id: PostId };

/** A new post, and what of the site's template was not used, as a sentence. */
export type CreatedPost = Created & { readonly notice: string | null };

/** More posts than this of one name in one folder mean that something else is wrong. */
const attempts = 1000;

/** A new post under the first name that is free. */
export async function createPost(
  { library, save, now, disk }: PostWork,
  post: { readonly title: string; readonly draft: boolean; readonly offset: number },
): Promise<CreatedPost> {
  const { profile } = library.info;
  const precision = precisionOf(profile, library.snapshot().posts);
  const wanted = { ...post, now: now(), precision, habits: await habitsOf(disk, library) };
  const { text, notice, folder } = await textOfNewPost(disk, library, wanted);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const id = newPostId(profile, wanted, attempt);
    const bundle = posix.basename(id).startsWith('index.');
    if (await exists(disk, bundle ? dirname(await pathOfName(library, id)) : await pathOfName(library, id))) continue;
    const outcome = await save({ id, text, base: null, format: { encoding: 'utf-8', bom: false } });
    if (outcome.kind !== 'saved') continue;
    return { id, notice: (bundle && folder && (await copyBeside(disk, library, folder, id))) || notice };
  }
  throw noFreeName(newPostId(profile, wanted, 1));
}

/** Copies what stands beside the `index.md` of a template that is a folder. Answers a sentence where that fails; the post stays. */
async function copyBeside(disk: Disk, library: OpenLibrary, folder: PostId, id: PostId): Promise<string | null> {
  try {
    const from = await library.path(folder);
    const to = dirname(await pathOfName(library, id));
    for (const { name, kind } of await disk.list(from)) {
      const isCopied = name !== 'index.md' && (kind === 'file' || kind === 'folder');
      if (isCopied) await copyTree(disk, join(from, name), join(to, name));
    }
    return null;
  } catch (error) {
    return `Not every file of ${folder} was copied. ${describeFailure(error)}`;
  }
}

/**
 * Another path for a post. Unsaved text of it goes along. `each`: where it goes into a folder that is there, its other languages are
 * renamed by their own calls. Answers all posts that have another path now.
 */
export async function renamePost(work: PostWork, id: PostId, to: PostId, each = false): Promise<readonly Rename[]> {
  const { library } = work;
  if (id === to) return [];
  await library.path(to);
  requireNewName(library, id, to);
  return work.alone(await library.path(id), async () => {
    const bundle = await bundleIn(library, id);
    if (!bundle || !movesFolder({ from: id, to })) return renameFile(work, bundle, id, to);
    const together = each ? bundle.others.length : 0;
    const joins = await joinsFolder(work, bundle, to, 1 + together);
    return joins ? renameFile(work, null, id, to) : renameBundle(work, bundle, id, to);
  });
}

type Renaming = Promise<readonly Rename[]>;

/** Whether a post that has its folder to itself, with `own` files, goes into one that is there, as the `index.md` of other posts does. */
async function joinsFolder({ disk, library }: PostWork, { folder }: Bundle, to: PostId, own: number): Promise<boolean> {
  const from = await pathOfName(library, folder);
  const target = await pathOfName(library, postId(posix.dirname(to)));
  if (!(await exists(disk, target)) || (await isSameFolder(disk, from, target))) return false;
  return (await disk.list(from)).length === own;
}

async function renameFile(work: PostWork, bundle: Bundle | null, id: PostId, to: PostId): Renaming {
  const { disk, library } = work;
  if (bundle && posix.dirname(id) !== posix.dirname(to)) await refuseParting(work, bundle, id);
  const from = await pathOfName(library, id);
  // Both ends must lie inside by their real paths, not the names only.
  await library.path(to);
  const target = await pathOfName(library, to);
  const assets = await assetFolderOf(disk, library, id, to);
  await work.folders.fill(dirname(target), async () => {
    // The images first: where the program ends in between, the same again moves the post after them.
    if (assets) await moveAssetFolder(disk, assets);
    await moveNew(disk, from, target).catch(async (error: unknown) => {
      if (assets) await moveAssetFolder(disk, { from: assets.to, to: assets.from });
      throw error;
    });
  });
  if (bundle) await disk.removeEmptyFolder(dirname(from)).catch(() => undefined);
  await work.folders.leave(dirname(from));
  return finishRename(work, [{ from: id, to }], [dirname(from), dirname(target)]);
}

async function renameBundle(work: PostWork, bundle: Bundle, id: PostId, to: PostId): Renaming {
  const { disk, library } = work;
  const { folder } = bundle;
  const toFolder = posix.dirname(to);
  if (toFolder === '.' || toFolder.startsWith(`${folder}/`)) {
    throw new AppError('invalid-input', `The folder of the post cannot move there: ${to}`, {
      file: to,
      remedy: 'Choose a folder outside its own.',
    });
  }
  const from = await pathOfName(library, folder);
  const target = await pathOfName(library, postId(toFolder));
  await library.path(to);
  if ((await exists(disk, target)) && !(await isSameFolder(disk, from, target))) throw nameTaken(to);
  await work.folders.fill(dirname(target), () => renameWithRetry(disk, from, target));
  await work.folders.leave(dirname(from));
  return finishRename(work, [...movedAlong(bundle, to), { from: id, to }], [dirname(from), dirname(target)]);
}

/** `Trip` to `trip` where the disk does not tell them apart. */
async function isSameFolder(disk: Disk, from: string, to: string): Promise<boolean> {
  const [one, other] = [await disk.lstat(from), await disk.lstat(to)];
  return one.inode === other.inode && one.device === other.device;
}

/** A post must not leave its images behind without a word. */
async function refuseParting({ disk, library }: PostWork, { folder }: Bundle, id: PostId): Promise<void> {
  const beside = await disk.list(await pathOfName(library, folder));
  if (beside.length <= 1) return;
  throw new AppError('unsupported', `Other files stand in the folder of this post: ${folder}`, {
    file: id,
    remedy: `Give it a path that ends in /${posix.basename(id)}, then the folder moves along.`,
  });
}

async function finishRename(
  { disk, library, drafts }: PostWork,
  moved: readonly Rename[],
  folders: readonly string[],
): Renaming {
  for (const folder of new Set(folders)) await disk.flushFolder(folder).catch(() => undefined);
  for (const { from, to } of moved) await drafts.move(library.info.id, from, to);
  await library.refresh(moved.flatMap(({ from, to }) => [from, to]));
  return moved;
}

/** A copy beside the post, its title ending in "copy"; a bundle's folder with all its files. */
export async function duplicatePost(work: PostWork, id: PostId): Promise<Created> {
  const { disk, library } = work;
  const found = await bundleIn(library, id);
  const bundle = found?.isMain ? found : null;
  const to = await freeCopy(disk, library, id, bundle !== null);
  const path = await library.path(id);
  const post = await readPostText(disk, path, id);
  const text = post.format.encoding === 'unknown' ? null : copiedText(library.info.profile, post.text);
  if (bundle === null) {
    if (text === null) await disk.copyNew(path, await pathOfName(library, to));
    else await saveCopy(work, { id: to, text, base: null, format: post.format });
  } else {
    const target = dirname(await pathOfName(library, to));
    await copyTree(disk, await library.path(bundle.folder), target);
    if (text !== null) await saveCopy(work, { id: to, text, base: post.revision, format: post.format });
  }
  await library.refresh([to]);
  return { id: to };
}

async function saveCopy({ save }: PostWork, request: SaveRequest): Promise<void> {
  if ((await save(request)).kind !== 'saved') throw nameTaken(request.id);
}

async function freeCopy(disk: Disk, library: OpenLibrary, id: PostId, bundle: boolean): Promise<PostId> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const to = copiedId(id, bundle, attempt);
    const place = await pathOfName(library, to);
    if (!(await exists(disk, bundle ? dirname(place) : place))) return to;
  }
  throw noFreeName(id);
}

/** A post in the trash. */
export interface TrashedPost {
  /** Where it is now, in words or as a path. */
  readonly where: string;
  /** What was moved, as a path in the library: the post, or the folder that it is with its images. */
  readonly below: PostId;
  /** All posts that went with it, also the one that was asked for: a bundle takes its other languages along. */
  readonly ids: readonly PostId[];
}

/** Moves a post (a bundle with its folder) to the trash. Of a bundle's translation only the file goes. */
export async function trashPost({ disk, library, shell, keep, alone }: PostWork, id: PostId): Promise<TrashedPost> {
  const path = await library.path(id);
  return alone(path, async () => {
    const bundle = await bundleIn(library, id);
    const [below, ids] = bundle?.isMain ? [bundle.folder, [id, ...bundle.others]] : [id, [id]];
    for (const one of ids) {
      // What cannot be read goes to the trash all the same.
      const reading = library.path(one).then((real) => disk.readFile(real, largestPost));
      const bytes = await reading.catch(() => null);
      if (bytes) await keep(library, one, bytes, 'trashed');
    }
    return { where: await shell.trash(await pathOfName(library, below), below), below, ids };
  });
}

/** Moves a post from the trash to where it was, its folder made anew where that has gone. AppErrors as of `take`. */
export async function untrashPost(work: PostWork, { where, below }: TrashedPost, take: TakeFromTrash): Promise<void> {
  const { disk, library } = work;
  const target = await pathOfName(library, below);
  // A dangling link has the name, though it leads to nothing.
  if (await exists(disk, target)) throw nameTaken(below);
  await disk.makeFolder(dirname(target));
  // The folder after it was made must lie inside by its real path too.
  await take(where, await pathOfName(library, below));
  await disk.flushFolder(dirname(target)).catch(() => undefined);
}

function noFreeName(id: PostId): AppError {
  return new AppError('already-exists', `No free name was found near ${id}`, {
    file: id,
    remedy: 'Choose another title.',
  });
}

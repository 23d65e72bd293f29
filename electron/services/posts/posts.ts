import { join } from 'node:path';
import type { LibraryId } from '../../../shared/model/library.ts';
import { editedText, type TextEdit } from '../../../shared/base/text-edit.ts';
import type { Draft, PostId, PostText, Revision, SaveOutcome } from '../../../shared/model/post.ts';
import type { Failure } from '../../../shared/model/task.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { Disk } from '../../fs/disk.ts';
import type { FileLock } from '../../fs/file-lock.ts';
import type { CloseFiles } from '../../fs/open-file.ts';
import { allInTurn, createPathQueue, type PathQueue } from '../../fs/path-queue.ts';
import { afterwards } from '../work/afterwards.ts';
import type { DraftChange, Drafts, KeptDraft } from './drafts.ts';
import type { KeepSnapshot } from '../history/history.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { createKnownText } from './known-text.ts';
import { createMadeFolders } from './made-folders.ts';
import { createPost, duplicatePost, renamePost, trashPost, type CreatedPost, type PostWork } from './post-actions.ts';
import { pathOfName, requirePost } from './post-place.ts';
import { createOwnWrites, type OwnWrites } from './own-writes.ts';
import { createPostReader, readPostText, type ReadPost } from './post-text.ts';
import { createReplacePosts, type Replaced, type Replacing } from './replace-posts.ts';
import { createSavePost, type ReplaceRequest, type SavePost, type SaveRequest } from './save-post.ts';
import type { Shell } from '../shell.ts';
import { createTempsAhead, type TempsAhead } from './temps-ahead.ts';
import type { TakeFromTrash } from './trash-folder.ts';
import { createTrashRecord, type TrashRecord } from './trash-record.ts';
import { encodeText } from './text-codec.ts';

interface Trashed {
  readonly trashed: readonly PostId[];
  readonly failed: readonly Failure[];
  /** Where the last one is now, in words for a notice; empty when none was moved. */
  readonly where: string;
}

export interface ReplacingPost extends Replacing {
  /** Of the new bytes. */
  readonly revision: Revision;
}

/** What can be done with posts, each call as the contract says. Every path is resolved inside its library first. */
export interface Posts {
  read(library: LibraryId, id: PostId): Promise<PostText>;
  /** Reads many posts at once, with their bytes, for one stretch of work: see `createPostReader`. */
  reader(library: LibraryId): (id: PostId) => ReadPost;
  write(library: LibraryId, request: SaveRequest): Promise<SaveOutcome>;
  /** The same save of what an edit makes of the text of the base. null: that is not the text that was edited, and nothing was
   * written. */
  change(library: LibraryId, request: EditRequest): Promise<SaveOutcome | null>;
  /** The same save for bytes, of a post without unsaved text. The caller has the list read the post again. */
  replace(library: LibraryId, request: ReplaceRequest): Promise<SaveOutcome>;
  /** The same for several posts, which share what that costs; see ReplacePosts. */
  replaceAll(library: LibraryId, posts: readonly ReplacingPost[], close?: CloseFiles): Promise<readonly Replaced[]>;
  /** For posts that are to be replaced later. */
  tempsAhead(): TempsAhead;
  create(library: LibraryId, post: { title: string; draft: boolean; offset: number }): Promise<CreatedPost>;
  /** `each`: see renamePost. */
  rename(library: LibraryId, id: PostId, to: PostId, each?: boolean): Promise<{ id: PostId }>;
  duplicate(library: LibraryId, id: PostId): Promise<{ id: PostId }>;
  trash(library: LibraryId, ids: readonly PostId[]): Promise<Trashed>;
  /**
   * Moves a post back that this process moved to the trash, the last one of that name. AppError `unsupported` where the
   * trash is the system's, `not-found`, `already-exists`: it stays in the trash.
   */
  untrash(library: LibraryId, id: PostId): Promise<void>;
  reveal(library: LibraryId, id: PostId): Promise<void>;
  /** AppError `not-found` for a post that is gone; `unsupported` where the host hands out no files. */
  drag(library: LibraryId, ids: readonly PostId[]): Promise<void>;
  /** Changes a draft; see Drafts. One that is made of the text of a file is made of that of the revision `base`. */
  changeDraft(library: LibraryId, change: DraftChange): Promise<boolean>;
  /** The drafts that say something else than the file does. */
  unsavedDrafts(library: LibraryId): Promise<readonly Draft[]>;
}

interface EditRequest extends Omit<SaveRequest, 'text' | 'base'> {
  readonly base: Revision;
  readonly edit: TextEdit;
}

export interface PostsOptions {
  readonly disk: Disk;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly drafts: Drafts;
  readonly shell: Pick<Shell, 'trash' | 'reveal' | 'dragOut'>;
  /** Keeps other processes of ours from replacing a post in the same moment. */
  readonly lock?: FileLock;
  /** Module of the worker that writes many temp files; null or absent writes them in this thread. */
  readonly tempWorker?: URL | null;
  /** The way back from the trash; null or absent where that is the system's. */
  readonly takeFromTrash?: TakeFromTrash | null;
  /** Takes what a save or the trash replaces, and what was saved. */
  readonly keep?: KeepSnapshot;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type OnReplace = Parameters<SavePost>[2];
type Reading = () => Promise<PostText>;
/** Reads a post once the saves of it that were asked for before are done. */
type ReadSaved = (library: OpenLibrary, id: PostId) => Promise<PostText>;

/** One that is being made or moved has two names for a moment, and would be taken for read-only: it is read again after that. */
async function readSettled(id: PostId, read: Reading, readAfter: Reading): Promise<PostText> {
  requirePost(id);
  const found = await read();
  return found.readOnly === null ? found : readAfter();
}

interface Putting {
  readonly byFile: PathQueue;
  readonly byName: PathQueue;
  readonly own: OwnWrites;
}

/** A save in its turn, which is remembered as ours. */
function createPut(savePost: SavePost, { byFile, byName, own }: Putting) {
  return async (library: OpenLibrary, request: SaveRequest | ReplaceRequest, onReplace?: OnReplace) => {
    const { id } = request;
    requirePost(id);
    const locate = () => library.path(id);
    const outcome = await byName(join(library.root, id), async () =>
      byFile(await locate(), () => savePost(locate, request, onReplace)),
    );
    if (outcome.kind === 'saved') own.wrote(library.info.id, id, outcome.revision);
    return outcome;
  };
}

export function createPosts(options: PostsOptions): Posts {
  const { disk, libraries, drafts, shell, lock, keep = async () => {}, now = Date.now } = options;
  const inTrash = createTrashRecord(options.takeFromTrash ?? null);
  const own = createOwnWrites();
  const folders = createMadeFolders(disk);
  const byFile = createPathQueue();
  // Finding the real path takes a while, in which a later save of the same post must not overtake an earlier one.
  const byName = createPathQueue();
  const put = createPut(createSavePost(disk, lock), { byFile, byName, own });
  const byLibrary = createPathQueue();

  async function save(library: OpenLibrary, request: SaveRequest): Promise<SaveOutcome> {
    const { id, text, format } = request;
    const outcome = await put(library, request, (old) => keep(library, id, old, 'found'));
    if (outcome.kind !== 'saved') return outcome;
    // The person need not wait for it: what is saved is safe.
    const bytes = encodeText(text, format);
    if (bytes) void keep(library, id, bytes, 'saved');
    await afterwards('drop the draft', drafts.drop(library.info.id, request.id, request.text));
    await afterwards('read the post again', library.refresh([request.id]));
    return outcome;
  }

  const work = (id: LibraryId): PostWork => {
    const library = libraries.get(id);
    const about = { disk, library, drafts, shell, keep, folders, now };
    return { ...about, save: (request) => save(library, request), alone: byFile };
  };
  // Names are given out and taken one after another: two new posts must not settle on the same one.
  const inTurn = <T>(id: LibraryId, job: (work: PostWork) => Promise<T>) => {
    const ready = work(id);
    return byLibrary(ready.library.root, () => job(ready));
  };

  // A page that goes sends its text last, and the next one reads before that is on the disk.
  const readSaved: ReadSaved = (library, id) =>
    byName(join(library.root, id), async () => readPostText(disk, await library.path(id), id));
  const read: Posts['read'] = async (library, id) => {
    const now = async () => readSaved(libraries.get(library), id);
    return own.marked(library, await readSettled(id, now, () => inTurn(library, now)));
  };
  const write: Posts['write'] = async (library, request) => save(libraries.get(library), request);
  return {
    ...callsForMany(options, byName, own),
    ...callsByEdits({ read, write }, drafts),
    read,
    replace: async (library, request) => put(libraries.get(library), request),
    create: async (library, post) => inTurn(library, (ready) => createPost(ready, post)),
    rename: async (library, id, to, each) => {
      requirePost(id);
      const renamed = await inTurn(library, (ready) => renamePost(ready, id, to, each));
      for (const { from, to: now } of renamed) own.renamed(library, from, now);
      return { id: to };
    },
    duplicate: async (library, id) => {
      requirePost(id);
      return inTurn(library, (ready) => duplicatePost(ready, id));
    },
    trash: async (library, ids) => inTurn(library, (ready) => trashAll(ready, ids, inTrash)),
    untrash: async (library, id) => inTurn(library, (ready) => untrash(ready, id, inTrash)),
    reveal: async (library, id) => shell.reveal(await pathOfName(libraries.get(library), id)),
    drag: (library, ids) => dragPosts(libraries.get(library), ids, shell),
    unsavedDrafts: async (library) => unsavedOf(readSaved, libraries.get(library), drafts),
  };
}

function callsForMany(
  { disk, libraries, lock, tempWorker = null }: PostsOptions,
  byName: PathQueue,
  own: OwnWrites,
): Pick<Posts, 'reader' | 'replaceAll' | 'tempsAhead'> {
  const replacePosts = createReplacePosts(disk, lock);
  return {
    reader: (library) => {
      const read = createPostReader(disk.sync, libraries.get(library).root);
      return (id) => {
        requirePost(id);
        return read(id);
      };
    },
    tempsAhead: () => createTempsAhead(disk, tempWorker),
    replaceAll: async (library, posts, close) => {
      for (const { id } of posts) requirePost(id);
      const { root } = libraries.get(library);
      const names = posts.map(({ id }) => join(root, id));
      const replaced = await allInTurn(byName, names, () => replacePosts(root, posts, close));
      for (const [at, { id, revision }] of posts.entries())
        if (replaced[at] === 'saved') own.wrote(library, id, revision);
      return replaced;
    },
  };
}

/** The calls of a page that sends what changed in a text instead of the text. */
function callsByEdits(
  { read, write }: Pick<Posts, 'read' | 'write'>,
  drafts: Drafts,
): Pick<Posts, 'write' | 'change' | 'changeDraft'> {
  const known = createKnownText(read);
  const writeAndLearn: Posts['write'] = async (library, request) => {
    const outcome = await write(library, request);
    if (outcome.kind === 'saved') known.learn(library, request.id, outcome.revision, request.text);
    return outcome;
  };
  return {
    write: writeAndLearn,
    change: async (library, { edit, ...request }) => {
      const before = await known.at(library, request.id, request.base);
      const text = before === null ? null : editedText(before, edit);
      return text === null ? null : writeAndLearn(library, { ...request, text });
    },
    changeDraft: (library, change) => {
      const { id, base } = change;
      return drafts.change(library, change, async () => (base === null ? null : known.at(library, id, base)));
    },
  };
}

async function dragPosts(
  library: OpenLibrary,
  ids: readonly PostId[],
  { dragOut }: Pick<Shell, 'dragOut'>,
): Promise<void> {
  if (!dragOut) throw new AppError('unsupported', 'Posts cannot be dragged out of the browser as files.');
  await dragOut(await Promise.all(ids.map((id) => library.path(id))));
}

async function trashAll(work: PostWork, ids: readonly PostId[], record: Pick<TrashRecord, 'add'>): Promise<Trashed> {
  const trashed: PostId[] = [];
  const failed: Failure[] = [];
  let where = '';
  for (const id of ids) {
    try {
      requirePost(id);
      const post = await trashPost(work, id);
      record.add(work.library.info.id, post);
      where = post.where;
      trashed.push(...post.ids);
    } catch (error) {
      const { code, message } = toAppError(error);
      failed.push({ id, code, message });
    }
  }
  await afterwards('read the folder again', work.library.refresh(trashed));
  return { trashed, failed, where };
}

async function untrash(work: PostWork, id: PostId, record: Pick<TrashRecord, 'bringBack'>): Promise<void> {
  await record.bringBack(work, id);
  await afterwards('read the post again', work.library.refresh([id]));
}

async function unsavedOf(read: ReadSaved, library: OpenLibrary, drafts: Drafts): Promise<readonly Draft[]> {
  const found = await drafts.list(library.info.id);
  return (await Promise.all(found.map((draft) => unsavedNow(read, library, draft)))).filter((draft) => draft !== null);
}

/**
 * A draft over the file as it is. A crash between a save and the end of its draft leaves one that says nothing new: null. A page
 * that went before it knew of its save left one over what that has replaced.
 */
async function unsavedNow(read: ReadSaved, library: OpenLibrary, { over, ...draft }: KeptDraft): Promise<Draft | null> {
  try {
    const { text, revision } = await read(library, draft.id);
    if (text === draft.text) return null;
    return text === over ? { ...draft, base: revision } : draft;
  } catch {
    // Whatever keeps the file from being read, the draft is then all there is.
    return draft;
  }
}

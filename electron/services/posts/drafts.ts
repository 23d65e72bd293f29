import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import { editedText, type TextEdit } from '../../../shared/base/text-edit.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, revision, type Draft, type PostId } from '../../../shared/model/post.ts';
import { atomicWrite, sweepTemps } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { createPathQueue } from '../../fs/path-queue.ts';
import { logProblem } from '../log.ts';

/** The crash journal: unsaved text in the app's data folder, one file a post, on the disk before a call answers. */
export interface Drafts {
  /** Every draft of a library that can be read, the newest first. */
  list(library: LibraryId): Promise<readonly KeptDraft[]>;
  /** With a mark, `change` can go on from there. */
  save(library: LibraryId, draft: Omit<KeptDraft, 'savedAt'> & { readonly mark?: string | undefined }): Promise<void>;
  /** Changes the draft that was kept last if it has the mark, or makes one of the text that `inFile` answers; false: there is no such
   * text, or it is not what was edited. */
  change(library: LibraryId, change: DraftChange, inFile: () => Promise<string | null>): Promise<boolean>;
  /** Forgets a draft; with `text` only while it still holds that text, since more may have been typed meanwhile. */
  drop(library: LibraryId, id: PostId, text?: string): Promise<void>;
  /** The post has another path now. */
  move(library: LibraryId, from: PostId, to: PostId): Promise<void>;
}

export interface KeptDraft extends Draft {
  /** What was on its way to the file then: where it has arrived, the text was typed over it. */
  readonly over?: string | undefined;
}

export interface DraftChange extends Pick<KeptDraft, 'id' | 'base' | 'over'> {
  /** The mark of the draft that is changed, null for the text of the file; and that of what it becomes. */
  readonly after: string | null;
  readonly mark: string;
  readonly edit: TextEdit;
}

export interface DraftsOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const draftSchema = v.object({
  id: v.string(),
  text: v.string(),
  base: v.nullable(v.string()),
  savedAt: v.number(),
  over: v.optional(v.string()),
});

export function createDrafts({ disk, dataFolder, now = Date.now }: DraftsOptions): Drafts {
  const queue = createPathQueue();
  /** What is in each file, of drafts that may be changed. */
  const marked = new Map<string, { readonly mark: string; readonly text: string }>();
  const folderOf = (library: LibraryId) => join(dataFolder, 'drafts', library);
  // A post's path may be longer than a file name, and two paths may differ in case only.
  const fileOf = (library: LibraryId, id: PostId) => {
    const hash = createHash('sha256').update(id).digest('hex');
    return join(folderOf(library), `${hash.slice(0, 40)}.json`);
  };

  async function write(library: LibraryId, draft: KeptDraft): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(draft));
    try {
      await disk.makeFolder(folderOf(library));
      await atomicWrite(disk, fileOf(library, draft.id), bytes, { mode: 0o600 });
    } catch (error) {
      throw unwritable(error, draft.id);
    }
  }

  /** Writes a draft, whose text is known from then on. */
  async function keep(library: LibraryId, { mark, ...draft }: Parameters<Drafts['save']>[1]): Promise<void> {
    const file = fileOf(library, draft.id);
    marked.delete(file);
    const { id, text, base, over } = draft;
    await write(library, { id, text, base, savedAt: now(), over });
    if (mark !== undefined) marked.set(file, { mark, text: draft.text });
  }

  const removeFile = async (path: string) => {
    marked.delete(path);
    await ifThere(disk.remove(path));
  };

  return {
    list: async (library) => {
      // A page that goes sends its text last, and the next one asks before that is on the disk.
      await queue.done(folderOf(library));
      return listDrafts(disk, folderOf(library), now());
    },
    save: (library, draft) => queue(fileOf(library, draft.id), () => keep(library, draft)),
    change: (library, { id, base, over, after, mark, edit }, inFile) =>
      queue(fileOf(library, id), async () => {
        const known = marked.get(fileOf(library, id));
        const before = after === null ? await inFile() : known?.mark === after ? known.text : null;
        const text = before === null ? null : editedText(before, edit);
        if (text !== null) await keep(library, { id, base, over, mark, text });
        return text !== null;
      }),
    drop: (library, id, text) =>
      queue(fileOf(library, id), async () => {
        const path = fileOf(library, id);
        if (text !== undefined && (await read(disk, path))?.text !== text) return;
        await removeFile(path);
      }),
    move: (library, from, to) =>
      queue(fileOf(library, from), async () => {
        const draft = await read(disk, fileOf(library, from));
        if (!draft || from === to) return;
        await queue(fileOf(library, to), () => {
          marked.delete(fileOf(library, to));
          return write(library, { ...draft, id: to });
        });
        await removeFile(fileOf(library, from));
      }),
  };
}

async function read(disk: Disk, path: string): Promise<KeptDraft | null> {
  const bytes = await ifThere(disk.readFile(path));
  return bytes && parseDraft(bytes);
}

async function listDrafts(disk: Disk, folder: string, now: number): Promise<readonly KeptDraft[]> {
  const entries = await ifThere(sweepTemps(disk, folder, now).then(() => disk.list(folder)));
  const drafts: KeptDraft[] = [];
  for (const { name, kind } of entries ?? []) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    try {
      drafts.push(parseDraft(await disk.readFile(join(folder, name))));
    } catch (error) {
      // One broken draft must not hide the others. It stays on the disk for a person to look into.
      logProblem(`the draft ${join(folder, name)} cannot be read`, error);
    }
  }
  return drafts.sort((one, other) => other.savedAt - one.savedAt);
}

function parseDraft(bytes: Uint8Array): KeptDraft {
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const { id, base, ...rest } = v.parse(draftSchema, json);
  return { ...rest, id: postId(id), base: base === null ? null : revision(base) };
}

function unwritable(error: unknown, id: PostId): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError(error.code, `Unsaved text of ${id} cannot be kept safe from a crash: ${error.message}`, {
    file: error.file,
    remedy: `${error.remedy ?? ''} Save often until then.`.trim(),
    cause: error,
  });
}

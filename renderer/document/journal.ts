import { toAppError } from '../../shared/contract/errors.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Draft, PostId, Revision } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';
import { editOf } from './edit-of.ts';
import { joined, type FileText } from './page-text.ts';

/** A text that is not in its file. It is asked when the journal gets to it. */
export interface Unsaved {
  readonly text: () => FileText;
  readonly base: () => Revision | null;
  /** The text of the revision `base`; null: it is not known. */
  readonly inFile: () => FileText | null;
  /** The text that is on its way to the file. */
  readonly over: () => string | undefined;
}

/** A text that the host knows: that of the draft with a mark, or that of the file. */
interface Kept {
  readonly mark: string | null;
  readonly text: FileText;
}

/** The crash journal as a session uses it. Never throws: a text that cannot be kept there is still in the editor. */
export interface Journal {
  readonly find: (library: LibraryId, id: PostId) => Promise<Draft | null>;
  /** Whether it is kept now. Calls for one post keep their order, so that a draft on its way never comes after its drop. */
  readonly keep: (library: LibraryId, id: PostId, unsaved: Unsaved) => Promise<boolean>;
  /** Sends the whole text at once, without waiting for what is on its way or fetching anything: the page may be gone then. */
  readonly part: (library: LibraryId, id: PostId, unsaved: Unsaved) => void;
  readonly drop: (library: LibraryId, id: PostId) => Promise<boolean>;
}

/** `onProblem` is called once, with the first thing that went wrong. That the host is lost the page says by itself. */
export function createJournal(api: Api, onProblem: (library: LibraryId, id: PostId, error: unknown) => void): Journal {
  /** Of the drafts that the host knows from this page. */
  const marks = new Map<string, Kept & { readonly mark: string }>();
  const run = crypto.randomUUID();
  /** When each post was parted from: a drop that waits since before must not take what was kept then. */
  const parted = new Map<string, number>();
  let left = 0;
  let kept = 0;
  let told = false;

  const tell = (library: LibraryId, id: PostId, error: unknown) => {
    if (told || toAppError(error).code === 'unreachable') return;
    told = true;
    onProblem(library, id, error);
  };

  const queue = createQueue(tell);

  return {
    async find(library, id) {
      try {
        return (await api.drafts.list({ library })).find((draft) => draft.id === id) ?? null;
      } catch (error) {
        tell(library, id, error);
        return null;
      }
    },
    keep: (library, id, unsaved) => queue(library, id, () => keep(library, id, unsaved)),
    part: (library, id, { text, base, over }) => {
      parted.set(`${library}/${id}`, ++left);
      void api.drafts.save({ library, id, base: base(), over: over(), text: joined(text()) }).catch(() => {});
    },
    drop(library, id) {
      const key = `${library}/${id}`;
      const before = left;
      return queue(library, id, async () => {
        marks.delete(key);
        if ((parted.get(key) ?? 0) <= before) await api.drafts.drop({ library, id });
      });
    },
  };

  async function keep(library: LibraryId, id: PostId, unsaved: Unsaved): Promise<void> {
    const key = `${library}/${id}`;
    const known = marks.get(key) ?? null;
    const mark = `${run} ${++kept}`;
    marks.delete(key);
    const text = await send(
      api,
      () => ({ library, id, base: unsaved.base(), over: unsaved.over(), mark }),
      known,
      unsaved,
    );
    marks.set(key, { mark, text });
  }
}

/** Runs the calls for one post one after another. Each answers whether it went well; `tell` hears why not. */
function createQueue(tell: (library: LibraryId, id: PostId, error: unknown) => void) {
  const queues = new Map<string, Promise<boolean>>();
  return (library: LibraryId, id: PostId, job: () => Promise<unknown>): Promise<boolean> => {
    const key = `${library}/${id}`;
    const done = (queues.get(key) ?? Promise.resolve())
      .then(job)
      .then(
        () => true,
        (error: unknown) => {
          tell(library, id, error);
          return false;
        },
      )
      .finally(() => {
        if (queues.get(key) === done) queues.delete(key);
      });
    queues.set(key, done);
    return done;
  };
}

/** Sends what has changed since the last time; where the host does not know of that, what has changed in the file; or all. Answers
 * the text that is kept then. */
async function send(
  { drafts }: Api,
  call: () => Omit<Parameters<Api['drafts']['save']>[0], 'text'> & { readonly mark: string },
  known: Kept | null,
  unsaved: Unsaved,
): Promise<FileText> {
  const change = async (before: Kept | null): Promise<FileText | null> => {
    const [text, to] = [unsaved.text(), call()];
    const edit = before && (await editOf(before.text, text));
    return edit && (await drafts.change({ ...to, after: before.mark, edit })) ? text : null;
  };
  const changed = known && (await change(known));
  if (changed) return changed;
  const inFile = unsaved.inFile();
  const remade = inFile && (await change({ mark: null, text: inFile }));
  if (remade) return remade;
  const text = unsaved.text();
  await drafts.save({ ...call(), text: joined(text) });
  return text;
}

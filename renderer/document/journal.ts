import type { TextChange } from '../../shared/base/text-change.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Draft, PostId, Revision } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';

/** A text that is not in its file. It is asked when the journal gets to it. */
export interface Unsaved {
  readonly text: () => string;
  /** What has changed since this was asked last, one after the other; null: the text may be any. */
  readonly takeChanges: () => readonly TextChange[] | null;
  readonly base: () => Revision | null;
}

/** The crash journal as a session uses it. Never throws: a text that cannot be kept there is still in the editor. */
export interface Journal {
  readonly find: (library: LibraryId, id: PostId) => Promise<Draft | null>;
  /** Calls for one post keep their order, so that a draft on its way never comes after its drop. */
  readonly keep: (library: LibraryId, id: PostId, unsaved: Unsaved) => Promise<void>;
  readonly drop: (library: LibraryId, id: PostId) => Promise<void>;
}

/** `onProblem` is called once, with the first thing that went wrong. */
export function createJournal(api: Api, onProblem: (library: LibraryId, id: PostId, error: unknown) => void): Journal {
  const queues = new Map<string, Promise<void>>();
  /** Of the drafts that the host knows from this page. */
  const marks = new Map<string, string>();
  const run = crypto.randomUUID();
  let kept = 0;
  let told = false;

  const tell = (library: LibraryId, id: PostId, error: unknown) => {
    if (told) return;
    told = true;
    onProblem(library, id, error);
  };

  const queue = (library: LibraryId, id: PostId, job: () => Promise<unknown>): Promise<void> => {
    const key = `${library}/${id}`;
    const done = (queues.get(key) ?? Promise.resolve())
      .then(job)
      .then(
        () => undefined,
        (error: unknown) => tell(library, id, error),
      )
      .finally(() => {
        if (queues.get(key) === done) queues.delete(key);
      });
    queues.set(key, done);
    return done;
  };

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
    drop: (library, id) =>
      queue(library, id, () => {
        marks.delete(`${library}/${id}`);
        return api.drafts.drop({ library, id });
      }),
  };

  /** Sends what has changed since the last time, or all where the host does not know of that. */
  async function keep(library: LibraryId, id: PostId, unsaved: Unsaved): Promise<void> {
    const key = `${library}/${id}`;
    const after = marks.get(key);
    const mark = `${run} ${++kept}`;
    const call = { library, id, base: unsaved.base(), mark };
    const changes = unsaved.takeChanges();
    marks.delete(key);
    if (after === undefined || !changes || !(await api.drafts.change({ ...call, after, changes: [...changes] }))) {
      // What was typed meanwhile is in the text.
      unsaved.takeChanges();
      await api.drafts.save({ ...call, text: unsaved.text() });
    }
    marks.set(key, mark);
  }
}

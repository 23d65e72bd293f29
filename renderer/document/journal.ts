import type { LibraryId } from '../../shared/model/library.ts';
import type { Draft, PostId, Revision } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';

/** The crash journal as a session uses it. Never throws: a text that cannot be kept there is still in the editor. */
export interface Journal {
  readonly find: (library: LibraryId, id: PostId) => Promise<Draft | null>;
  /** Calls for one post keep their order, so that a draft on its way never comes after its drop. */
  readonly keep: (library: LibraryId, id: PostId, text: string, base: Revision | null) => Promise<void>;
  readonly drop: (library: LibraryId, id: PostId) => Promise<void>;
}

/** `onProblem` is called once, with the first thing that went wrong. */
export function createJournal(api: Api, onProblem: (library: LibraryId, id: PostId, error: unknown) => void): Journal {
  const queues = new Map<string, Promise<void>>();
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
    keep: (library, id, text, base) => queue(library, id, () => api.drafts.save({ library, id, text, base })),
    drop: (library, id) => queue(library, id, () => api.drafts.drop({ library, id })),
  };
}

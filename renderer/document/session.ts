import { describeFailure, toAppError } from '../../shared/contract/errors.ts';
import type { LibraryChange, LibraryId } from '../../shared/model/library.ts';
import type { PostId, PostText } from '../../shared/model/post.ts';
import { readerFor } from '../editor/front-matter-reader.ts';
import { createJournal } from './journal.ts';
import { OpenSession } from './open-session.ts';
import type { PostSession, Sessions, SessionsOptions } from './types.ts';

const keyOf = (library: LibraryId, id: PostId) => `${library}/${id}`;

/** The open posts of the page. */
export function createSessions(options: SessionsOptions): Sessions {
  const open = new Map<string, PostSession>();
  const opening = new Map<string, Promise<PostSession>>();
  // A post that is opened again while it is being closed waits for its last save.
  const closing = new Map<string, Promise<void>>();
  const journal = createJournal(options.api, (library, id, error) => {
    const why = describeFailure(error);
    options.notify({ kind: 'journal', library, id, message: `Unsaved text cannot be kept safe for a crash. ${why}` });
  });

  let isFirst = true;
  const start = async (library: LibraryId, id: PostId): Promise<PostSession> => {
    await closing.get(keyOf(library, id));
    const [disk, draft] = await Promise.all([readIfThere(options, library, id), journal.find(library, id)]);
    if (disk instanceof Error && !draft) throw disk;
    await readerFor([disk instanceof Error ? '' : disk.text, draft?.text ?? '']);
    const session: PostSession = new OpenSession({
      ...options,
      ...{ journal, library, id, draft, isFirst, disk: disk instanceof Error ? null : disk },
      onRenamed(from, to) {
        open.delete(keyOf(library, from));
        open.set(keyOf(library, to), session);
      },
      onClosing(done) {
        const key = keyOf(library, session.id());
        open.delete(key);
        closing.set(key, done);
        void done.finally(() => closing.delete(key));
      },
    });
    isFirst = false;
    open.set(keyOf(library, id), session);
    return session;
  };

  const close = async (session: PostSession | undefined) => session?.close();
  return {
    open(library, id) {
      const key = keyOf(library, id);
      const found = open.get(key);
      // Nobody tells when a file may be written again.
      if (found?.status.getState().phase === 'read-only') void found.outside({ kind: 'changed', revision: null });
      if (found) return Promise.resolve(found);
      const running = opening.get(key) ?? start(library, id).finally(() => opening.delete(key));
      opening.set(key, running);
      return running;
    },
    get: (library, id) => open.get(keyOf(library, id)),
    all: () => [...open.values()],
    followPreferences: () => [...open.values()].forEach((session) => session.followPreferences()),
    async saveAll() {
      const sessions = [...open.values()];
      await Promise.all(sessions.filter((session) => !isGone(session)).map((session) => session.save()));
      return sessions.filter((session) => session.isUnsaved()).map((session) => session.id());
    },
    part: () => [...open.values()].filter((session) => session.isUnsaved()).map((session) => session.part()).length > 0,
    applyChange: (library, change) =>
      [...open.values()].filter((one) => one.library === library).forEach((session) => hand(session, change)),
    close: (library, id) => close(open.get(keyOf(library, id))),
    async closeAll() {
      await Promise.all([...[...open.values()].map(close), ...closing.values()]);
    },
  };
}

/** A missing file is answered, not thrown: its draft may still be there. */
async function readIfThere({ api }: SessionsOptions, library: LibraryId, id: PostId): Promise<PostText | Error> {
  try {
    return await api.posts.read({ library, id });
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code === 'not-found') return failure;
    throw failure;
  }
}

/** Another program took the file away, by going to another branch for one: it is written again when the person asks for that one. */
const isGone = (session: PostSession) => session.status.getState().phase === 'gone';

function hand(session: PostSession, { renamed, removed, upserted }: LibraryChange): void {
  const rename = renamed.find((one) => one.from === session.id());
  if (rename) void session.outside({ kind: 'renamed', to: rename.to });
  else if (removed.includes(session.id())) void session.outside({ kind: 'removed' });
  const changed = upserted.find((post) => post.id === session.id());
  if (changed) void session.outside({ kind: 'changed', revision: changed.revision });
}

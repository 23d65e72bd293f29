import type { LibraryChange, LibraryId } from '../../../shared/model/library.ts';
import type { Sessions } from '../../document/types.ts';
import type { AppState } from '../../state/context.ts';
import { missedChange } from './missed-change.ts';

export interface Follower {
  /** Hears every change of the library from now on, in place of the one before. */
  readonly follow: (id: LibraryId) => Promise<void>;
  /** Takes a fresh snapshot, and tells the open posts what they may have missed. */
  readonly resync: (id: LibraryId) => Promise<void>;
  readonly stop: () => void;
}

/** Folds the changes of a library into the list and hands them to the open posts. */
export function createFollower(
  { api, goals, library, notices, panes, selection, ui, visits }: AppState,
  sessions: Sessions,
): Follower {
  let following = new AbortController();

  const receive = (id: LibraryId, change: LibraryChange) => {
    sessions.applyChange(id, change);
    selection.apply(change);
    visits.apply(change);
    void goals.apply(change).catch((error) => notices.fail('A word goal did not follow its post', error));
    panes.apply(change, (post) => sessions.get(id, post) !== undefined);
  };
  const resync = async (id: LibraryId) => {
    const snapshot = await api.library.snapshot({ library: id });
    library.refresh(snapshot);
    receive(id, missedChange(snapshot, sessions.all()));
  };
  const follow = async (id: LibraryId) => {
    following.abort();
    const { signal } = (following = new AbortController());
    const since = library.store.getState().snapshot?.sequence;
    try {
      for await (const change of await api.library.changes({ library: id, since }, { signal })) {
        if (library.apply(change)) receive(id, change);
        else await resync(id);
      }
    } catch (error) {
      // A lost connection is shown by itself and followed again when it is back.
      if (!signal.aborted && !ui.getState().offline) notices.fail('The folder is no longer followed', error);
    }
  };
  return { follow, resync, stop: () => following.abort() };
}

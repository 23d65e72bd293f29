import { createStore, type StoreApi } from 'zustand/vanilla';
import { formatDate } from '../../shared/base/dates.ts';
import { localOffset } from '../../shared/base/local-offset.ts';
import type { WrittenWords } from '../../shared/model/settings.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';

/** Milliseconds: a file is written for a pause, not for a word. */
const pause = 3000;

/** The words that were written today in the library that is open, in all windows, as far as this one has heard. */
export interface DailyWords {
  readonly store: StoreApi<WrittenWords>;
  /** So many words came, or went if negative. */
  readonly add: (words: number) => void;
  /** Asks for what other windows have counted, and begins anew on a new day: what stands there may be left from the evening. */
  readonly turn: () => void;
  /** Goes on from what is kept with the library. */
  readonly start: () => void;
  /** Keeps what is counted, before another library comes. */
  readonly stop: () => Promise<void>;
}

interface DailyWordsOptions {
  readonly api: Api;
  readonly library: Library;
  readonly onFail: (error: unknown) => void;
  readonly today?: () => string;
}

/** The day where the person is, as `2026-03-31`. */
const localDay = (): string => formatDate(Date.now(), localOffset(), 'day');

/** Words that the host could not keep are sent again with the next ones, on the same day in the same library. */
export function createDailyWords({ api, library, onFail, today = localDay }: DailyWordsOptions): DailyWords {
  const store = createStore<WrittenWords>(() => ({ day: today(), words: 0 }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Those of this window that the host has not counted yet. */
  let own: WrittenWords = store.getState();
  const shown = () => library.store.getState().snapshot?.library.id;
  const keep = async () => {
    clearTimeout(timer);
    timer = undefined;
    const [id, sent] = [shown(), own];
    if (id === undefined) return;
    own = { day: sent.day, words: 0 };
    try {
      const all = await api.library.addWords({ library: id, ...sent });
      if (id === shown() && all.day === today())
        store.setState({ day: all.day, words: all.words + (own.day === all.day ? own.words : 0) });
    } catch (error) {
      if (id === shown() && own.day === sent.day) own = { day: own.day, words: own.words + sent.words };
      // Where nothing was to be counted, nobody waits for an answer.
      if (sent.words !== 0) onFail(error);
    }
  };
  const turn = () => {
    const day = today();
    if (store.getState().day !== day) store.setState({ day, words: 0 });
  };
  return {
    store,
    add(words) {
      if (words === 0) return;
      turn();
      const { day, words: before } = store.getState();
      store.setState({ day, words: before + words });
      own = { day, words: (own.day === day ? own.words : 0) + words };
      timer ??= setTimeout(() => void keep(), pause);
    },
    turn() {
      turn();
      void keep();
    },
    start() {
      const { written } = library.store.getState().settings;
      own = { day: today(), words: 0 };
      store.setState(written.day === own.day ? written : own);
    },
    async stop() {
      if (timer !== undefined) await keep();
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WrittenWords } from '../../shared/model/settings.ts';
import type { Library } from './library.ts';

/** Milliseconds: a file is written for a pause, not for a word. */
const pause = 3000;

/** The words that were written today in the library that is open. */
export interface DailyWords {
  readonly store: StoreApi<WrittenWords>;
  /** So many words came, or went if negative. */
  readonly add: (words: number) => void;
  /** Begins anew on a new day: what stands there may be left from the evening. */
  readonly turn: () => void;
  /** Goes on from what is kept with the library. */
  readonly start: () => void;
  /** Keeps what is counted, before another library comes. */
  readonly stop: () => Promise<void>;
}

interface DailyWordsOptions {
  readonly library: Library;
  readonly onFail: (error: unknown) => void;
  readonly today?: () => string;
}

/** The day where the person is, as `2026-03-31`. */
function localDay(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function createDailyWords({ library, onFail, today = localDay }: DailyWordsOptions): DailyWords {
  const store = createStore<WrittenWords>(() => ({ day: today(), words: 0 }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async () => {
    clearTimeout(timer);
    timer = undefined;
    await library.changeSettings({ written: store.getState() }).catch(onFail);
  };
  return {
    store,
    add(words) {
      if (words === 0) return;
      const [day, before] = [today(), store.getState()];
      store.setState({ day, words: (before.day === day ? before.words : 0) + words });
      timer ??= setTimeout(() => void keep(), pause);
    },
    turn() {
      const day = today();
      if (store.getState().day !== day) store.setState({ day, words: 0 });
    },
    start() {
      const { written } = library.store.getState().settings;
      store.setState(written.day === today() ? written : { day: today(), words: 0 });
    },
    async stop() {
      if (timer !== undefined) await keep();
    },
  };
}

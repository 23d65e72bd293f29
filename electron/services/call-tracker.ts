import { setTimeout as wait } from 'node:timers/promises';

/** Knows the calls under way, so that a host does not end in the middle of a save. */
export interface CallTracker {
  track<T>(call: Promise<T>): Promise<T>;
  /** Resolves when every call has ended, or after `patience` milliseconds: one that hangs must not keep the app open. */
  settled(patience?: number): Promise<void>;
}

export function createCallTracker(): CallTracker {
  const running = new Set<Promise<unknown>>();
  const forget = async (call: Promise<unknown>) => {
    await Promise.allSettled([call]);
    running.delete(call);
  };
  return {
    track: (call) => {
      running.add(call);
      void forget(call);
      return call;
    },
    settled: async (patience = 5000) => {
      const stop = new AbortController();
      const late = wait(patience, undefined, { signal: stop.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled(running), late]);
      stop.abort();
    },
  };
}

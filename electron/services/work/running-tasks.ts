import { guardStream } from '../guard.ts';

/** Runs of long work by the names that their callers gave them. */
export interface RunningTasks {
  /** Starts work that ends with a report; `cancel` of its name, or the call's own signal, stops it. */
  run<T, R>(
    name: string | undefined,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => AsyncGenerator<T, R, void>,
  ): AsyncGenerator<T, R, void>;
  /** Does nothing when no such work runs. */
  cancel(name: string): void;
}

export function createRunningTasks(): RunningTasks {
  const running = new Map<string, AbortController>();
  return {
    run: async function* (name, signal, work) {
      const stop = new AbortController();
      if (name !== undefined) running.set(name, stop);
      const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
      try {
        return yield* guardStream(work(either), either);
      } finally {
        if (name !== undefined && running.get(name) === stop) running.delete(name);
      }
    },
    cancel: (name) => running.get(name)?.abort(),
  };
}

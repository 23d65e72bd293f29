import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Progress } from '../../shared/model/task.ts';
import type { Api } from '../api.ts';

interface Task {
  /** The name that the host knows the run by. */
  readonly id: string;
  readonly title: string;
  readonly progress: Progress | null;
  readonly cancelling: boolean;
}

export interface Tasks {
  readonly store: StoreApi<readonly Task[]>;
  /**
   * Runs long work under a fresh name, shows its progress, and answers its report: also of a run that was cancelled. Work of the host
   * is cancelled by its name, that of the page by the signal.
   */
  readonly run: <Result>(
    title: string,
    start: (task: string, signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>,
  ) => Promise<Result>;
  readonly cancel: (id: string) => Promise<void>;
}

/** The long work of the page. */
export function createTasks(api: Api): Tasks {
  const store = createStore<readonly Task[]>(() => []);
  const patch = (id: string, change: Partial<Task>) =>
    store.setState(
      store.getState().map((task) => (task.id === id ? { ...task, ...change } : task)),
      true,
    );

  const stops = new Map<string, AbortController>();
  const run = async <Result>(
    title: string,
    start: (task: string, signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>,
  ): Promise<Result> => {
    const id = crypto.randomUUID();
    const stop = new AbortController();
    stops.set(id, stop);
    store.setState([...store.getState(), { id, title, progress: null, cancelling: false }], true);
    try {
      const events = await start(id, stop.signal);
      for (;;) {
        const next = await events.next();
        if (next.done) return next.value;
        patch(id, { progress: next.value });
      }
    } finally {
      stops.delete(id);
      store.setState(
        store.getState().filter((task) => task.id !== id),
        true,
      );
    }
  };
  const cancel = async (id: string) => {
    patch(id, { cancelling: true });
    stops.get(id)?.abort();
    await api.tasks.cancel({ task: id });
  };
  return { store, run, cancel };
}

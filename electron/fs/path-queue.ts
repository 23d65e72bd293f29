import { dirname } from 'node:path';

export interface PathQueue {
  <T>(path: string, job: () => Promise<T>): Promise<T>;
  /** Settled once what was asked for by now for paths in a folder is done, well or not. */
  readonly done: (folder: string) => Promise<void>;
}

/** Runs the jobs of one path one after another, those of different paths side by side. A failed job does not stop the next. */
export function createPathQueue(): PathQueue {
  const last = new Map<string, Promise<unknown>>();
  const queue = <T>(path: string, job: () => Promise<T>): Promise<T> => {
    const before = last.get(path) ?? Promise.resolve();
    const run = before.then(job, job);
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    last.set(path, settled);
    void settled.then(() => {
      if (last.get(path) === settled) last.delete(path);
    });
    return run;
  };
  const done = async (folder: string) => {
    await Promise.all([...last].filter(([path]) => dirname(path) === folder).map(([, settled]) => settled));
  };
  return Object.assign(queue, { done });
}

/** Runs a job of several paths, which must be different ones, as one job of each of them. */
export async function allInTurn<T>(queue: PathQueue, paths: readonly string[], job: () => Promise<T>): Promise<T> {
  const done = Promise.withResolvers<void>();
  // All are asked for in one go, so that two such jobs never wait for each other.
  const turns = paths.map((path) => {
    const turn = Promise.withResolvers<void>();
    void queue(path, () => {
      turn.resolve();
      return done.promise;
    });
    return turn.promise;
  });
  try {
    await Promise.all(turns);
    return await job();
  } finally {
    done.resolve();
  }
}

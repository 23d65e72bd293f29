export type PathQueue = <T>(path: string, job: () => Promise<T>) => Promise<T>;

/** Runs the jobs of one path one after another, those of different paths side by side. A failed job does not stop the next. */
export function createPathQueue(): PathQueue {
  const last = new Map<string, Promise<unknown>>();
  return (path, job) => {
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
}

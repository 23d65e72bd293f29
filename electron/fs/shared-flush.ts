/**
 * One flush of a folder for all who ask for it before it begins. Whoever asks while one runs waits for the next: the one
 * that runs may have begun before the name was there that is to be kept.
 */
export function shareFlushes(flush: (path: string) => Promise<void>): (path: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();

  function begin(path: string): Promise<void> {
    waiting.delete(path);
    const run = flush(path);
    const settled: Promise<void> = run
      .catch(() => undefined)
      .then(() => {
        if (running.get(path) === settled) running.delete(path);
      });
    running.set(path, settled);
    return run;
  }

  return (path) => {
    const next = waiting.get(path) ?? Promise.resolve(running.get(path)).then(() => begin(path));
    waiting.set(path, next);
    return next;
  };
}

/** Milliseconds between two looks at a folder. */
const every = 3000;
/** Where a look takes long, at most one part in so many of the time goes into looking. */
const share = 10;

/** Looks at a folder again and again, one look after the other. Answers how to stop. */
export function startPolling(look: () => Promise<void>): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const next = (delay: number) => {
    timer = setTimeout(() => void lookAndGoOn(), delay).unref();
  };
  async function lookAndGoOn(): Promise<void> {
    const started = performance.now();
    await look();
    if (!isStopped) next(Math.max(every, (performance.now() - started) * share));
  }
  next(every);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Milliseconds that a job waits for the page to have nothing else to do. */
const atMost = 150;

/** Jobs that are done one after the other, each when the page is idle: a key that comes first is drawn first. */
export interface IdleQueue {
  readonly add: (job: () => void) => void;
  /** Drops what has not been done. */
  readonly clear: () => void;
}

export function createIdleQueue(): IdleQueue {
  let jobs: (() => void)[] = [];
  let asked = 0;
  const ask = () => (asked = requestIdleCallback(work, { timeout: atMost }));
  const work = (idle: IdleDeadline) => {
    do jobs.shift()?.();
    while (jobs.length > 0 && idle.timeRemaining() > 5);
    if (jobs.length > 0) ask();
  };
  return {
    add(job) {
      jobs.push(job);
      if (jobs.length === 1) ask();
    },
    clear() {
      cancelIdleCallback(asked);
      jobs = [];
    },
  };
}

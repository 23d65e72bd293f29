import { setTimeout as wait } from 'node:timers/promises';
import { logProblem } from '../log.ts';

/** What comes after a post is written must not make the person think that it was not. */
export async function afterwards(what: string, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    logProblem(`could not ${what}`, error);
  }
}

/** Waits for a step no longer than so many milliseconds; then it rejects, and the step goes on by itself. */
export async function inTime(step: Promise<void>, patience: number): Promise<void> {
  const stop = new AbortController();
  const late = wait(patience, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`It has not ended in ${patience} ms`);
  });
  try {
    await Promise.race([step, late]);
  } finally {
    stop.abort();
    await late.catch(() => undefined);
  }
}

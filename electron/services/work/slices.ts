import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../shared/base/errors.ts';

/** Milliseconds of work after which others have their turn. */
const slice = 20;

/**
 * Runs work that yields between its small steps to its end, and lets others run in between. When it is stopped, the work
 * is thrown an AppError `cancelled` at its next step.
 */
export async function inSlices<T>(work: Generator<void, T>, isStopped: () => boolean): Promise<T> {
  for (;;) {
    const end = performance.now() + slice;
    do {
      const step = isStopped() ? work.throw(new AppError('cancelled', 'The work was cancelled')) : work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}

/** For work that is done at once, item by item: to be awaited before each. It waits when others are to have their turn. */
export function createSlices(): () => Promise<void> | undefined {
  let end = performance.now() + slice;
  let turn: Promise<void> | undefined;
  return () => {
    if (performance.now() < end) return turn;
    turn ??= setImmediate().then(() => {
      turn = undefined;
      end = performance.now() + slice;
    });
    return turn;
  };
}

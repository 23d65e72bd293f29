import { randomUUID } from 'node:crypto';
import type { Progress } from '../../shared/model/task.ts';
import type { Context } from './context.ts';
import type { TerminalLibrary } from './open-library.ts';

/**
 * Runs long work to its report, with progress on stderr. Ctrl+C stops it by name rather than by aborting the call, so
 * that the report of what was done still comes.
 */
export async function runTask<T>(
  { io }: Context,
  { api }: Pick<TerminalLibrary, 'api'>,
  start: (task: string) => Promise<AsyncIterator<Progress, T>>,
): Promise<T> {
  const task = randomUUID();
  const stop = () => void api.tasks.cancel({ task }).catch(() => undefined);
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    const run = await start(task);
    let said = 0;
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      const { done, total, label } = step.value;
      if (Date.now() - said < 1000) continue;
      said = Date.now();
      io.stderr(`${label} ${done} of ${total}\n`);
    }
  } finally {
    io.signal.removeEventListener('abort', stop);
  }
}

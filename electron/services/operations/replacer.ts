import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { changedText, patternOf } from '../../../shared/library/replace-text.ts';
import type { Replacement } from '../../../shared/model/edit.ts';
import type { PostId } from '../../../shared/model/post.ts';

export interface ReplaceJob {
  readonly text: string;
  readonly replacement: Replacement;
}

/** Replaces in one text after the other, in a thread that can be ended: a regular expression may run for ever. */
export interface Replacer {
  /** The whole new text; null where it is the same. Rejects with AppError `cancelled` once it gave up: then no post is to be changed. */
  replace(id: PostId, text: string): Promise<string | null>;
  /** Aborted when a text took too long; the reason is an AppError `unsupported`. */
  readonly gaveUp: AbortSignal;
  close(): Promise<void>;
}

/** Milliseconds for one text. A pattern that does not backtrack needs some for a megabyte. */
const longest = 2000;

interface Waiting {
  readonly id: PostId;
  readonly resolve: (text: string | null) => void;
  readonly reject: (error: AppError) => void;
}

/** AppError `invalid-input` for a pattern that is none. Without a module it works right here, however long that takes. */
export function createReplacer(replacement: Replacement, module: URL | null): Replacer {
  patternOf(replacement);
  const stop = new AbortController();
  const gaveUp = stop.signal;
  if (module === null)
    return { gaveUp, replace: async (_, text) => changedText(text, replacement), close: async () => {} };
  const worker = new Worker(module);
  // Texts are sent ahead and come back in the same order; the time is that of the first one.
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const giveUp = (message: string, remedy: string) => {
    clearTimeout(timer);
    if (!gaveUp.aborted) stop.abort(new AppError('unsupported', message, { file: waiting[0]?.id, remedy }));
    for (const { reject } of waiting.splice(0)) reject(cancelled());
    void worker.terminate();
  };
  const tooLong = () =>
    giveUp(
      'This pattern takes too long, so it was stopped before anything was changed.',
      'Repeat less within what is repeated: (a+)+ tries every way to share out the letters.',
    );
  const watch = () => {
    clearTimeout(timer);
    if (waiting.length > 0) timer = setTimeout(tooLong, longest);
  };
  worker.on('message', (text: string | null) => {
    waiting.shift()?.resolve(text);
    watch();
  });
  worker.on('error', (error) => giveUp(`The text could not be replaced: ${error.message}`, 'Try a simpler pattern.'));
  worker.on('exit', () => giveUp('The replacing was stopped.', 'Try it again.'));
  return {
    gaveUp,
    replace: (id, text) =>
      new Promise((resolve, reject) => {
        if (gaveUp.aborted) return reject(cancelled());
        waiting.push({ id, resolve, reject });
        if (waiting.length === 1) watch();
        worker.postMessage({ text, replacement } satisfies ReplaceJob);
      }),
    close: async () => {
      clearTimeout(timer);
      worker.removeAllListeners('exit');
      await worker.terminate();
    },
  };
}

const cancelled = () => new AppError('cancelled', 'The replacing was given up.');

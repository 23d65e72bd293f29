import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { patternOf, replaceText } from '../../../shared/library/replace-text.ts';
import type { Replacement } from '../../../shared/model/edit.ts';
import type { PostId } from '../../../shared/model/post.ts';

export interface ReplaceJob {
  readonly text: string;
  readonly replacement: Replacement;
}

/** Replaces in one text after the other, in a thread that can be ended: a regular expression may run for ever. */
export interface Replacer {
  /** The whole new text. Rejects with AppError `cancelled` once it gave up: then no post is to be changed. */
  replace(id: PostId, text: string): Promise<string>;
  /** Aborted when a text took too long; the reason is an AppError `unsupported`. */
  readonly gaveUp: AbortSignal;
  close(): Promise<void>;
}

/** Milliseconds for one text. A pattern that does not backtrack needs some for a megabyte. */
const longest = 2000;

/** AppError `invalid-input` for a pattern that is none. Without a module it works right here, however long that takes. */
export function createReplacer(replacement: Replacement, module: URL | null): Replacer {
  patternOf(replacement);
  const stop = new AbortController();
  const gaveUp = stop.signal;
  if (module === null)
    return { gaveUp, replace: async (_, text) => replaceText(text, replacement), close: async () => {} };
  const worker = new Worker(module);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async (id: PostId, text: string) => {
    if (gaveUp.aborted) throw cancelled();
    try {
      return await replaceIn(worker, id, { text, replacement });
    } catch (error) {
      stop.abort(error);
      await worker.terminate();
      throw cancelled();
    }
  };
  return {
    gaveUp,
    replace: (id, text) => {
      const answer = last.then(() => inTurn(id, text));
      last = answer.catch(() => undefined);
      return answer;
    },
    close: async () => void (await worker.terminate()),
  };
}

const cancelled = () => new AppError('cancelled', 'The replacing was given up.');

function replaceIn(worker: Worker, id: PostId, job: ReplaceJob): Promise<string> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const fail = (message: string, remedy: string) => {
      finish();
      reject(new AppError('unsupported', message, { file: id, remedy }));
    };
    const tooLong = 'This pattern takes too long, so it was stopped before anything was changed.';
    const timer = setTimeout(
      () => fail(tooLong, 'Repeat less within what is repeated: (a+)+ tries every way to share out the letters.'),
      longest,
    );
    const onMessage = (text: string) => {
      finish();
      resolve(text);
    };
    const onError = (error: Error) =>
      fail(`The text could not be replaced: ${error.message}`, 'Try a simpler pattern.');
    const onExit = () => fail('The replacing was stopped.', 'Try it again.');
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

import type { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails } from '../../../../shared/base/errors.ts';
import type { IndexUpdate } from './folder-reading.ts';
import type { PostIndex, PostIndexOptions } from './post-index.ts';

/** What goes to the thread: which folder it is for, then calls by number. */
export type IndexRequest =
  | { readonly kind: 'open'; readonly root: string; readonly file: string | null }
  | { readonly kind: 'stop' }
  | { readonly kind: 'call'; readonly number: number; readonly name: IndexCall; readonly input: readonly unknown[] };

type IndexCall = Exclude<keyof PostIndex, 'stop'>;

/** What comes from it. Tellings and answers arrive in the order in which they were made. */
export type IndexAnswer =
  | { readonly kind: 'update'; readonly update: IndexUpdate }
  | { readonly kind: 'done'; readonly number: number; readonly failure: Failure | null };

/** An AppError on its way from thread to thread. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** An index whose work is done in a worker, which must be new. */
export function createIndexThread(
  worker: Worker,
  { root, file, tell }: Pick<PostIndexOptions, 'root' | 'file' | 'tell'>,
): PostIndex {
  const waiting = new Map<number, PromiseWithResolvers<void>>();
  let calls = 0;
  let isClosing = false;
  let ended: AppError | null = null;
  const send = (request: IndexRequest) => worker.postMessage(request);

  const settle = (number: number, failure: Failure | null) => {
    const call = waiting.get(number);
    waiting.delete(number);
    // At the end it is waited for: a process with nothing else to do would end before all that its host has to write.
    if (waiting.size === 0 && !isClosing) worker.unref();
    if (failure) call?.reject(new AppError(failure.code, failure.message, failure.details));
    else call?.resolve();
  };
  const end = (error: AppError) => {
    ended = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: IndexAnswer) => {
    if (answer.kind === 'update') tell(answer.update);
    else settle(answer.number, answer.failure);
  });
  worker.on('error', (error) => end(brokenOff(root, error)));
  worker.on('exit', () => end(ended ?? brokenOff(root)));
  send({ kind: 'open', root, file });

  const call =
    <Name extends IndexCall>(name: Name) =>
    (...input: Parameters<PostIndex[Name]>): Promise<void> => {
      if (ended) return Promise.reject(ended);
      const answered = Promise.withResolvers<void>();
      waiting.set(++calls, answered);
      // The process must not end while somebody waits, and may when nobody does.
      worker.ref();
      send({ kind: 'call', number: calls, name, input });
      return answered.promise;
    };
  return {
    scan: call('scan'),
    look: call('look'),
    count: call('count'),
    follow: call('follow'),
    stop: () => send({ kind: 'stop' }),
    close: async () => {
      isClosing = true;
      await call('close')().catch(() => undefined);
      worker.ref();
      await worker.terminate();
    },
  };
}

function brokenOff(root: string, cause?: unknown): AppError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new AppError('io', `The reading of the folder ${root} broke off${why}`, {
    file: root,
    remedy: 'Open the folder again.',
    cause,
  });
}

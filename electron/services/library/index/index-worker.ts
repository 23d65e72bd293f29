import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../../shared/contract/errors.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { createSyncDisk } from '../../../fs/sync-disk.ts';
import { partLength } from './folder-reading.ts';
import { startHeadThread } from './head-thread.ts';
import type { Failure, IndexAnswer, IndexRequest } from './index-thread.ts';
import { logProblem } from '../../log.ts';
import { createPostIndex, type PostIndex } from './post-index.ts';
import { longestHead } from './read-ahead.ts';
import { startWarmUp, type WarmUp } from './warm-up.ts';

/** The program beside this one. */
const headWorker = new URL('head-worker.js', import.meta.url);

let index: PostIndex | null = null;
let warmUp: WarmUp | null = null;
/** Now: to start takes it longer than a library takes to be read. */
const heads = startHeadThread(headWorker, partLength, longestHead);
/** Only where nothing is asked of a new thread at once. */
const idle = setTimeout(() => (warmUp = startWarmUp()), 1);

parentPort?.on('message', (request: IndexRequest) => {
  clearTimeout(idle);
  warmUp?.stop();
  warmUp = null;
  if (request.kind === 'open') index = open(request);
  else if (request.kind === 'stop') index?.stop();
  else {
    const { number, name, input } = request;
    const call = index?.[name] as ((...given: readonly unknown[]) => Promise<void>) | undefined;
    Promise.resolve(call?.(...input)).then(
      () => answer({ kind: 'done', number, failure: null }),
      (error: unknown) => answer({ kind: 'done', number, failure: failureOf(error) }),
    );
  }
});

const open = ({ root, file }: { readonly root: string; readonly file: string | null }): PostIndex =>
  createPostIndex({
    disk: createSyncDisk(),
    root,
    file,
    now: Date.now,
    heads,
    tell: (update) => answer({ kind: 'update', update }),
  });

function failureOf(error: unknown): Failure {
  if (!(error instanceof AppError)) logProblem('the reading of a folder failed unexpectedly', error);
  const { code, message, file, remedy } = toAppError(error);
  return { code, message, details: { file, remedy } };
}

const answer = (message: IndexAnswer) => parentPort?.postMessage(message);

import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { createDisk } from '../../fs/disk.ts';
import { createWork, type RenderAnswer, type RenderOrder } from './render-job.ts';

const work = createWork(createDisk());
let turn = Promise.resolve();

parentPort?.on('message', (order: RenderOrder) => {
  if ('site' in order) return work.setSite(order.site);
  // One after the other, so that the first one without an answer is the one that is being made.
  turn = turn.then(() => work.make(order)).then((page) => answer({ kind: 'page', page }), refuse);
});

function refuse(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  answer({ kind: 'failed', message, ...(error instanceof AppError && { code: error.code }) });
}

const answer = (message: RenderAnswer) => parentPort?.postMessage(message);

import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { createDisk } from '../../fs/disk.ts';
import {
  createWork,
  type RenderAnswer,
  type RenderJob,
  type RenderOrder,
  type RenderWorkerData,
} from './render-job.ts';

/** Answers that leave together, since each leaving wakes another thread; and how long the first of them waits at most. */
const most = 8;
const longest = 50;

const { begun } = workerData as RenderWorkerData;
const work = createWork(createDisk());
const jobs: RenderJob[] = [];
let isBusy = false;

parentPort?.on('message', (order: RenderOrder) => {
  if ('site' in order) return work.setSite(order.site);
  if ('pages' in order) return work.setPages(order.pages);
  jobs.push(...order);
  if (!isBusy) void makeAll();
});

async function makeAll(): Promise<void> {
  isBusy = true;
  let answers: RenderAnswer[] = [];
  let first = 0;
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    Atomics.add(begun, 0, 1);
    answers.push(await answerTo(job));
    if (answers.length === 1) first = performance.now();
    if (jobs.length > 0 && answers.length < most && performance.now() < first + longest) continue;
    parentPort?.postMessage(answers);
    answers = [];
  }
  isBusy = false;
}

async function answerTo(job: RenderJob): Promise<RenderAnswer> {
  try {
    return { kind: 'page', page: await work.make(job) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', message, ...(error instanceof AppError && { code: error.code }) };
  }
}

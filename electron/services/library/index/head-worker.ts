import { parentPort, workerData } from 'node:worker_threads';
import { createSyncDisk } from '../../../fs/sync-disk.ts';
import { headSpace } from './head-space.ts';
import type { HeadRequest, HeadStart } from './head-thread.ts';
import { readOrNothing } from './read-ahead.ts';

const { memory, answered } = workerData as HeadStart;
const space = headSpace(memory);
const answers = new Int32Array(answered);
const disk = createSyncDisk();

parentPort?.on('message', ({ root, ids, half, place, number }: HeadRequest) => {
  for (const [index, id] of ids.split('\0').entries())
    space.put(place + index, readOrNothing(disk, `${root}/${id}`, space.room(place + index)));
  Atomics.store(answers, half, number);
  Atomics.notify(answers, half);
});
parentPort?.postMessage('ready');

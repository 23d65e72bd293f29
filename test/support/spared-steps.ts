import { parentPort, workerData } from 'node:worker_threads';
import { spareMemory, spareMemoryMeanwhile } from '../../electron/services/work/spare-memory.ts';

// The steps of a thread that has a heap of its own, as the threads of the services have, without a test runner in it: each
// leaves so many posts behind that nobody needs. Answers, for each step, how much of them was still there after it.

const megabytes = () => process.memoryUsage().heapUsed / 1024 / 1024;

function leftOf(made: number): number {
  const before = megabytes();
  const posts = Array.from({ length: made }, (_, at) => ({ id: `${at}.md`, words: at }));
  const size = megabytes() - before;
  posts.length = 0;
  spareMemoryMeanwhile();
  return (megabytes() - before) / size;
}

spareMemory();
const left: number[] = [];
for (const made of workerData as readonly number[]) left.push(leftOf(made));
parentPort?.postMessage(left);

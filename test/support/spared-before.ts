import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { spareMemory, spareMemoryBefore, spareMemoryMeanwhile } from '../../electron/services/work/spare-memory.ts';

// A thread with a heap of its own that has read many posts and keeps a few of them, here and there in the room that all took:
// the engine could give back only what is empty. Answers the megabytes held and not used, before and after they are given back.

function unused(): number {
  const { total_heap_size: held, used_heap_size: used } = getHeapStatistics();
  return (held - used) / 2 ** 20;
}

spareMemory();
let posts = Array.from({ length: 600_000 }, (_, at) => ({ id: `${at}.md`, words: at }));
posts = posts.filter(({ words }) => words % 500 === 0);
spareMemoryMeanwhile();
const before = unused();
spareMemoryBefore();
const after = unused();
parentPort?.postMessage({ posts: posts.length, before, after });

import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { readonly type: 'major'; readonly flavor: 'regular' | 'last-resort' }) => void;

let collect: Collect | null = null;
/** Bytes of the heap after the last time. */
let left = 0;
let sparedAt = 0;
let took = 0;

/** Bytes that may be left behind in the middle of work before they are collected; at most a tenth of the work goes into that. */
const room = 12 * 2 ** 20;
const shareOfWork = 10;

/**
 * Collects what this thread needs no more and gives its room back to the system: 40 ms where 20 MB are in use, half a second with
 * 170. The engine does that only while more is made: a thread that has read ten thousand posts and waits for the next would
 * keep a hundred megabytes.
 */
export function spareMemory(): void {
  collector()({ type: 'major', flavor: 'last-resort' });
}

/** The same in the middle of long work, which takes the room again. Asked after each step: the engine would let a hundred megabytes
 * come together first. */
export function spareMemoryMeanwhile(): void {
  const used = getHeapStatistics().used_heap_size;
  left = Math.min(left, used);
  const started = performance.now();
  if (used - left < room || started - sparedAt < took * shareOfWork) return;
  collector()({ type: 'major', flavor: 'regular' });
  left = getHeapStatistics().used_heap_size;
  sparedAt = performance.now();
  took = sparedAt - started;
}

function collector(): Collect {
  if (!collect) {
    // Contexts that are made from now on have it; none runs anything but our own code.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  return collect;
}

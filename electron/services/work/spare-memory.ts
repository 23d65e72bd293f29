import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { readonly type: 'major'; readonly flavor: 'regular' | 'last-resort' }) => void;

let collect: Collect | null = null;
/** Bytes of the heap after the last time. */
let left = 0;

/** Bytes that may be left behind in the middle of work before they are collected, and how much of what is in use: with more in use it
 * takes longer to collect. */
const room = { least: 12 * 2 ** 20, share: 0.5 } as const;

/** Bytes in use from where the thread, which may be that of the host, would stand still for too long to give its room back. */
const much = 80 * 2 ** 20;

/** Bytes held and not used that are worth to stand still for. */
const unused = 32 * 2 ** 20;

/**
 * Collects what this thread needs no more and gives its room back to the system: 20 ms where 20 MB are in use, 40 ms with 60. With
 * more than `much` the room is left to the engine, which gives it back after some seconds. By itself the engine collects only while
 * more is made: a thread that has read ten thousand posts and waits for the next would keep a hundred megabytes.
 */
export function spareMemory(): void {
  const isMuch = getHeapStatistics().used_heap_size > much;
  collector()({ type: 'major', flavor: isMuch ? 'regular' : 'last-resort' });
}

/** The same before long work, where the thread holds much room that it does not use: what the work makes would come on top of it. */
export function spareMemoryBefore(): void {
  const { total_heap_size: held, used_heap_size: used } = getHeapStatistics();
  if (held - used > unused) spareMemory();
}

/** The same in the middle of long work, which takes the room again. Asked after each step: the engine would let a hundred megabytes
 * come together first. */
export function spareMemoryMeanwhile(): void {
  const used = getHeapStatistics().used_heap_size;
  left = Math.min(left, used);
  if (used - left < Math.max(room.least, left * room.share)) return;
  collector()({ type: 'major', flavor: 'regular' });
  left = getHeapStatistics().used_heap_size;
}

function collector(): Collect {
  if (!collect) {
    // Contexts that are made from now on have it; none runs anything but our own code.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  return collect;
}

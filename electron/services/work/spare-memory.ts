import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: { readonly type: 'major'; readonly flavor: 'regular' | 'last-resort' }) => void;

let collect: Collect | null = null;
let sparedAt = 0;
let took = 0;

/** Milliseconds between two times in the middle of work, and so many times what it took: with a hundred thousand posts it takes longer. */
const between = { least: 1000, times: 30 } as const;

/**
 * Collects what this thread needs no more and gives its room back to the system: 40 ms where 20 MB are in use, half a second with
 * 170. The engine does that only while more is made: a thread that has read ten thousand posts and waits for the next would
 * keep a hundred megabytes.
 */
export function spareMemory(): void {
  collector()({ type: 'major', flavor: 'last-resort' });
}

/** The same in the middle of long work, which takes the room again: 20 ms, once a second at most. */
export function spareMemoryMeanwhile(): void {
  const started = performance.now();
  if (started - sparedAt < Math.max(between.least, took * between.times)) return;
  collector()({ type: 'major', flavor: 'regular' });
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

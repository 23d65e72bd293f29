import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import type { PreviewAnswer, WorkerMessage } from '../../renderer/preview/protocol.ts';
import { createWorkerLine } from '../../renderer/preview/worker-line.ts';
import { siteProfile } from '../../shared/generators/profiles.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import { postId } from '../../shared/model/post.ts';
import { pathological } from '../support/pathological.ts';
import { soakTimes } from '../support/soak-times.ts';

const size = soakTimes(60);
const megabyte = 1_048_576;

type End = 'drawn' | 'too-slow' | 'failed';

/** A preview as the page has it, in a thread of this process, so that its memory is in ours. */
function createPreview() {
  let page = 0;
  let end: (how: End) => void = () => {};
  let text = '';
  const line = createWorkerLine({
    createWorker({ onReady, onAnswer, onError }) {
      const worker = new Worker(new URL('../support/preview-worker.ts', import.meta.url));
      worker.on('message', (message: WorkerMessage) => (message === 'ready' ? onReady() : onAnswer(message)));
      worker.on('error', onError);
      return { send: (request) => worker.postMessage(request), terminate: () => void worker.terminate() };
    },
    onAnswer: (answer: PreviewAnswer) => answer.page === page && answer.isComplete && end('drawn'),
    onFree: offer,
    onGaveUp: (reason) => end(reason),
  });
  let isWaiting = false;
  function offer(): void {
    if (!isWaiting) return;
    const request = {
      ...({ kind: 'open', page, text, library: 'l' as LibraryId, post: postId('a.md') } as const),
      ...{ profile: siteProfile('plain'), remoteImages: false },
    };
    isWaiting = !line.offer(() => request);
  }
  return {
    /** How the drawing of a text ended. */
    draw: (next: string) =>
      new Promise<End>((resolve) => {
        [text, end, isWaiting] = [next, resolve, true];
        page++;
        offer();
      }),
    stop: line.stop,
  };
}

const preview = createPreview();
afterAll(preview.stop);

test(
  '41 texts that no writer makes are drawn or given up, with less than a gigabyte',
  async () => {
    expect(pathological).toHaveLength(41);
    const failed: string[] = [];
    const slow: string[] = [];
    let [slowest, most] = [0, 0];
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
    for (const { name, make } of pathological) {
      const started = performance.now();
      const end = await preview.draw(make(size));
      const took = Math.round(performance.now() - started);
      slowest = Math.max(slowest, took);
      if (end === 'failed') failed.push(name);
      if (end === 'too-slow') slow.push(`${name} (${took} ms)`);
    }
    clearInterval(watch);
    const memory = Math.round(most / megabyte);
    console.log(`size ${size}: the longest ${slowest} ms, ${memory} MB, ${slow.length} given up: ${slow.join(', ')}`);
    expect(failed).toEqual([]);
    expect(memory).toBeLessThan(1024);
    expect(await preview.draw('An *ordinary* text.'), 'the preview goes on').toBe('drawn');
  },
  41 * 60_000,
);

// The worker of the preview in a thread of Node: the same renderer, behind the same messages.
import { parentPort } from 'node:worker_threads';
import { loadPartsFor } from '../../renderer/preview/load-parts.ts';
import type { NumberedRequest, WorkerMessage } from '../../renderer/preview/protocol.ts';
import { createRenderer } from '../../renderer/preview/renderer.ts';

const post = (message: WorkerMessage) => parentPort?.postMessage(message);
const renderer = createRenderer(() => performance.now());
let waiting: ReturnType<typeof setTimeout> | undefined;

function step(): void {
  const answer = renderer.step();
  post(answer);
  if (!answer.isComplete) waiting = setTimeout(step);
}

async function answer(data: NumberedRequest): Promise<void> {
  clearTimeout(waiting);
  const { request } = data;
  await loadPartsFor(renderer.take(data), request.kind === 'open' ? request.profile.generator : undefined);
  step();
}

parentPort?.on('message', (data: NumberedRequest) => void answer(data));
post('ready');

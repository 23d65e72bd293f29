// The worker of the preview in a thread of Node: the same renderer, behind the same messages.
import { parentPort } from 'node:worker_threads';
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

parentPort?.on('message', (data: NumberedRequest) => {
  clearTimeout(waiting);
  renderer.take(data);
  step();
});
post('ready');

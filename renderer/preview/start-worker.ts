import type { WorkerMessage } from './protocol.ts';
import type { PreviewWorker, WorkerEvents } from './worker-line.ts';

/** The real worker behind the preview. */
export function startWorker({ onReady, onAnswer, onError }: WorkerEvents): PreviewWorker {
  const worker = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module', name: 'preview' });
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => (data === 'ready' ? onReady() : onAnswer(data));
  worker.onerror = (event) => {
    event.preventDefault();
    onError();
  };
  return { send: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
}

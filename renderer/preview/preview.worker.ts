import { LivePost } from '../../shared/markdown/live/live-post.ts';
import { loadPartsFor } from './load-parts.ts';
import type { NumberedRequest, WorkerMessage } from './protocol.ts';
import { createRenderer } from './renderer.ts';

// Renders away from the page, so that a post that takes long never holds up a key, and one that takes too long can be
// stopped from outside. A long post is rendered in slices, between which the next keys are taken in.

/** The worker's own scope; the library of DOM types knows the page's only. */
interface WorkerScope {
  onmessage: ((event: { readonly data: NumberedRequest }) => void) | null;
  readonly postMessage: (message: WorkerMessage) => void;
}

const scope = self as unknown as WorkerScope;
const renderer = createRenderer(() => performance.now());
let waiting: ReturnType<typeof setTimeout> | undefined;

function step(): void {
  const answer = renderer.step();
  scope.postMessage(answer);
  if (!answer.isComplete) waiting = setTimeout(step, renderer.rest());
}

async function answer(data: NumberedRequest): Promise<void> {
  clearTimeout(waiting);
  const { request } = data;
  await loadPartsFor(renderer.take(data), request.kind === 'open' ? request.profile.generator : undefined);
  step();
}

// The first rendering of any text takes many times as long as the second: that is not charged to the post.
const sample = { assetUrl: () => null, remoteImages: false, countsCode: false };
new LivePost('# A\n\n- *b* `c`\n\n```\n1;\n```\n', sample).advance(100);
scope.onmessage = ({ data }) => void answer(data).catch(reportError);
scope.postMessage('ready');

import type { PreviewAnswer, PreviewRequest } from './protocol.ts';
import { createRenderer } from './render-request.ts';

// Renders away from the page, so that a post that takes long never holds up a key, and one that takes too long can be
// stopped from outside.

/** The worker's own scope; the library of DOM types knows the page's only. */
interface WorkerScope {
  onmessage: ((event: { readonly data: PreviewRequest }) => void) | null;
  readonly postMessage: (answer: PreviewAnswer) => void;
}

const scope = self as unknown as WorkerScope;
const render = createRenderer();
scope.onmessage = ({ data }) => scope.postMessage(render(data));

import { renderPost } from '../../shared/markdown/render.ts';
import type { PreviewRequest, WorkerMessage } from './protocol.ts';
import { createRenderer } from './render-request.ts';

// Renders away from the page, so that a post that takes long never holds up a key, and one that takes too long can be
// stopped from outside.

/** The worker's own scope; the library of DOM types knows the page's only. */
interface WorkerScope {
  onmessage: ((event: { readonly data: PreviewRequest }) => void) | null;
  readonly postMessage: (message: WorkerMessage) => void;
}

const scope = self as unknown as WorkerScope;
const render = createRenderer();
// The first rendering of any text takes many times as long as the second: that is not charged to the post.
renderPost('# A\n\n- *b* `c`\n\n```js\n1;\n```\n', { assetUrl: () => null, remoteImages: false });
scope.onmessage = ({ data }) => scope.postMessage(render(data));
scope.postMessage('ready');

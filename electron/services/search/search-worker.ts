import { parentPort } from 'node:worker_threads';
import { createSearchHost, type SearchOrder } from './search-host.ts';

const host = createSearchHost(
  (reply) => parentPort?.postMessage(reply),
  (fault) => {
    // The thread ends with it, and is begun anew.
    throw fault;
  },
);
parentPort?.on('message', (order: SearchOrder) => {
  host.receive(order);
  // Without a port to listen to the thread ends.
  if (order.kind === 'end') parentPort?.close();
});

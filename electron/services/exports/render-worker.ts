import { parentPort } from 'node:worker_threads';
import { createDisk } from '../../fs/disk.ts';
import { exportPage, type PageJob } from './export-page.ts';
import type { RenderAnswer } from './render-pool.ts';

const disk = createDisk();

parentPort?.on('message', (job: PageJob) => {
  exportPage(disk, job).then(
    (page) => answer({ kind: 'page', page }),
    (error: unknown) => answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

const answer = (message: RenderAnswer) => parentPort?.postMessage(message);

import { parentPort, workerData } from 'node:worker_threads';
import { createDisk } from '../../fs/disk.ts';
import { createWork, type RenderJob } from './render-job.ts';
import type { RenderAnswer } from './render-pool.ts';
import type { SiteContext } from './site-page.ts';

const work = createWork(createDisk(), workerData as SiteContext | null);

parentPort?.on('message', (job: RenderJob) => {
  work(job).then(
    (page) => answer({ kind: 'page', page }),
    (error: unknown) => answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

const answer = (message: RenderAnswer) => parentPort?.postMessage(message);

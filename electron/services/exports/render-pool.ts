import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import type { Disk } from '../../fs/disk.ts';
import { createWork, nameOfJob, type RenderJob, type Rendered } from './render-job.ts';
import type { SiteContext } from './site-page.ts';

export type RenderAnswer =
  { readonly kind: 'page'; readonly page: Rendered<RenderJob> } | { readonly kind: 'failed'; readonly message: string };

/** Makes pages, several at a time where there are workers. */
export interface RenderPool {
  /** How many pages are worth asking for at the same time. */
  readonly size: number;
  /** AppError `unsupported` for a post that cannot be rendered in time. */
  render<Job extends RenderJob>(job: Job): Promise<Rendered<Job>>;
  close(): Promise<void>;
}

const longestRender = 30_000;
/** Trees of a post die young: with the 48 MB that V8 takes by itself many live long enough to be
 * moved, which costs 15 % of the time and of the memory. */
const youngest = 64;

/** Worker threads rather than processes of Electron, so that every host has them. Without a module it renders right here. */
export function createRenderPool(disk: Disk, module: URL | null, site: SiteContext | null = null): RenderPool {
  if (module === null) {
    const work = createWork(disk, site);
    const render = <Job extends RenderJob>(job: Job) => work(job) as Promise<Rendered<Job>>;
    return { size: 2, render, close: async () => {} };
  }
  // This thread reads and writes between, so two of them are worth having on two cores.
  const size = Math.min(4, Math.max(2, availableParallelism() - 1));
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];

  function start(): Worker {
    const worker = new Worker(module as URL, {
      workerData: site,
      resourceLimits: { maxYoungGenerationSizeMb: youngest },
    });
    all.add(worker);
    return worker;
  }

  function take(): Promise<Worker> {
    const worker = idle.pop() ?? (all.size < size ? start() : null);
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  }

  function give(worker: Worker): void {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  }

  /** A worker that hangs or has died is replaced, so that one post does not take the others with it. */
  async function replace(worker: Worker): Promise<void> {
    all.delete(worker);
    await worker.terminate();
    if (waiting.length > 0) give(start());
  }

  return {
    size,
    render: async (job) => {
      const worker = await take();
      try {
        const page = await renderIn(worker, job);
        give(worker);
        return page;
      } catch (error) {
        await replace(worker);
        throw error;
      }
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function renderIn<Job extends RenderJob>(worker: Worker, job: Job): Promise<Rendered<Job>> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => {
      finish();
      reject(new AppError('unsupported', `${nameOfJob(job)} cannot be rendered: ${reason}`, { file: nameOfJob(job) }));
    };
    const timer = setTimeout(() => refuse('it takes too long.'), longestRender);
    const onMessage = (answer: RenderAnswer) => {
      if (answer.kind === 'failed') return refuse(answer.message);
      finish();
      return resolve(answer.page as Rendered<Job>);
    };
    const onError = (error: Error) => refuse(error.message);
    const onExit = () => refuse('the renderer stopped.');
    const finish = () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { keepCompiled } from '../keep-compiled.ts';
import {
  nameOfJob,
  type RenderAnswer,
  type Rendered,
  type RenderJob,
  type RenderOrder,
  type RenderWorkerData,
} from './render-job.ts';
import type { PagePlace } from './page-links.ts';
import type { SiteContext } from './site-page.ts';

/** A page that somebody waits for. */
export interface Asked {
  readonly job: RenderJob;
  readonly resolve: (page: Rendered<RenderJob>) => void;
  readonly reject: (error: AppError) => void;
}

/** A worker that makes pages one after the other. */
export interface RenderThread {
  /** Pages that it was asked for and has not made. */
  load(): number;
  ask(asked: Asked): void;
  setSite(site: SiteContext): void;
  setPages(pages: PagePlace): void;
  close(): Promise<void>;
}

export interface RenderThreadEvents {
  /** It has made a page. */
  onAnswer(): void;
  /** It takes no more pages. */
  onStop(): void;
  /** It has ended; nobody has made what is left. */
  onEnd(left: readonly Asked[]): void;
}

const longestRender = 30_000;
/**
 * In MB. Where a heap may take 2 GB and more, V8 lets it grow fourfold from collection to collection; below that less than
 * twofold, which is 70 MB less for each worker. Twice the young generation costs 90 MB more.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1536 };

/** A post that hangs or breaks it ends it, and fails alone. `compiled`: folder for what the engine compiles of it. */
export function createRenderThread(module: URL, compiled: string | null, on: RenderThreadEvents): RenderThread {
  const begun = new Int32Array(new SharedArrayBuffer(4));
  const workerData: RenderWorkerData = { begun };
  const worker = new Worker(module, { workerData, resourceLimits, ...keepCompiled(compiled) });
  /** In the order in which they are made. */
  const asked: Asked[] = [];
  let unsent: RenderJob[] = [];
  let answered = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Why it ends, and by which page: null for none that is left, undefined for the one under way then. */
  let end: { readonly reason: string; readonly by: Asked | null | undefined } | null = null;

  /** The page under way: those before it are made, and their answers on the way or lost. */
  const current = () => asked[Math.max(0, Atomics.load(begun, 0) - answered - 1)];

  function stop(reason: string, by: Asked | null): void {
    clearTimeout(timer);
    end ??= { reason, by };
    on.onStop();
    void worker.terminate();
  }

  function take(answer: RenderAnswer): void {
    const done = asked.shift();
    answered += 1;
    if (answer.kind === 'page') done?.resolve(answer.page);
    else if (answer.code !== undefined) done?.reject(new AppError(answer.code, answer.message));
    else {
      if (done) done.reject(notRendered(done.job, answer.message));
      stop(stopped, null);
    }
  }

  worker.on('message', (answers: readonly RenderAnswer[]) => {
    answers.forEach(take);
    if (asked.length > 0 && end === null) timer?.refresh();
    else clearTimeout(timer);
    on.onAnswer();
  });
  worker.on('error', (error: Error) => (end ??= { reason: error.message, by: undefined }));
  // Only now has every answer come that it gave.
  worker.on('exit', () => {
    clearTimeout(timer);
    const { reason, by = current() } = end ?? { reason: stopped };
    const at = by ? asked.indexOf(by) : -1;
    for (const broken of at < 0 ? [] : asked.splice(at, 1)) broken.reject(notRendered(broken.job, reason));
    on.onEnd(asked.splice(0));
  });

  function send(): void {
    worker.postMessage(unsent satisfies RenderOrder);
    unsent = [];
  }

  return {
    load: () => asked.length,
    ask: (next) => {
      asked.push(next);
      // Those that are asked for together travel together.
      if (unsent.push(next.job) === 1) setImmediate(send);
      if (asked.length === 1) timer = setTimeout(() => stop('it takes too long.', current() ?? null), longestRender);
    },
    setSite: (site) => worker.postMessage({ site } satisfies RenderOrder),
    setPages: (pages) => worker.postMessage({ pages } satisfies RenderOrder),
    close: async () => {
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}

const stopped = 'the renderer stopped.';

function notRendered(job: RenderJob, reason: string): AppError {
  const file = nameOfJob(job);
  return new AppError('unsupported', `${file} cannot be rendered: ${reason}`, { file });
}

import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/base/errors.ts';
import { nameOfJob, type RenderAnswer, type Rendered, type RenderJob, type RenderOrder } from './render-job.ts';
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
/** Trees of a post die young: with the 48 MB that V8 takes by itself many live long enough to be
 * moved, which costs 15 % of the time and of the memory. */
const youngest = 64;

/** A post that hangs or breaks it ends it, and fails alone. */
export function createRenderThread(module: URL, { onAnswer, onStop, onEnd }: RenderThreadEvents): RenderThread {
  const worker = new Worker(module, { resourceLimits: { maxYoungGenerationSizeMb: youngest } });
  /** In the order in which they are made: the first one is under way. */
  const asked: Asked[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Why it ends, and by which page: null for none that is left, undefined for the one under way then. */
  let end: { readonly reason: string; readonly by: Asked | null | undefined } | null = null;

  function stop(reason: string, by: Asked | null): void {
    clearTimeout(timer);
    end ??= { reason, by };
    onStop();
    void worker.terminate();
  }

  worker.on('message', (answer: RenderAnswer) => {
    const done = asked.shift();
    if (asked.length > 0) timer?.refresh();
    else clearTimeout(timer);
    if (answer.kind === 'page') done?.resolve(answer.page);
    else if (answer.code !== undefined) done?.reject(new AppError(answer.code, answer.message));
    else {
      if (done) done.reject(notRendered(done.job, answer.message));
      stop(stopped, null);
    }
    onAnswer();
  });
  worker.on('error', (error: Error) => (end ??= { reason: error.message, by: undefined }));
  // Only now has every answer come that it gave.
  worker.on('exit', () => {
    clearTimeout(timer);
    const { reason, by } = end ?? { reason: stopped, by: undefined };
    const [current] = asked;
    if (current && (by === undefined || by === current)) {
      asked.shift();
      current.reject(notRendered(current.job, reason));
    }
    onEnd(asked.splice(0));
  });

  return {
    load: () => asked.length,
    ask: (next) => {
      asked.push(next);
      worker.postMessage(next.job satisfies RenderOrder);
      if (asked.length === 1) timer = setTimeout(() => stop('it takes too long.', asked[0] ?? null), longestRender);
    },
    setSite: (site) => worker.postMessage({ site } satisfies RenderOrder),
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

import { availableParallelism } from 'node:os';
import { AppError } from '../../../shared/base/errors.ts';
import type { Disk } from '../../fs/disk.ts';
import { createWork, type Rendered, type RenderJob } from './render-job.ts';
import { createRenderThread, type Asked, type RenderThread } from './render-thread.ts';
import type { PagePlace } from './page-links.ts';
import type { SiteContext } from './site-page.ts';

/** Makes pages, several at a time where there are workers. */
export interface RenderPool {
  /** How many pages are worth asking for at the same time. */
  readonly size: number;
  /** Starts the workers that so many pages are worth before the first is asked for: to load their code takes a while. */
  start(pages: number): void;
  /** What the pages of a site have in common, before the first of them is asked for. */
  setSite(site: SiteContext): void;
  /** What pages by themselves may lead to, before the first of them is asked for. */
  setPages(pages: PagePlace): void;
  /** AppError `unsupported` for a post that cannot be rendered in time, `cancelled` when it was closed before. */
  render<Job extends RenderJob>(job: Job): Promise<Rendered<Job>>;
  close(): Promise<void>;
}

/** Pages that a worker is asked for at once, so that it never waits for the next one. */
const depth = 16;

/** Worker threads rather than processes of Electron, so that every host has them. Without a module it renders right here. */
export function createRenderPool(disk: Disk, module: URL | null, compiled: string | null = null): RenderPool {
  if (module === null) return createPoolHere(disk);
  // This thread has little to do meanwhile, so two of them are worth having on two cores.
  const workers = Math.min(4, Math.max(2, availableParallelism() - 1));
  const threads = new Set<RenderThread>();
  const waiting: Asked[] = [];
  /** What each thread is told before its first page. */
  const told: ((thread: RenderThread) => void)[] = [];
  let isClosed = false;

  function start(): RenderThread {
    const onStop = () => void threads.delete(thread);
    // One that hangs or has died is replaced, so that one post does not take the others with it.
    const onEnd = (left: readonly Asked[]) => {
      threads.delete(thread);
      waiting.unshift(...left);
      handOut();
    };
    const thread = createRenderThread(module as URL, compiled, { onAnswer: handOut, onStop, onEnd });
    threads.add(thread);
    for (const tell of told) tell(thread);
    return thread;
  }

  function tellAll(tell: (thread: RenderThread) => void): void {
    told.push(tell);
    threads.forEach(tell);
  }

  /** The one with the least to do, a new one rather than one that is busy; null while all have enough. */
  function free(): RenderThread | null {
    const [least] = [...threads].toSorted((a, b) => a.load() - b.load());
    if ((!least || least.load() > 0) && threads.size < workers) return start();
    return least && least.load() < depth ? least : null;
  }

  function handOut(): void {
    if (isClosed) for (const { reject } of waiting.splice(0)) reject(closed());
    while (waiting.length > 0) {
      const thread = free();
      const next = thread && waiting.shift();
      if (!next) return;
      thread.ask(next);
    }
  }

  return {
    size: workers * depth,
    start: (pages) => {
      while (threads.size < Math.min(workers, Math.ceil(pages / depth))) start();
    },
    setSite: (site) => tellAll((thread) => thread.setSite(site)),
    setPages: (pages) => tellAll((thread) => thread.setPages(pages)),
    render: <Job extends RenderJob>(job: Job) =>
      new Promise<Rendered<Job>>((resolve, reject) => {
        waiting.push({ job, resolve: resolve as Asked['resolve'], reject });
        handOut();
      }),
    close: async () => {
      isClosed = true;
      const open = [...threads];
      threads.clear();
      await Promise.all(open.map((thread) => thread.close()));
    },
  };
}

const closed = () => new AppError('cancelled', 'The work was cancelled');

function createPoolHere(disk: Disk): RenderPool {
  const { make, setSite, setPages } = createWork(disk);
  const render = <Job extends RenderJob>(job: Job) => make(job) as Promise<Rendered<Job>>;
  return { size: 2, start: () => {}, setSite, setPages, render, close: async () => {} };
}

import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

/** Milliseconds that a rendering may take, what each character of the post adds to that, and that a worker may take to
 * load. Loading is no fault of the post, and slow on a busy machine. A post of a megabyte, all paragraphs with links,
 * was measured to take 5 s. */
export const workerTimes = { limit: 2000, perCharacter: 0.02, start: 30_000 } as const;

export interface PreviewWorker {
  readonly render: (request: PreviewRequest) => void;
  readonly terminate: () => void;
}

export interface WorkerEvents {
  /** Once, when the worker is loaded. */
  readonly onReady: () => void;
  readonly onAnswer: (answer: PreviewAnswer) => void;
  readonly onError: () => void;
}

export interface LineOptions {
  readonly createWorker: (events: WorkerEvents) => PreviewWorker;
  readonly onAnswer: (answer: PreviewAnswer) => void;
  /** The worker can take a request: it has loaded, or has answered. */
  readonly onFree: () => void;
  /** The worker was killed; the last preview stays. */
  readonly onGaveUp: (reason: 'too-slow' | 'failed') => void;
}

export interface WorkerLine {
  /** Hands the request over if the worker is free; else starts one if there is none, and answers false. */
  readonly offer: (request: () => PreviewRequest) => boolean;
  readonly stop: () => void;
}

/** The line to one worker at a time. One that does not answer in time is killed; the next offer starts a fresh one. */
export function createWorkerLine(options: LineOptions): WorkerLine {
  let worker: PreviewWorker | null = null;
  let free = false;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(watchdog);
    worker?.terminate();
    worker = null;
    free = false;
  };
  const giveUp = (reason: 'too-slow' | 'failed') => {
    stop();
    options.onGaveUp(reason);
  };
  const becomesFree = () => {
    clearTimeout(watchdog);
    free = true;
    options.onFree();
  };
  const start = (): PreviewWorker => {
    watchdog = setTimeout(() => giveUp('failed'), workerTimes.start);
    // A killed worker may still have something on its way.
    const fresh: PreviewWorker = options.createWorker({
      onReady: () => fresh === worker && becomesFree(),
      onAnswer(answer) {
        if (fresh !== worker) return;
        options.onAnswer(answer);
        becomesFree();
      },
      onError: () => fresh === worker && giveUp('failed'),
    });
    return fresh;
  };

  return {
    stop,
    offer(request) {
      worker ??= start();
      if (!free) return false;
      free = false;
      const wanted = request();
      const limit = workerTimes.limit + Math.floor(wanted.text.length * workerTimes.perCharacter);
      watchdog = setTimeout(() => giveUp('too-slow'), limit);
      worker.render(wanted);
      return true;
    },
  };
}

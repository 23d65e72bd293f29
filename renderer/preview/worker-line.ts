import type { NumberedRequest, PreviewAnswer, PreviewRequest } from './protocol.ts';
import { createWorkerWear } from './worker-wear.ts';

/** Milliseconds that a worker may work without an answer, and that it may take to load. Loading is no fault of the post,
 * and slow on a busy machine. A long post is answered in slices of far less than the limit. Two seconds after a key the page
 * has the answer, or says that there is none: that takes it a moment, too. */
export const workerTimes = { limit: 1800, start: 30_000 } as const;

export interface PreviewWorker {
  readonly send: (request: NumberedRequest) => void;
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
  /** The worker can take a request: it has loaded, or has answered the one before. */
  readonly onFree: () => void;
  /** The worker was killed; the last preview stays. */
  readonly onGaveUp: (reason: 'too-slow' | 'failed') => void;
}

export interface WorkerLine {
  /** Hands the request over if the worker is free; else starts one if there is none, and answers false. A worker that has
   * just been started is `fresh`: it knows no post yet. */
  readonly offer: (request: (isFresh: boolean) => PreviewRequest) => boolean;
  /** Loads a worker for the first offer. */
  readonly warm: () => void;
  readonly stop: () => void;
  /** Whether a fresh worker is better for another post. */
  readonly isOld: () => boolean;
}

/** The line to one worker at a time. One that does not answer in time is killed; the next offer starts a fresh one. */
export function createWorkerLine(options: LineOptions): WorkerLine {
  let worker: PreviewWorker | null = null;
  let isReady = false;
  let [sent, answered] = [0, 0];
  const wear = createWorkerWear();
  const watchdog = createWatchdog();

  const stop = () => {
    watchdog.clear();
    worker?.terminate();
    worker = null;
    isReady = false;
    sent = answered = 0;
    wear.clear();
  };
  const giveUp = (reason: 'too-slow' | 'failed') => {
    stop();
    options.onGaveUp(reason);
  };
  const watch = () => watchdog.set(workerTimes.limit, () => giveUp('too-slow'));
  const take = (answer: PreviewAnswer) => {
    const isFree = answer.request === sent && answered !== sent;
    const isDone = answer.request === sent && answer.isComplete;
    answered = answer.request;
    if (isDone) watchdog.clear();
    else watch();
    const isWorn = wear.answered(isDone);
    options.onAnswer(answer);
    if (isWorn) stop();
    if (isWorn) warm();
    else if (isFree) options.onFree();
  };
  const start = (): PreviewWorker => {
    watchdog.set(workerTimes.start, () => giveUp('failed'));
    // A killed worker may still have something on its way.
    const fresh: PreviewWorker = options.createWorker({
      onReady() {
        if (fresh !== worker) return;
        watchdog.clear();
        isReady = true;
        options.onFree();
      },
      onAnswer: (answer) => fresh === worker && take(answer),
      onError: () => fresh === worker && giveUp('failed'),
    });
    return fresh;
  };

  const warm = () => (worker ??= start());
  return {
    ...{ warm, stop, isOld: wear.isOld },
    offer(request) {
      const { send } = warm();
      if (!isReady || answered !== sent) return false;
      const wanted = request(sent === 0);
      sent++;
      wear.sent(wanted.kind === 'open');
      watch();
      send({ number: sent, request: wanted });
      return true;
    },
  };
}

/** One timer at a time. */
function createWatchdog() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  return {
    clear,
    set(milliseconds: number, bark: () => void) {
      clear();
      timer = setTimeout(bark, milliseconds);
    },
  };
}

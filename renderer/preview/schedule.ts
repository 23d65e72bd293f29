import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

/** Milliseconds: pause after a change, the longest wait while typing, how long a rendering may take, and how long a
 * worker may take to load. Loading is no fault of the post, and slow on a busy machine. */
export const previewTimes = { idle: 60, atMost: 250, limit: 2000, start: 30_000 } as const;

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

export interface ScheduleOptions {
  readonly createWorker: (events: WorkerEvents) => PreviewWorker;
  /** The newest request; asked for only when it is going to be rendered. */
  readonly request: () => PreviewRequest;
  readonly onAnswer: (answer: PreviewAnswer) => void;
  /** The post could not be rendered; the last preview stays. */
  readonly onGaveUp: (reason: 'too-slow' | 'failed') => void;
  readonly now?: () => number;
}

export interface Schedule {
  /** The text has changed: render soon. */
  readonly changed: () => void;
  /** Render at once: another post, other settings. */
  readonly restart: () => void;
  readonly dispose: () => void;
}

/** Renders the newest text, one request at a time. A worker that does not answer in time is killed; the next change
 * starts a fresh one. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const now = options.now ?? Date.now;
  let worker: PreviewWorker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let ready = false;
  let busy = false;
  let again = false;

  const stop = () => {
    clearTimeout(watchdog);
    worker?.terminate();
    worker = null;
    ready = false;
    busy = false;
  };
  const giveUp = (reason: 'too-slow' | 'failed') => {
    stop();
    again = false;
    options.onGaveUp(reason);
  };
  const answered = (answer: PreviewAnswer) => {
    clearTimeout(watchdog);
    busy = false;
    options.onAnswer(answer);
    if (again) send();
  };
  const loaded = () => {
    clearTimeout(watchdog);
    ready = true;
    if (again) send();
  };
  const start = (): PreviewWorker => {
    watchdog = setTimeout(() => giveUp('failed'), previewTimes.start);
    // A killed worker may still have an answer on its way.
    const fresh: PreviewWorker = options.createWorker({
      onReady: () => fresh === worker && loaded(),
      onAnswer: (answer) => fresh === worker && answered(answer),
      onError: () => fresh === worker && giveUp('failed'),
    });
    return fresh;
  };
  const send = () => {
    clearTimeout(timer);
    since = null;
    worker ??= start();
    again = busy || !ready;
    if (again) return;
    busy = true;
    watchdog = setTimeout(() => giveUp('too-slow'), previewTimes.limit);
    worker.render(options.request());
  };

  return {
    changed() {
      since ??= now();
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(0, Math.min(previewTimes.idle, since + previewTimes.atMost - now())));
    },
    restart: send,
    dispose() {
      clearTimeout(timer);
      again = false;
      stop();
    },
  };
}

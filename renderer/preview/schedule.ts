import type { PreviewRequest } from './protocol.ts';
import { createWorkerLine, type LineOptions } from './worker-line.ts';

/** Milliseconds: the pause after a change, and the longest wait while typing. */
export const previewTimes = { idle: 60, atMost: 250 } as const;

export interface ScheduleOptions extends Omit<LineOptions, 'onFree'> {
  /** The newest request; asked for only when it is going to be rendered. */
  readonly request: () => PreviewRequest;
  readonly now?: () => number;
}

export interface Schedule {
  /** The text has changed: render soon. */
  readonly changed: () => void;
  /** Render at once: another post, other settings. */
  readonly restart: () => void;
  readonly dispose: () => void;
}

/** Renders the newest text, one request at a time. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const now = options.now ?? Date.now;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let waiting = false;

  const send = () => {
    clearTimeout(timer);
    since = null;
    waiting = !line.offer(options.request);
  };
  const line = createWorkerLine({
    createWorker: options.createWorker,
    onAnswer: options.onAnswer,
    onFree: () => waiting && send(),
    onGaveUp(reason) {
      waiting = false;
      options.onGaveUp(reason);
    },
  });

  return {
    changed() {
      since ??= now();
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(0, Math.min(previewTimes.idle, since + previewTimes.atMost - now())));
    },
    restart: send,
    dispose() {
      clearTimeout(timer);
      waiting = false;
      line.stop();
    },
  };
}

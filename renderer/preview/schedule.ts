import { createWorkerLine, type LineOptions } from './worker-line.ts';
import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

/** Milliseconds: the pause after a change, the longest wait while typing, and the pause after a post took too long: each try
 * costs seconds of work. A quick typist's keys are 110 apart: a page drawn between two of them is a frame that the second waits for. */
export const previewTimes = { idle: 120, atMost: 1500, afterGivingUp: 1500 } as const;
/** A page that takes the window longer than `noticed` waits for a pause of so many times that, since no key is heard meanwhile. */
export const drawingTimes = { noticed: 40, idleTimes: 5, atMostTimes: 25 } as const;

export interface ScheduleOptions extends Omit<LineOptions, 'onFree' | 'onAnswer'> {
  /** `drew` is told the milliseconds of the window that the answer took. */
  readonly onAnswer: (answer: PreviewAnswer, drew: (spent: number) => void) => void;
  /** The newest request; asked for only when it is going to be sent. `isFresh`: the worker knows nothing yet. */
  readonly request: (isFresh: boolean) => PreviewRequest;
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
  let gaveUp = false;
  let cost = 0;

  const send = () => {
    clearTimeout(timer);
    since = null;
    waiting = !line.offer(options.request);
  };
  const line = createWorkerLine({
    createWorker: options.createWorker,
    onAnswer(answer) {
      if (answer.isComplete) gaveUp = false;
      options.onAnswer(answer, (spent) => void (cost = spent > drawingTimes.noticed ? spent : 0));
    },
    onFree: () => waiting && send(),
    onGaveUp(reason) {
      // What was typed while the worker was busy may be what makes the post quick again. And once more as it is: what kept
      // the worker from an answer may have been a busy machine.
      const isWorthATry = reason === 'too-slow' && (waiting || !gaveUp);
      waiting = false;
      gaveUp = true;
      options.onGaveUp(reason);
      if (isWorthATry) changed();
    },
  });
  const changed = () => {
    since ??= now();
    clearTimeout(timer);
    const idle = Math.max(previewTimes.idle, cost * drawingTimes.idleTimes);
    const atMost = Math.max(previewTimes.atMost, cost * drawingTimes.atMostTimes);
    const soon = Math.max(0, Math.min(idle, since + atMost - now()));
    timer = setTimeout(send, gaveUp ? previewTimes.afterGivingUp : soon);
  };

  line.warm();
  return {
    changed,
    restart() {
      if (line.isOld()) line.stop();
      send();
    },
    dispose() {
      clearTimeout(timer);
      waiting = false;
      line.stop();
    },
  };
}

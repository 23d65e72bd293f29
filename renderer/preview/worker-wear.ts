/**
 * A worker gives memory back late: a block that is read for long leaves a hundred megabytes behind with each key. It is ended
 * once its long steps took so many times what the text took to be opened, since a fresh one has to open it again. Milliseconds: a
 * long step, and the least that opening counts as.
 */
export const wearTimes = { step: 100, times: 3, opening: 500 } as const;

export interface WorkerWear {
  /** It was given a request. */
  readonly sent: (isOpen: boolean) => void;
  /** It has answered; `isDone`: the newest request, and all of it. Answers whether it has had enough. */
  readonly answered: (isDone: boolean) => boolean;
  /** Whether it has had enough for a text that it would have to open anyhow. */
  readonly isOld: () => boolean;
  /** It has been ended. */
  readonly clear: () => void;
}

/** Counts what one worker after the other has done. */
export function createWorkerWear(): WorkerWear {
  let heardAt = 0;
  let isOpening = false;
  let opening = 0;
  let wear = 0;
  return {
    isOld: () => wear > wearTimes.opening,
    clear: () => void (wear = 0),
    sent(isOpen) {
      heardAt = Date.now();
      if (isOpen) [isOpening, opening] = [true, 0];
    },
    answered(isDone) {
      const step = Date.now() - heardAt;
      heardAt += step;
      if (isOpening) opening += step;
      if (step > wearTimes.step) wear += step;
      if (isDone) isOpening = false;
      return isDone && wear > wearTimes.times * Math.max(opening, wearTimes.opening);
    },
  };
}

import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { AppError, withRemedy, type ErrorCode } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Failure, Progress } from '../../../shared/model/task.ts';
import { logProblem } from '../log.ts';

/** Ends work that nobody waits for any more: AppError `cancelled`. */
export function stopWhere(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', 'The work was cancelled');
}

interface TaskBounds {
  /** What the work does, as shown: `Renaming`. */
  readonly label: string;
  /** How many items, or batches, are worked on at the same time. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TaskOptions<I, R> extends TaskBounds {
  readonly work: (item: I) => Promise<R>;
}

/** `work` answers for each item of a batch, in their order: an AppError is a failure of that one. */
export interface BatchOptions<I, R> extends TaskBounds {
  readonly work: (batch: readonly I[]) => Promise<readonly (R | AppError)[]>;
}

export interface ItemFailure<I> {
  readonly item: I;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Failures as a report lists them, by the posts that they are of. */
export const failuresOf = <I>(failed: readonly ItemFailure<I>[], idOf: (item: I) => PostId): readonly Failure[] =>
  failed.map(({ item, code, message }) => ({ id: idOf(item), code, message }));

/** What came of each item. Items that were not begun when the work was cancelled are in neither list. */
export interface TaskResult<I, R> {
  /** In the order of the items. */
  readonly done: readonly { readonly item: I; readonly result: R }[];
  readonly failed: readonly ItemFailure<I>[];
  readonly cancelled: boolean;
}

/** Milliseconds between two words on how far the work is: at most ten a second. */
const progressEvery = 100;

/**
 * Works through items, some at a time, and yields progress; one that fails does not stop the rest. The signal is looked at
 * between items, so that what was begun is finished whole.
 */
export function runTask<I, R>(
  items: readonly I[],
  { work, ...bounds }: TaskOptions<I, R>,
): AsyncGenerator<Progress, TaskResult<I, R>, void> {
  const one = async ([item]: readonly I[]) => [await work(item as I)];
  return runBatches(
    items.map((item) => [item]),
    { ...bounds, work: one },
  );
}

/** The same for work that takes several items together. Only between batches is the signal looked at. */
export async function* runBatches<I, R>(
  batches: readonly (readonly I[])[],
  { label, atOnce, signal, work }: BatchOptions<I, R>,
): AsyncGenerator<Progress, TaskResult<I, R>, void> {
  const limit = pLimit(atOnce);
  const left = new AbortController();
  const stopped = () => (signal?.aborted ?? false) || left.signal.aborted;
  let finished = 0;
  const total = batches.reduce((sum, batch) => sum + batch.length, 0);
  const jobs = batches.map((batch) =>
    limit(async (): Promise<readonly Outcome<I, R>[]> => {
      if (stopped()) return [];
      const outcomes = await outcomesOf(batch, work);
      finished += batch.length;
      return outcomes;
    }),
  );
  const all = Promise.all(jobs);
  const progress = (): Progress => ({ done: finished, total, label });
  try {
    yield progress();
    for (let told = 0; !(await settledWithin(all, progressEvery));) {
      if (finished === told) continue;
      told = finished;
      yield progress();
    }
    if (finished > 0) yield progress();
  } finally {
    // When who listened has gone, nothing new begins; what is begun ends before the caller cleans up after it.
    left.abort();
    await all;
  }
  return resultOf(total, (await all).flat());
}

/** Milliseconds of work after which others have their turn. */
const slice = 20;

/** The same for work that waits for nothing, one item after the other. */
export async function* runTaskNow<I, R>(
  items: readonly I[],
  { label, signal, work }: Omit<TaskOptions<I, R>, 'atOnce' | 'work'> & { readonly work: (item: I) => R },
): AsyncGenerator<Progress, TaskResult<I, R>, void> {
  const outcomes: Outcome<I, R>[] = [];
  yield { done: 0, total: items.length, label };
  let [sliceEnd, toldAt] = [performance.now() + slice, performance.now()];
  for (const item of items) {
    if (signal?.aborted) break;
    outcomes.push(outcomeNow(item, work));
    if (performance.now() < sliceEnd) continue;
    await setImmediate();
    sliceEnd = performance.now() + slice;
    if (performance.now() - toldAt < progressEvery) continue;
    toldAt = performance.now();
    yield { done: outcomes.length, total: items.length, label };
  }
  if (outcomes.length > 0) yield { done: outcomes.length, total: items.length, label };
  return resultOf(items.length, outcomes);
}

function resultOf<I, R>(total: number, outcomes: readonly Outcome<I, R>[]): TaskResult<I, R> {
  return {
    done: outcomes.filter((outcome) => 'result' in outcome),
    failed: outcomes.filter((outcome) => 'code' in outcome),
    cancelled: outcomes.length < total || outcomes.some((outcome) => 'code' in outcome && outcome.code === 'cancelled'),
  };
}

type Outcome<I, R> = { readonly item: I; readonly result: R } | ItemFailure<I>;

async function outcomesOf<I, R>(
  batch: readonly I[],
  work: BatchOptions<I, R>['work'],
): Promise<readonly Outcome<I, R>[]> {
  let results: readonly (R | AppError)[];
  try {
    results = await work(batch);
  } catch (error) {
    return batch.map((item) => failureOf(item, error));
  }
  return batch.map((item, index): Outcome<I, R> => {
    const result = results[index] as R | AppError;
    return result instanceof AppError ? failureOf(item, result) : { item, result };
  });
}

function outcomeNow<I, R>(item: I, work: (item: I) => R): Outcome<I, R> {
  try {
    return { item, result: work(item) };
  } catch (error) {
    return failureOf(item, error);
  }
}

function failureOf<I>(item: I, error: unknown): ItemFailure<I> {
  // A bug in one post's work must not hide behind a list of failures.
  if (!(error instanceof AppError)) logProblem('an item of a task failed unexpectedly', error);
  const { code, message, remedy } = toAppError(error);
  return { item, code, message: withRemedy(message, remedy) };
}

async function settledWithin(all: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  try {
    return await Promise.race([all.then(() => true), waited]);
  } finally {
    clearTimeout(timer);
  }
}

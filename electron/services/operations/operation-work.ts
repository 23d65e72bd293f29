import { applyByteChange } from '../../../shared/base/byte-change.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport, Progress, Refusal } from '../../../shared/model/task.ts';
import { countsAlike } from '../../../shared/markdown/stats.ts';
import type { SameBody } from '../library/index-entries.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import type { OperationEntry } from './operation-files.ts';
import type { JournaledOperation } from './operation-journal.ts';
import { carryMoving, isMoving, type MovingEntry } from './operation-move.ts';
import { leaveOut } from './operation-plan.ts';
import type { Posts } from '../posts/posts.ts';
import type { Replaced, Replacing } from '../posts/replace-posts.ts';
import type { TempsAhead } from '../posts/temps-ahead.ts';
import { decodeText } from '../posts/text-codec.ts';
import { runBatches, type BatchOptions, type TaskResult } from '../work/task.ts';

export type OperationRun = AsyncGenerator<Progress, ChangeReport, void>;

/** Which way over which posts of an operation. */
export interface OperationWork {
  readonly posts: Pick<Posts, 'replace' | 'replaceAll' | 'rename' | 'unsavedDrafts'>;
  readonly library: OpenLibrary;
  readonly operation: JournaledOperation;
  readonly direction: 'forward' | 'back';
  readonly leaveOut: readonly PostId[];
  /** What was written before the work began. */
  readonly temps?: Pick<TempsAhead, 'take'>;
}

/** Brings the posts of a journalled operation from one side to the other, and notes in the journal how that ended. */
export async function* workOperation(work: OperationWork, signal?: AbortSignal): OperationRun {
  const { posts, library, operation, direction } = work;
  const { touched: before } = operation;
  const known = operation.entries.filter((entry) => before === null || before.has(entry.id));
  const ids = known.map((entry) => entry.id);
  const { work: wanted, skipped } = await leaveOut(posts, library.info.id, known.flatMap(namesOf), work.leaveOut);
  const standing = new Set(wanted);
  const entries = known.filter((entry) => namesOf(entry).every((name) => standing.has(name)));
  // Where the work was cut off, an undo takes back all that it may have done.
  const touched = new Set(before ?? (direction === 'back' ? ids : []));
  const changed: PostId[] = [];
  const listing = createListing(library);
  let cancelled = true;
  const step = async (batch: readonly OperationEntry[]): Promise<readonly (Refusal | null | AppError)[]> => {
    // A save that fails may have got as far as the file.
    for (const { id } of batch) touched.add(id);
    const carried = await carry(work, batch);
    return batch.map((entry, index) => {
      const one = carried[index] as Carried;
      if (one instanceof AppError) return one;
      if ('changed' in one) {
        changed.push(direction === 'back' ? entry.id : (entry.to ?? entry.id));
        for (const name of namesOf(entry)) listing.add(name, one.changed);
      }
      if (!('why' in one)) return null;
      if (direction === 'forward') touched.delete(entry.id);
      return one;
    });
  };
  const label = direction === 'back' ? `Undo: ${operation.title}` : operation.title;
  const isShort = known.filter(isMoving).length > entries.filter(isMoving).length;
  await operation.begin(direction);
  try {
    const result = yield* movedFirst(entries, direction, isShort, { label, atOnce: batchesAtOnce, signal, work: step });
    cancelled = result.cancelled;
    const refused = result.done.map((one) => one.result).filter((one) => one !== null);
    return {
      changed: changed.toSorted(),
      skipped: [...skipped, ...refused].toSorted(byId),
      failed: result.failed.map(({ item, code, message }) => ({ id: item.id, code, message })).toSorted(byId),
      cancelled,
      undo: changed.length > 0 ? operation.id : null,
    };
  } finally {
    await afterwards('note how the operation ended', operation.end(endOf(direction, cancelled, before), touched));
    await afterwards('read the posts again', listing.end());
  }
}

type Step = BatchOptions<OperationEntry, Refusal | null>;

/**
 * Posts that move go first, one after the other: where one of them cannot, links to its new place would lead nowhere, so the
 * others are left. `isShort`: one of them is not even among these. On the way back they go last.
 */
async function* movedFirst(
  entries: readonly OperationEntry[],
  direction: 'forward' | 'back',
  isShort: boolean,
  options: Step,
): AsyncGenerator<Progress, TaskResult<OperationEntry, Refusal | null>, void> {
  const rest = entries.filter((entry) => !isMoving(entry));
  if (rest.length === entries.length && !isShort) return yield* runBatches(batchesOf(entries), options);
  const moving = entries.filter(isMoving).map((entry) => [entry]);
  const others = batchesOf(rest);
  const alone = { ...options, atOnce: 1 };
  const isForward = direction === 'forward';
  const first = isForward ? yield* runBatches(moving, alone) : yield* runBatches(others, options);
  if (first.cancelled) return first;
  const isStuck = isShort || first.failed.length > 0 || first.done.some(({ result }) => result !== null);
  if (isForward && isStuck) {
    const left = rest.map((item) => ({ item, result: { id: item.id, why: 'A post that it links to was not moved.' } }));
    return { ...first, done: [...first.done, ...left] };
  }
  const second = isForward ? yield* runBatches(others, options) : yield* runBatches(moving, alone);
  return { ...second, done: [...first.done, ...second.done], failed: [...first.failed, ...second.failed] };
}

/** Posts come into the journal as they are read, and into the report in order. */
const byId = (one: { readonly id: PostId }, other: { readonly id: PostId }) => (one.id < other.id ? -1 : 1);

/** Posts that are replaced together: their flushes share the disk's commits. */
const batchSize = 128;
/** While one batch is written, the next is looked at, or the last one read back. */
const batchesAtOnce = 2;
/** Bytes of a batch, unless a single post is larger. */
const batchBytes = 4 * 1024 * 1024;

function batchesOf(entries: readonly OperationEntry[]): readonly (readonly OperationEntry[])[] {
  const batches: OperationEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    room -= entry.old.size;
    if (last && room >= 0 && last.length < batchSize) last.push(entry);
    else {
      batches.push([entry]);
      room = batchBytes - entry.old.size;
    }
  }
  return batches;
}

/** `changed`: set where its words are those that it had; `there`: the post already was as it was to become. */
type Carried = { readonly changed: SameBody | null } | { readonly there: true } | Refusal | AppError;

/** The paths of a post before and after. */
const namesOf = ({ id, to }: OperationEntry): readonly PostId[] => (to === undefined ? [id] : [id, to]);

/** Brings posts to the other side that still stand on this one. A post that moves comes by itself. */
async function carry(work: OperationWork, batch: readonly OperationEntry[]): Promise<readonly Carried[]> {
  const [first] = batch;
  if (first && isMoving(first)) return [await carryOne(work, first)];
  const { posts, library, operation, direction, temps } = work;
  const back = direction === 'back';
  const sides = batch.map(async (entry): Promise<Replacing | AppError> => {
    const { id, change } = entry;
    try {
      const old = await operation.oldBytes(entry);
      const other = applyByteChange(old, change);
      return back ? { id, over: other, bytes: old } : { id, over: old, bytes: other, ready: temps?.take(id) ?? null };
    } catch (error) {
      return toAppError(error);
    }
  });
  const ready = await Promise.all(sides);
  const whole = ready.flatMap((one) => (one instanceof AppError ? [] : [one]));
  const replaced = (await posts.replaceAll(library.info.id, whole))[Symbol.iterator]();
  return ready.map((one, index): Carried => {
    if (one instanceof AppError) return one;
    const outcome = replaced.next().value as Replaced;
    const { id, before, after, isCountedAlike } = batch[index] as OperationEntry;
    if (outcome instanceof AppError) return outcome;
    if (outcome === 'gone') return { id, why: 'It is not there any more.' };
    if (outcome === 'conflict') return { id, why: 'It was changed meanwhile.' };
    if (outcome === 'there') return { there: true };
    const isSame = isCountedAlike ?? countsAlike(decodeText(one.over).text, decodeText(one.bytes).text);
    return { changed: isSame ? { id, before: back ? after : before, after: back ? before : after } : null };
  });
}

async function carryOne(work: OperationWork, entry: MovingEntry): Promise<Carried> {
  const moved = await carryMoving(work, entry);
  return moved === 'changed' ? { changed: null } : moved === 'there' ? { there: true } : moved;
}

/** Posts that the list reads again together: more than it counts at once, and few enough to come before the watcher. */
const listedAtOnce = 25;

/** Has the list read what was written, some posts at a time. */
function createListing(library: OpenLibrary) {
  let ids: PostId[] = [];
  let sameBodies: SameBody[] = [];
  let listed: Promise<void> = Promise.resolve();
  const refresh = () => {
    if (ids.length > 0) listed = library.refresh(ids, sameBodies);
    [ids, sameBodies] = [[], []];
    return listed;
  };
  return {
    add: (id: PostId, sameBody: SameBody | null) => {
      ids.push(id);
      if (sameBody) sameBodies.push(sameBody);
      if (ids.length >= listedAtOnce) void afterwards('read the posts again', refresh());
    },
    /** Settled when all were read. */
    end: refresh,
  };
}

/** What a stopped undo has left can still be undone, and a stopped redo be begun again; null: as cut off as before. */
function endOf(
  direction: 'forward' | 'back',
  cancelled: boolean,
  before: ReadonlySet<PostId> | null,
): 'applied' | 'undone' | null {
  if (direction === 'forward') return cancelled && before !== null ? 'undone' : 'applied';
  if (!cancelled) return 'undone';
  return before === null ? null : 'applied';
}

/** What comes after the posts are written must not make the person think that they were not. */
async function afterwards(what: string, step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    logProblem(`could not ${what}`, error);
  }
}

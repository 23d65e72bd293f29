import { applyByteChange } from '../../../shared/base/byte-change.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport, Progress, Refusal } from '../../../shared/model/task.ts';
import { countsAlike } from '../../../shared/markdown/facts/stats.ts';
import type { SameBody } from '../library/index/index-entries.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { afterwards } from '../work/afterwards.ts';
import type { OperationEntry } from './operation-files.ts';
import { groupsOf } from './operation-groups.ts';
import type { JournaledOperation } from './operation-journal.ts';
import { readIfThere, settleText, type Moves } from './operation-merge.ts';
import { moveGroups, type GroupWork } from './operation-moves.ts';
import { relinkOthers, type OthersRelinked } from './operation-others.ts';
import { leaveOut } from './operation-plan.ts';
import { createListing, type Tally } from './operation-tally.ts';
import type { Posts, ReplacingPost } from '../posts/posts.ts';
import type { Replaced } from '../posts/replace-posts.ts';
import type { TempsAhead } from '../posts/temps-ahead.ts';
import { decodeText } from '../posts/text-codec.ts';
import { runBatches, type BatchOptions, type TaskResult } from '../work/task.ts';

export type OperationRun = AsyncGenerator<Progress, ChangeReport, void>;

/** Which way over which posts of an operation. */
export interface OperationWork {
  readonly posts: Pick<Posts, 'reader' | 'replace' | 'replaceAll' | 'rename' | 'unsavedDrafts'>;
  readonly library: OpenLibrary;
  readonly operation: JournaledOperation;
  readonly direction: 'forward' | 'back';
  readonly leaveOut: readonly PostId[];
  /** Not the first run, right after it was planned: other posts may have got links since to those that move. */
  readonly isLater?: boolean;
  /** What was written before the work began. */
  readonly temps?: Pick<TempsAhead, 'take' | 'close'>;
}

/** Brings the posts of a journalled operation from one side to the other, and notes in the journal how that ended. */
export async function* workOperation(work: OperationWork, signal?: AbortSignal): OperationRun {
  const { posts, library, operation, direction, isLater = false } = work;
  const { touched: before } = operation;
  const known = operation.entries.filter((entry) => before === null || before.has(entry.id));
  const ids = known.map((entry) => entry.id);
  const { work: wanted, skipped } = await leaveOut(posts, library.info.id, known.flatMap(namesOf), work.leaveOut);
  const standing = new Set(wanted);
  const entries = known.filter((entry) => namesOf(entry).every((name) => standing.has(name)));
  // Where the work was cut off, an undo takes back all that it may have done.
  const touched = new Set(before ?? (direction === 'back' ? ids : []));
  const tally: Tally = { touched, changed: new Set(), listing: createListing(library) };
  const groups = groupsOf(known);
  const label = direction === 'back' ? `Undo: ${operation.title}` : operation.title;
  let ended: Ended = { cancelled: true, isStuck: false };
  await operation.begin(direction);
  try {
    const result = yield* carryAll({ ...work, tally, groups, entries, rooms: [] }, { label, signal });
    const refused = result.done.map((one) => one.result).filter((one) => one !== null);
    if (!isLater) forgetUnwritten(work, entries, tally);
    const others = yield* carryOthers({ ...work, tally }, { known, moves: result.moves }, { label, signal });
    const changed = [...tally.changed];
    const isStuck = groups.length > 0 && changed.length === 0 && skipped.length + refused.length > 0;
    ended = { cancelled: result.cancelled, isStuck: isStuck || result.failed.length > 0 };
    return {
      changed: changed.toSorted(),
      skipped: [...skipped, ...refused, ...others.skipped].toSorted(byId),
      failed: result.failed.map(({ item, ...why }) => ({ ...why, id: nameNow(work, item) })).toSorted(byId),
      cancelled: result.cancelled || others.cancelled,
      undo: changed.length > 0 ? operation.id : null,
    };
  } finally {
    await afterwards('note how the operation ended', operation.end(endOf(work, ended), touched));
    await afterwards('read the posts again', tally.listing.end());
  }
}

const nameNow = ({ direction }: OperationWork, { id, to = id }: OperationEntry) => (direction === 'back' ? to : id);

/** Of a first run there is nothing to take back where a post failed and stands as it was; later that is to be tried again. */
function forgetUnwritten(work: OperationWork, entries: readonly OperationEntry[], { touched, changed }: Tally): void {
  for (const entry of entries) {
    if (!touched.has(entry.id) || changed.has(nameNow(work, entry))) continue;
    try {
      if (readIfThere(work, entry.id)?.post.revision === entry.before) touched.delete(entry.id);
    } catch {
      // Nobody knows what it holds.
    }
  }
}

interface Ended {
  readonly cancelled: boolean;
  /** A post failed, or none of those that move and of those that link to them was changed. */
  readonly isStuck: boolean;
}

interface Rooms {
  /** Memory of batches that are done: bytes that wait for the collector would add up to those of the whole library. */
  readonly rooms: Uint8Array[];
}
type Work = OperationWork & GroupWork & Rooms;
type Step = Pick<BatchOptions<OperationEntry, Refusal | null>, 'label' | 'signal'>;

/** Posts that move first. */
async function* carryAll(
  work: Work,
  bounds: Step,
): AsyncGenerator<Progress, TaskResult<OperationEntry, Refusal | null> & { readonly moves: Moves }, void> {
  const { groups, entries } = work;
  const options = (moves: Moves) => ({
    ...{ ...bounds, atOnce: batchesAtOnce },
    work: (batch: readonly OperationEntry[]) => carryBatch(work, batch, moves),
  });
  const moves: Moves = new Map();
  if (groups.length === 0) return { ...(yield* runBatches(batchesOf(entries), options(moves))), moves };
  const { outcome, free, moves: moved } = yield* moveGroups(work, bounds);
  if (outcome.cancelled) return { ...outcome, moves };
  const rest = yield* runBatches(batchesOf(free), options(moved));
  const done = [...outcome.done, ...rest.done];
  return { ...rest, done, failed: [...outcome.failed, ...rest.failed], moves: rest.cancelled ? moves : moved };
}

/** Has the links follow that other posts got meanwhile; answers which could not be changed. */
async function* carryOthers(
  work: OperationWork & { readonly tally: Tally },
  { known, moves }: { readonly known: readonly OperationEntry[]; readonly moves: Moves },
  bounds: Step,
): AsyncGenerator<Progress, Pick<OthersRelinked, 'skipped' | 'cancelled'>, void> {
  if (!work.isLater || moves.size === 0) return { skipped: [], cancelled: false };
  const { posts, library, tally } = work;
  const all = library.snapshot().posts.map(({ id }) => id);
  const { skipped } = await leaveOut(posts, library.info.id, all, work.leaveOut);
  const names = { known: new Set(known.flatMap(namesOf)), unsaved: new Set(skipped.map(({ id }) => id)) };
  const others = yield* relinkOthers(work, { moves, ...names }, bounds);
  for (const id of others.changed) {
    tally.changed.add(id);
    tally.listing.add(id, null);
  }
  return others;
}

/** Brings a batch of posts that stay where they are to the other side. */
async function carryBatch(
  work: Work,
  batch: readonly OperationEntry[],
  moves: Moves,
): Promise<readonly (Refusal | null | AppError)[]> {
  const { touched, changed, listing } = work.tally;
  // A save that fails may have got as far as the file.
  for (const { id } of batch) touched.add(id);
  const needed = batch.reduce((sum, entry) => sum + roomFor(entry), 0);
  const spare = work.rooms.pop();
  const room = spare && spare.length >= needed ? spare : new Uint8Array(needed);
  const carried = await carry(work, batch, moves, room);
  work.rooms.push(room);
  return batch.map(({ id }, index) => {
    const one = carried[index] as Carried;
    if (one instanceof AppError) return one;
    if ('changed' in one) {
      changed.add(id);
      listing.add(id, one.changed);
    }
    if (!('why' in one)) return null;
    // Somebody else was at it, which not every folder tells.
    listing.add(id, null);
    if (work.direction === 'forward') touched.delete(id);
    return one;
  });
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

/** Both sides of a post, and what is between them. */
const roomFor = ({ old, change }: OperationEntry): number => 2 * old.size + change.insert.length;

/** Brings posts to the other side that still stand on this one, and of those that do not the links to posts that moved. */
async function carry(
  work: Work,
  batch: readonly OperationEntry[],
  moves: Moves,
  room: Uint8Array,
): Promise<readonly Carried[]> {
  const { posts, library, operation, direction, temps } = work;
  const back = direction === 'back';
  let next = 0;
  const sides = batch.map(async (entry): Promise<ReplacingPost | AppError> => {
    const { id, change, before, after } = entry;
    const mine = room.subarray(next, (next += roomFor(entry)));
    try {
      // Forwards they are what the post has to hold before it is replaced.
      const old = await operation.oldBytes(entry, !back, mine);
      const other = applyByteChange(old, change, mine.subarray(old.length));
      if (back) return { id, over: other, bytes: old, revision: before };
      return { id, over: old, bytes: other, revision: after, ready: temps?.take(id) ?? null };
    } catch (error) {
      return toAppError(error);
    }
  });
  const ready = await Promise.all(sides);
  const whole = ready.flatMap((one) => (one instanceof AppError ? [] : [one]));
  const replaced = (await posts.replaceAll(library.info.id, whole, temps?.close))[Symbol.iterator]();
  const carried = ready.map(async (one, index): Promise<Carried> => {
    if (one instanceof AppError) return one;
    const outcome = replaced.next().value as Replaced;
    const entry = batch[index] as OperationEntry;
    const { id, before, after, isCountedAlike } = entry;
    if (outcome instanceof AppError) return outcome;
    if (outcome === 'gone') return { id, why: 'It is not there any more.' };
    if (outcome === 'conflict') return carryChanged(work, entry, moves);
    if (outcome === 'there') return { there: true };
    const isSame = isCountedAlike ?? countsAlike(decodeText(one.over).text, decodeText(one.bytes).text);
    return { changed: isSame ? { id, before: back ? after : before, after: back ? before : after } : null };
  });
  return Promise.all(carried);
}

async function carryChanged(work: Work, entry: OperationEntry, moves: Moves): Promise<Carried> {
  const refusal = { id: entry.id, why: 'It was changed meanwhile.' };
  try {
    // Or what was kept of it was.
    await work.operation.oldBytes(entry);
    if (moves.size === 0) return refusal;
    const outcome = await settleText(work, { entry, moves });
    return outcome === 'changed' ? { changed: null } : outcome === 'there' ? { there: true } : refusal;
  } catch (error) {
    return toAppError(error);
  }
}

/**
 * What an undo has left that was stopped, or in which something failed, can still be undone, and such a redo be begun again, as
 * one can that nothing came of; null: as cut off as before.
 */
function endOf(
  { direction, isLater = false, operation: { touched: before } }: OperationWork,
  { cancelled, isStuck }: Ended,
): 'applied' | 'undone' | null {
  const forward = direction === 'forward';
  if (!(cancelled || isStuck) || !isLater) return forward ? 'applied' : 'undone';
  if (before === null) return null;
  return forward ? 'undone' : 'applied';
}

import { applyByteChange } from '../../../shared/base/byte-change.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport, Progress, Refusal } from '../../../shared/model/task.ts';
import { countsAlike } from '../../../shared/markdown/stats.ts';
import type { SameBody } from '../library/index-entries.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import type { OperationEntry } from './operation-files.ts';
import type { JournaledOperation } from './operation-journal.ts';
import { carryMoving, isMoving } from './operation-move.ts';
import { leaveOut, postsAtOnce } from './operation-plan.ts';
import type { Posts } from '../posts/posts.ts';
import { decodeText } from '../posts/text-codec.ts';
import { runTask, type TaskOptions, type TaskResult } from '../work/task.ts';

export type OperationRun = AsyncGenerator<Progress, ChangeReport, void>;

/** Which way over which posts of an operation. */
export interface OperationWork {
  readonly posts: Pick<Posts, 'replace' | 'rename' | 'unsavedDrafts'>;
  readonly library: OpenLibrary;
  readonly operation: JournaledOperation;
  readonly direction: 'forward' | 'back';
  readonly leaveOut: readonly PostId[];
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
  const step = async (entry: OperationEntry): Promise<Refusal | null> => {
    // A save that fails may have got as far as the file.
    touched.add(entry.id);
    const carried = await carry(work, entry);
    if ('changed' in carried) {
      changed.push(direction === 'back' ? entry.id : (entry.to ?? entry.id));
      for (const name of namesOf(entry)) listing.add(name, carried.changed);
    }
    if (!('why' in carried)) return null;
    if (direction === 'forward') touched.delete(entry.id);
    return carried;
  };
  const label = direction === 'back' ? `Undo: ${operation.title}` : operation.title;
  const isShort = known.filter(isMoving).length > entries.filter(isMoving).length;
  await operation.begin(direction);
  try {
    const result = yield* movedFirst(entries, direction, isShort, { label, atOnce: postsAtOnce, signal, work: step });
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

type Step = TaskOptions<OperationEntry, Refusal | null>;

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
  if (rest.length === entries.length && !isShort) return yield* runTask(entries, options);
  const moving = { of: entries.filter(isMoving), options: { ...options, atOnce: 1 } };
  const others = { of: rest, options };
  const [one, other] = direction === 'forward' ? [moving, others] : [others, moving];
  const first = yield* runTask<OperationEntry, Refusal | null>(one.of, one.options);
  if (first.cancelled) return first;
  const isStuck = isShort || first.failed.length > 0 || first.done.some(({ result }) => result !== null);
  if (direction === 'forward' && isStuck) {
    const left = rest.map((item) => ({ item, result: { id: item.id, why: 'A post that it links to was not moved.' } }));
    return { ...first, done: [...first.done, ...left] };
  }
  const second = yield* runTask<OperationEntry, Refusal | null>(other.of, other.options);
  return { ...second, done: [...first.done, ...second.done], failed: [...first.failed, ...second.failed] };
}

/** Posts come into the journal as they are read, and into the report in order. */
const byId = (one: { readonly id: PostId }, other: { readonly id: PostId }) => (one.id < other.id ? -1 : 1);

/** `changed`: set where its words are those that it had; `there`: the post already was as it was to become. */
type Carried = { readonly changed: SameBody | null } | { readonly there: true } | Refusal;

/** The paths of a post before and after. */
const namesOf = ({ id, to }: OperationEntry): readonly PostId[] => (to === undefined ? [id] : [id, to]);

/** Brings one post to the other side, if it still stands on this one. */
async function carry(work: OperationWork, entry: OperationEntry): Promise<Carried> {
  if (isMoving(entry)) {
    const moved = await carryMoving(work, entry);
    return moved === 'changed' ? { changed: null } : moved === 'there' ? { there: true } : moved;
  }
  const { posts, library, operation, direction } = work;
  const { id, before, after, change } = entry;
  const old = await operation.oldBytes(entry);
  const other = applyByteChange(old, change);
  const back = direction === 'back';
  const outcome = await posts.replace(library.info.id, { id, base: back ? after : before, bytes: back ? old : other });
  if (outcome.kind === 'saved') {
    if (outcome.already) return { there: true };
    const isSame = countsAlike(decodeText(old).text, decodeText(other).text);
    return { changed: isSame ? { id, before: back ? after : before, after: back ? before : after } : null };
  }
  return { id, why: outcome.kind === 'gone' ? 'It is not there any more.' : 'It was changed meanwhile.' };
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

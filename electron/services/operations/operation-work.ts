import { applyByteChange } from '../../../shared/base/byte-change.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport, Progress, Refusal } from '../../../shared/model/task.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import type { OperationEntry } from './operation-files.ts';
import type { JournaledOperation } from './operation-journal.ts';
import { leaveOut, postsAtOnce } from './operation-plan.ts';
import type { Posts } from '../posts/posts.ts';
import { runTask } from '../work/task.ts';

export type OperationRun = AsyncGenerator<Progress, ChangeReport, void>;

/** Which way over which posts of an operation. */
export interface OperationWork {
  readonly posts: Pick<Posts, 'replace' | 'unsavedDrafts'>;
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
  const { work: wanted, skipped } = await leaveOut(posts, library.info.id, ids, work.leaveOut);
  const standing = new Set(wanted);
  const entries = known.filter((entry) => standing.has(entry.id));
  // Where the work was cut off, an undo takes back all that it may have done.
  const touched = new Set(before ?? (direction === 'back' ? ids : []));
  const changed: PostId[] = [];
  let listed: Promise<void> = Promise.resolve();
  let cancelled = true;
  const step = async (entry: OperationEntry): Promise<Refusal | null> => {
    // A save that fails may have got as far as the file.
    touched.add(entry.id);
    const carried = await carry(work, entry);
    if (carried === 'changed') {
      changed.push(entry.id);
      listed = library.refresh([entry.id]);
    }
    if (typeof carried === 'string') return null;
    if (direction === 'forward') touched.delete(entry.id);
    return carried;
  };
  const label = direction === 'back' ? `Undo: ${operation.title}` : operation.title;
  await operation.begin(direction);
  try {
    const result = yield* runTask(entries, { label, atOnce: postsAtOnce, signal, work: step });
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
    await afterwards('read the posts again', listed);
  }
}

/** Posts come into the journal as they are read, and into the report in order. */
const byId = (one: { readonly id: PostId }, other: { readonly id: PostId }) => (one.id < other.id ? -1 : 1);

/** `there`: the post already was as it was to become. */
type Carried = 'changed' | 'there' | Refusal;

/** Brings one post to the other side, if it still stands on this one. */
async function carry({ posts, library, operation, direction }: OperationWork, entry: OperationEntry): Promise<Carried> {
  const { id, before, after, change } = entry;
  const old = await operation.oldBytes(entry);
  const [base, bytes] = direction === 'back' ? [after, old] : [before, applyByteChange(old, change)];
  const outcome = await posts.replace(library.info.id, { id, base, bytes });
  if (outcome.kind === 'saved') return outcome.already ? 'there' : 'changed';
  return { id, why: outcome.kind === 'gone' ? 'It is not there any more.' : 'It was changed meanwhile.' };
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

import { applyByteChange, byteChange } from '../../../shared/base/byte-change.ts';
import { oneChange, type TextChange } from '../../../shared/base/text-change.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import { countsAlike } from '../../../shared/markdown/facts/stats.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { OperationKind, PostPlan } from '../../../shared/model/operation.ts';
import { revision, type PostId, type PostText } from '../../../shared/model/post.ts';
import type { ChangePlan, Failure, PlannedChange, Progress, Refusal } from '../../../shared/model/task.ts';
import { hashBytes } from '../../fs/revision.ts';
import { logProblem } from '../log.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import type { PlannedOperation } from './operation-journal.ts';
import type { PostChange } from './operation-writer.ts';
import type { Posts } from '../posts/posts.ts';
import type { ReadPost } from '../posts/post-text.ts';
import type { LookedAt, TempsAhead } from '../posts/temps-ahead.ts';
import { afterwards } from '../work/afterwards.ts';
import { createSlices } from '../work/slices.ts';
import { failuresOf, runBatches } from '../work/task.ts';
import { encodeChange } from '../posts/text-codec.ts';
import { unifiedDiff } from './unified-diff.ts';

/** A change over many posts: what to look at, and what becomes of each. */
export interface Operation {
  readonly kind: OperationKind;
  /** What it does, in words, for the history: `Rename “old” to “new” in tags`. */
  readonly title: string;
  /** The posts to look at. */
  readonly scope: readonly PostId[];
  /** Touches nothing. Called once for each post, with its text and bytes as the disk has them now; may work it out in a worker, but not by the bytes. */
  readonly plan: (post: PostText, bytes: Uint8Array) => PostPlan | Promise<PostPlan>;
  /** Posts that the others follow: where one of these cannot change, none does. */
  readonly moving?: readonly PostId[];
  /** Posts of the scope that are not to be touched: those that the page could not save. */
  readonly leaveOut?: readonly PostId[];
}

/** So many are looked at together, and so many of these while others wait for a worker or the disk. */
const batchSize = 32;
const batchesAtOnce = 2;

type Reading = Pick<Posts, 'reader' | 'unsavedDrafts'>;
interface Change {
  readonly id: PostId;
  readonly post: PostText;
  readonly file: LookedAt;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly changes: readonly TextChange[] | undefined;
  readonly toUtf8: boolean;
  readonly to?: PostId;
  readonly follows?: readonly PostId[];
}
interface Looking {
  readonly posts: Reading;
  readonly library: OpenLibrary;
  readonly operation: Operation;
}

/** What comes of a post. `finish` is called at once where the plan is: the bytes are good until the next reading. */
function look<T>(
  { library, operation }: Looking,
  { post, file, bytes: read }: ReadPost,
  finish: (change: Change) => T,
): T | Refusal | null | Promise<T | Refusal | null> {
  const { id } = post;
  const settle = (planned: PostPlan, bytes: Uint8Array): T | Refusal | null => {
    if (planned.kind === 'none') return null;
    if (planned.kind === 'skip') return { id, why: planned.why };
    const { text, changes, toUtf8 = false, to = id, follows } = planned;
    // What else forbids to write the file is found by the save. One that only moves is not written.
    if (post.readOnly !== null && !toUtf8 && text !== post.text) return { id, why: post.readOnly };
    if (to !== id && library.find(to)) return { id, why: `The name is already taken: ${to}` };
    if (to === id && text === post.text) return { id, why: 'Nothing in it changes.' };
    return finish({
      id,
      post,
      file,
      bytes,
      text,
      changes,
      toUtf8,
      ...(to !== id && { to }),
      ...(follows && { follows }),
    });
  };
  const answer = operation.plan(post, read);
  if (!(answer instanceof Promise)) return settle(answer, read);
  const bytes = new Uint8Array(read);
  return answer.then((planned) => settle(planned, bytes));
}

/** Looks at posts one after the other, but waits for those alone that are worked out elsewhere: thousands of promises would take a while. */
async function lookAtEach<T>(
  looking: Looking,
  ids: readonly PostId[],
  turn: ReturnType<typeof createSlices>,
  finish: (change: Change) => T,
): Promise<readonly (T | Refusal | null | AppError)[]> {
  const found: (T | Refusal | null | AppError)[] = [];
  const later: Promise<void>[] = [];
  const reader = () => looking.posts.reader(looking.library.info.id);
  let read = reader();
  for (const [index, id] of ids.entries()) {
    const wait = turn();
    if (wait) {
      await wait;
      read = reader();
    }
    try {
      const one = look(looking, read(id), finish);
      if (one instanceof Promise) later.push(one.catch(failed).then((known) => void (found[index] = known)));
      else found[index] = one;
    } catch (error) {
      found[index] = failed(error);
    }
  }
  await Promise.all(later);
  return found;
}

function failed(error: unknown): AppError {
  if (!(error instanceof AppError)) logProblem('a post could not be looked at', error);
  return toAppError(error);
}

const batchesOf = (ids: readonly PostId[]): readonly (readonly PostId[])[] =>
  Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, index) =>
    ids.slice(index * batchSize, (index + 1) * batchSize),
  );

export interface PreviewBounds {
  readonly signal?: AbortSignal | undefined;
  readonly mostDiffs?: number | undefined;
}

/**
 * The dry run: each file's difference, as long as these are not above `mostDiffs` UTF-16 units together. Writes nothing.
 * AppError `cancelled`.
 */
export async function previewOperation(
  posts: Reading,
  library: OpenLibrary,
  operation: Operation,
  { signal, mostDiffs = Infinity }: PreviewBounds = {},
): Promise<ChangePlan> {
  const { work, skipped } = await leaveOut(posts, library.info.id, operation.scope, operation.leaveOut);
  const turn = createSlices();
  let size = 0;
  const toDiffs = (ids: readonly PostId[]) =>
    lookAtEach({ posts, library, operation }, ids, turn, ({ id, post, text, to }): PlannedChange => {
      const about = { id, title: library.find(id)?.title ?? id, ...(to !== undefined && { to }) };
      // Posts are looked at in their order: once there is too much, none is shown any more.
      const diff = size > mostDiffs ? '' : unifiedDiff(id, post.text, text, to);
      size += diff.length;
      return size > mostDiffs ? { ...about, diff: '', isCut: true } : { ...about, diff };
    });
  const run = runBatches(batchesOf(work), { label: 'Looking', atOnce: batchesAtOnce, signal, work: toDiffs });
  let step = await run.next();
  while (!step.done) step = await run.next();
  const { done, failed, cancelled } = step.value;
  if (cancelled) throw new AppError('cancelled', 'The search for posts was cancelled.');
  const found = done.map(({ result }) => result).filter((result) => result !== null);
  const changes = found.filter((entry) => 'diff' in entry);
  const unread = failed.map(({ item, message }) => ({ id: item, why: message }));
  return {
    changes: isStuck(operation, new Set(changes.map(({ id }) => id))) ? [] : changes,
    skipped: [...skipped, ...found.filter((entry) => 'why' in entry), ...unread],
  };
}

const isStuck = ({ moving = [] }: Operation, changing: ReadonlySet<PostId>) => moving.some((id) => !changing.has(id));

export interface Planned {
  readonly skipped: readonly Refusal[];
  readonly failed: readonly Failure[];
  readonly cancelled: boolean;
  /** A post that the others follow cannot change. */
  readonly isStuck: boolean;
}

/** Where what is planned goes: into the journal, and as temp files beside the posts. */
interface Keeping {
  readonly journal: Pick<PlannedOperation, 'add'>;
  readonly temps: Pick<TempsAhead, 'add'>;
}

/** Looks at every post and takes those that change into the journal. */
export async function* planOperation(
  posts: Reading,
  library: OpenLibrary,
  operation: Operation,
  { journal, temps }: Keeping,
  signal?: AbortSignal,
): AsyncGenerator<Progress, Planned, void> {
  const { work, skipped } = await leaveOut(posts, library.info.id, operation.scope, operation.leaveOut);
  const kept = new Set<PostId>();
  const turn = createSlices();
  const room = new Uint8Array(usualSize);
  const intoJournal = async (ids: readonly PostId[]) => {
    const waits = new Set<Promise<void>>();
    const looked = await lookAtEach({ posts, library, operation }, ids, turn, (look): Refusal | null => {
      const planned = toChange(look, room);
      if (!planned) return { id: look.id, why: 'Its new text cannot be written in the encoding of the file.' };
      kept.add(look.id);
      const { change, after } = planned;
      waits.add(journal.add(change));
      // What moves is renamed by itself.
      if (change.to === undefined) waits.add(temps.add(change.id, look.file, after));
      return null;
    });
    await Promise.all(waits);
    return looked;
  };
  const label = 'Looking at the posts, and keeping the texts that will change';
  const result = yield* runBatches(batchesOf(work), { label, atOnce: batchesAtOnce, signal, work: intoJournal });
  const refused = result.done.map((one) => one.result).filter((one) => one !== null);
  const gone = result.failed.filter(({ code }) => code === 'not-found').map(({ item }) => item);
  // Not every folder tells that something went: the next change would meet them again.
  if (gone.length > 0) await afterwards('read the list again', library.refresh(gone));
  return {
    skipped: [...skipped, ...refused],
    failed: failuresOf(result.failed, (id) => id),
    cancelled: result.cancelled,
    isStuck: isStuck(operation, kept),
  };
}

/** Bytes that few posts have more of. */
const usualSize = 256 * 1024;

/** Bytes stay of which the text may not say all, where it stays itself. */
const changeOf = ({ bytes, post, text, changes }: Change) =>
  text === post.text
    ? { from: 0, to: 0, insert: new Uint8Array() }
    : encodeChange(bytes, post, text, changes && oneChange(post.text, changes));

/** `after` may be in the room, and so good until the next one. */
function toChange(look: Change, room: Uint8Array): { change: PostChange; after: Uint8Array } | null {
  const { id, post, bytes, text, toUtf8, to, follows } = look;
  const change = toUtf8 ? byteChange(bytes, new TextEncoder().encode(text)) : changeOf(look);
  if (!change) return null;
  const after = applyByteChange(bytes, change, room);
  const isCountedAlike = countsAlike(post.text, text);
  const sides = { before: post.revision, after: revision(hashBytes(after)) };
  const moves = { ...(to !== undefined && { to }), ...(follows && { follows }) };
  return { change: { id, bytes, change, ...sides, isCountedAlike, ...moves }, after };
}

/** Splits posts into those to work on and those with text that is not on the disk, which must not be overtaken. */
export async function leaveOut(
  posts: Pick<Posts, 'unsavedDrafts'>,
  library: LibraryId,
  scope: readonly PostId[],
  left: readonly PostId[] = [],
): Promise<{ readonly work: readonly PostId[]; readonly skipped: readonly Refusal[] }> {
  const drafts = (await posts.unsavedDrafts(library)).map((draft) => draft.id);
  const out = new Set([...left, ...drafts]);
  return {
    work: scope.filter((id) => !out.has(id)),
    skipped: scope
      .filter((id) => out.has(id))
      .map((id) => ({ id, why: 'It has text that is not saved. Save it first, in the window where it was typed.' })),
  };
}

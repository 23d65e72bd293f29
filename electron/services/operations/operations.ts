import type { LibraryId } from '../../../shared/model/library.ts';
import type { OperationId, OperationRecord } from '../../../shared/model/operation.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan } from '../../../shared/model/task.ts';
import type { Libraries } from '../library/libraries.ts';
import type { OperationJournal } from './operation-journal.ts';
import { planOperation, previewOperation, type Operation } from './operation-plan.ts';
import { workOperation, type OperationRun } from './operation-work.ts';
import type { Posts } from '../posts/posts.ts';
import { spareMemoryBefore } from '../work/spare-memory.ts';

export type { Operation } from './operation-plan.ts';
export type { OperationRun } from './operation-work.ts';

/** Work on an operation of the history. */
interface OperationRequest {
  readonly library: LibraryId;
  readonly id: OperationId;
  readonly leaveOut?: readonly PostId[];
}

/** Changes over many posts: looked at first, journalled, carried out, taken back. */
export interface Operations {
  /** The dry run: each file's difference, of `mostDiffs` units at most. Writes nothing. AppError `cancelled`. */
  preview(library: LibraryId, operation: Operation, signal?: AbortSignal, mostDiffs?: number): Promise<ChangePlan>;
  /**
   * Plans every post and journals the old bytes of those that change; only then writes, each by the safe save over the
   * revision that was planned. Cancelled, it keeps what is done and says what that is.
   */
  run(library: LibraryId, operation: Operation, signal?: AbortSignal): OperationRun;
  /** Brings the old bytes back where a post still stands as the operation left it; the others are listed and left. */
  undo(request: OperationRequest, signal?: AbortSignal): OperationRun;
  /** The other way: again after an undo, or to its end after it was cut off. */
  redo(request: OperationRequest, signal?: AbortSignal): OperationRun;
  /** The history, the newest first. */
  list(library: LibraryId): Promise<readonly OperationRecord[]>;
}

export interface OperationsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'reader' | 'tempsAhead' | 'replace' | 'replaceAll' | 'rename' | 'unsavedDrafts'>;
  readonly journal: OperationJournal;
}

/** So many posts take longer to look at than it takes to collect garbage. */
const many = 1000;

export function createOperations({ libraries, posts, journal }: OperationsOptions): Operations {
  async function* run(id: LibraryId, operation: Operation, signal?: AbortSignal): OperationRun {
    const library = libraries.get(id);
    if (operation.scope.length > many) spareMemoryBefore();
    const planned = await journal.plan(id, operation);
    const temps = posts.tempsAhead();
    let committed = false;
    try {
      const { isStuck, ...looked } = yield* planOperation(
        posts,
        library,
        operation,
        { journal: planned, temps },
        signal,
      );
      if (looked.cancelled || isStuck || planned.count() === 0) return { ...looked, changed: [], undo: null };
      const [journaled] = await Promise.all([planned.commit(), temps.settled()]);
      committed = true;
      const work = { posts, library, operation: journaled, direction: 'forward', leaveOut: [], temps } as const;
      const report = yield* workOperation(work, signal);
      return {
        ...report,
        skipped: [...looked.skipped, ...report.skipped],
        failed: [...looked.failed, ...report.failed],
      };
    } finally {
      await temps.discard();
      if (!committed) await planned.discard();
    }
  }

  async function* again(direction: 'forward' | 'back', request: OperationRequest, signal?: AbortSignal): OperationRun {
    const { id, leaveOut = [] } = request;
    const library = libraries.get(request.library);
    const operation = await journal.open(request.library, id);
    return yield* workOperation({ posts, library, operation, direction, leaveOut, isLater: true }, signal);
  }

  return {
    preview: async (library, operation, signal, mostDiffs) =>
      previewOperation(posts, libraries.get(library), operation, { signal, mostDiffs }),
    run,
    undo: (request, signal) => again('back', request, signal),
    redo: (request, signal) => again('forward', request, signal),
    list: (library) => journal.list(library),
  };
}

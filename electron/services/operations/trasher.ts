import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Refusal } from '../../../shared/model/task.ts';
import type { Libraries } from '../library/libraries.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { Posts } from '../posts/posts.ts';
import { failuresOf, runTask, type TaskResult } from '../work/task.ts';
import { leaveOut } from './operation-plan.ts';
import type { OperationRun } from './operations.ts';

interface FilesRequest {
  readonly library: LibraryId;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

/** Several posts to the trash and back, one after the other: each is moved whole, or is where it was. */
export interface Trasher {
  trash(request: FilesRequest & { readonly ids: readonly PostId[] }, signal?: AbortSignal): OperationRun;
  /** Posts that this process has trashed, back to where they were; in the order in which they went. */
  untrash(
    request: Pick<FilesRequest, 'library'> & { readonly ids: readonly PostId[] },
    signal?: AbortSignal,
  ): OperationRun;
}

export interface TrasherOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'trash' | 'untrash' | 'unsavedDrafts'>;
}

export function createTrasher({ libraries, posts }: TrasherOptions): Trasher {
  return {
    trash: async function* ({ library, ids, leaveOut: left }, signal) {
      libraries.get(library);
      const { work, skipped } = await leaveOut(posts, library, ids, left);
      const gone = new Set<PostId>();
      const job = async (id: PostId): Promise<string> => {
        if (gone.has(id)) return '';
        const { trashed, failed, where } = await posts.trash(library, [id]);
        const [failure] = failed;
        if (failure) throw new AppError(failure.code, failure.message, { file: id });
        for (const one of trashed) gone.add(one);
        return where;
      };
      // Of a post in several languages the file that takes the folder along goes first, or the trash would have it in two parts.
      const inTurn = work.toSorted((one, other) => one.length - other.length);
      const label = 'Moving to the trash';
      const { done, ...ended } = yield* runTask(inTurn, { label, atOnce: 1, signal, work: job });
      const changed = [...gone];
      const where = commonPlace(done.map(({ result }) => result));
      return { ...reportOf(ended, skipped), changed, ...(where === '' ? {} : { where }) };
    },
    untrash: async function* ({ library, ids }, signal) {
      libraries.get(library);
      const work = (id: PostId) => posts.untrash(library, id);
      // What went last comes first: a folder that went with its index, once the other posts were gone, finds its name taken after them.
      const inTurn = ids.toReversed();
      const { done, ...ended } = yield* runTask(inTurn, { label: 'Bringing back', atOnce: 1, signal, work });
      const report = reportOf({ ...ended, failed: ended.failed.toReversed() }, []);
      return { ...report, changed: done.map(({ item }) => item).toReversed() };
    },
  };
}

/** The folder that holds all of these paths, or the one path; empty for none. */
function commonPlace(places: readonly string[]): string {
  const [first = '', ...rest] = new Set(places.filter((place) => place !== ''));
  if (rest.length === 0) return first;
  const parts = first.split(/(?<=[/\\])/);
  let common = '';
  for (const part of parts) {
    if (!rest.every((place) => place.startsWith(common + part))) break;
    common += part;
  }
  return common.replace(/[/\\]$/, '');
}

type Ended = Pick<TaskResult<PostId, unknown>, 'failed' | 'cancelled'>;

function reportOf({ failed, cancelled }: Ended, skipped: readonly Refusal[]) {
  return { skipped, failed: failuresOf(failed, (id) => id), cancelled, undo: null };
}

import { applyByteChange } from '../../../shared/base/byte-change.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Progress, Refusal } from '../../../shared/model/task.ts';
import { relinkAll, relinkSite } from '../../../shared/site/relink.ts';
import type { ReadPost } from '../posts/post-text.ts';
import { encodeChange } from '../posts/text-codec.ts';
import { runTask, type TaskOptions } from '../work/task.ts';
import { readIfThere, type LinkedWork, type Moves } from './operation-merge.ts';

export interface OthersRelinked {
  readonly changed: readonly PostId[];
  readonly skipped: readonly Refusal[];
  readonly cancelled: boolean;
}

/** Milliseconds by which the time of a file may be early: FAT keeps two seconds. */
const coarse = 2000;

/**
 * Sets right the links that posts which an operation did not change got since to those that move now: whatever leads to them in
 * a file that is older was written for another one, or for none. `known`: the names of its own posts; `unsaved`: posts with
 * text that must not be overtaken.
 */
export async function* relinkOthers(
  work: LinkedWork,
  { moves, known, unsaved }: { moves: Moves; known: ReadonlySet<PostId>; unsaved: ReadonlySet<PostId> },
  bounds: Pick<TaskOptions<PostId, unknown>, 'label' | 'signal'>,
): AsyncGenerator<Progress, OthersRelinked, void> {
  const { posts, library, operation } = work;
  const all = [...moves].map(([from, to]) => ({ from, to, before: '', after: '', base: null }));
  const listed = library.snapshot().posts.map(({ id }) => id);
  const site = relinkSite(library.info.profile, listed, all);
  const others = listed.filter((id) => !known.has(id));
  const relinked = async (id: PostId): Promise<PostId | Refusal | null> => {
    const read = readable(work, id);
    if (!read) return null;
    const { post, bytes, file } = read;
    if (file.stat.modified + coarse < operation.startedAt) return null;
    const text = relinkAll(post.text, id, all, site);
    if (text === post.text) return null;
    const why = unsaved.has(id) ? 'It has changes that are not saved.' : post.readOnly;
    if (why !== null) return { id, why };
    const change = encodeChange(bytes, post, text);
    if (!change) return null;
    const changed = applyByteChange(bytes, change);
    const { kind } = await posts.replace(library.info.id, { id, base: post.revision, bytes: changed });
    return kind === 'saved' ? id : { id, why: 'It was changed meanwhile.' };
  };
  const { done, failed, cancelled } = yield* runTask(others, { ...bounds, atOnce: 2, work: relinked });
  const results = done.flatMap(({ result }) => result ?? []);
  return {
    changed: results.filter((result) => typeof result === 'string'),
    skipped: [
      ...results.filter((result) => typeof result !== 'string'),
      ...failed.map(({ item, message }) => ({ id: item, why: message })),
    ],
    cancelled,
  };
}

/** null for one that is not there or cannot be read: it has no links that anybody could follow. */
function readable(work: LinkedWork, id: PostId): ReadPost | null {
  try {
    return readIfThere(work, id);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

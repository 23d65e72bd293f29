import { applyByteChange } from '../../../shared/base/byte-change.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';
import type { Refusal } from '../../../shared/model/task.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import type { Posts } from '../posts/posts.ts';
import type { OperationEntry } from './operation-files.ts';
import type { JournaledOperation } from './operation-journal.ts';

interface MovingWork {
  readonly posts: Pick<Posts, 'replace' | 'rename'>;
  readonly library: OpenLibrary;
  readonly operation: Pick<JournaledOperation, 'oldBytes'>;
  readonly direction: 'forward' | 'back';
}

/** A post that gets another path besides another text. */
export interface MovingEntry extends OperationEntry {
  readonly to: PostId;
}

export const isMoving = (entry: OperationEntry): entry is MovingEntry => entry.to !== undefined;

/**
 * Brings a post that moves to the other side, if it still stands on this one; `there`: it was on the other side already. Its
 * text is changed at its first path, then it is renamed, and the same way back, so that a cut in between is gone on from.
 */
export async function carryMoving(work: MovingWork, entry: MovingEntry): Promise<'changed' | 'there' | Refusal> {
  const { posts, library, operation, direction } = work;
  const { id, to, before, after, change } = entry;
  const old = await operation.oldBytes(entry);
  const changed = applyByteChange(old, change);
  const replace = async (at: PostId, base: Revision, bytes: Uint8Array) => {
    const outcome = await posts.replace(library.info.id, { id: at, base, bytes });
    if (outcome.kind === 'saved') return outcome.already ? 'there' : 'changed';
    return outcome.kind;
  };
  // The bytes that it should hold: writes nothing, and tells whether it does. By the disk, since a list can be late.
  const moved = await replace(to, after, changed);
  if (moved === 'there' && direction === 'forward') return 'there';
  if (moved === 'there') await posts.rename(library.info.id, to, id);
  const carried = await (direction === 'back' ? replace(id, after, old) : replace(id, before, changed));
  // Under the new name may be another file: the move had failed because of it, and the post is where it was.
  if (carried === 'gone' && moved === 'conflict') return { id: to, why: 'It was changed meanwhile.' };
  if (carried === 'gone') return { id, why: 'It is not there any more.' };
  if (carried === 'conflict') return { id, why: 'It was changed meanwhile.' };
  if (direction === 'forward') {
    // Who has it open must know the new text before the new name, or it would look as if it had gone.
    await library.refresh([id]);
    await posts.rename(library.info.id, id, to);
  }
  return 'changed';
}

import { posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { SnapshotText } from '../../../shared/model/history.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, type PostId, type TextFormat } from '../../../shared/model/post.ts';
import type { Posts } from '../posts/posts.ts';

const attempts = 100;

/** Writes an earlier text as a new file, never over one that is there. Answers its path. */
export async function restoreDeleted(
  posts: Pick<Posts, 'write'>,
  library: LibraryId,
  id: PostId,
  { text, format }: SnapshotText,
): Promise<{ readonly id: PostId }> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const to = restoredId(id, attempt);
    const outcome = await posts.write(library, { id: to, text, base: null, format: writable(id, format) });
    if (outcome.kind === 'saved') return { id: to };
  }
  throw new AppError('already-exists', `No free name was found near ${id}`, {
    file: id,
    remedy: 'Rename the posts of this name, then try again.',
  });
}

function writable(id: PostId, format: TextFormat): TextFormat {
  if (format.encoding !== 'unknown') return format;
  throw new AppError('not-text', `The text of ${id} is in an encoding that Longhand does not write`, {
    file: id,
    remedy: 'Bring the file back from the trash.',
  });
}

/** `notes.md`, then `notes-restored.md`, then `notes-restored-2.md`. */
function restoredId(id: PostId, attempt: number): PostId {
  if (attempt === 1) return id;
  const { dir, name, ext } = posix.parse(id);
  return postId(posix.join(dir, `${name}-restored${attempt > 2 ? `-${attempt - 1}` : ''}${ext}`));
}

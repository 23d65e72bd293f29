import { AppError } from '../../../shared/base/errors.ts';
import { basename } from '../../../shared/base/paths.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { pageOf } from '../../../shared/site/link-forms.ts';
import { foldedPath } from '../../../shared/site/paths.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import type { Posts } from '../posts/posts.ts';

/** Posts read at the same time. */
const atOnce = 16;

/**
 * Which of these pages are those of posts that stay. Posts are read until all are found, first those that are called like
 * one. `addressOf`: the address of a post of that text. Aborted, it answers
 * what it has found: nobody goes on with that.
 */
export async function pagesOfPosts(
  { library, posts }: { readonly library: OpenLibrary; readonly posts: Pick<Posts, 'read'> },
  wanted: ReadonlySet<string>,
  moving: ReadonlySet<PostId>,
  addressOf: (id: PostId, text: string) => string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  // Without a generator nothing has an address but by its file.
  if (wanted.size === 0 || library.info.profile.generator === 'plain') return found;
  const names = [...wanted].map((page) => basename(page));
  const isLike = (id: PostId) => names.some((name) => foldedPath(id).includes(name));
  const staying = library.snapshot().posts.flatMap(({ id }) => (moving.has(id) ? [] : [id]));
  const order = [...staying.filter(isLike), ...staying.filter((id) => !isLike(id))];
  for (let at = 0; at < order.length && found.size < wanted.size && !signal?.aborted; at += atOnce) {
    const pages = order.slice(at, at + atOnce).map((id) => pageOfPost(id));
    for (const page of await Promise.all(pages)) if (page !== null && wanted.has(page)) found.add(page);
  }
  return found;

  async function pageOfPost(id: PostId): Promise<string | null> {
    try {
      return pageOf(addressOf(id, (await posts.read(library.info.id, id)).text));
    } catch (error) {
      // One that cannot be read is no page that anybody could tell.
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}

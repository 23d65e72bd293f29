import { AppError } from '../../../shared/base/errors.ts';
import { anchorsOf } from '../../../shared/checks/anchors.ts';
import { checkPost, type AnchorsOf } from '../../../shared/checks/check-post.ts';
import type { KnownSite } from '../../../shared/checks/known-site.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import type { PostAnchors } from '../../../shared/model/check.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { Libraries } from '../library/libraries.ts';
import type { Posts } from '../posts/posts.ts';
import { stopWhere } from '../work/task.ts';

interface PostAnchorsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read' | 'reader'>;
}

/** Tells the places of posts, as they are saved. */
export function createPostAnchors({ libraries, posts }: PostAnchorsOptions) {
  /** Of each of these; null for one that cannot be read. */
  const of = (id: LibraryId, ids: readonly PostId[]): readonly (PostAnchors | null)[] => {
    const { profile } = libraries.get(id).info;
    const read = posts.reader(id);
    return ids.map(lookedUp((post) => anchorsIn(read(post).post.text, post, { profile })));
  };
  /** Of all posts that links of the library name a place of. AppError `cancelled`. */
  const linked = async (id: LibraryId, site: KnownSite, signal?: AbortSignal): Promise<AnchorsOf> => {
    const wanted = new Set<PostId>();
    for (const { id: post } of libraries.get(id).snapshot().posts) {
      stopWhere(signal);
      const text = await posts.read(id, post).then(
        (found) => found.text,
        () => '',
      );
      checkPost(text, post, site, (other) => {
        wanted.add(other);
        return null;
      });
    }
    const places = of(id, [...wanted]);
    const known = new Map([...wanted].map((post, index) => [post, places[index] ?? null]));
    return (post) => known.get(post) ?? null;
  };
  return { of, linked };
}

/** Each is looked for once, and only where a link names a place of it; null for one that cannot be read. */
export function lookedUp(find: AnchorsOf): AnchorsOf {
  const known = new Map<PostId, PostAnchors | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = orNull(() => find(id));
    known.set(id, found);
    return found;
  };
}

function orNull<T>(find: () => T | null): T | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The places of a text. */
export const anchorsIn = (text: string, id: PostId, { profile }: Pick<KnownSite, 'profile'>): PostAnchors =>
  anchorsOf(text, profile, isMdxPost(id, profile));

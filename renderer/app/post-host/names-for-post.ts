import { isImageName } from '../../../shared/base/file-names.ts';
import { headingsIn } from '../../../shared/checks/anchors.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { idsOf } from '../../../shared/markdown/ids/ids-of.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import type { LibrarySnapshot } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { imageSource, linkTo } from '../../../shared/site/written-paths.ts';
import type { PostSession } from '../../document/types.ts';
import { headingsOf } from '../../editor/commands/sections.ts';
import type { NamedHeading, NamesForPost } from '../../editor/editor-host.ts';
import type { AppState } from '../../state/context.ts';

/** What a post may name of a library. */
export function nameAll(
  { files, posts, below, shortcodes }: SiteNames,
  snapshot: LibrarySnapshot,
  from: PostId,
): NamesForPost {
  const { profile } = snapshot.library;
  const addresses = new Map(posts.map(({ id, names }) => [id, names[0]]));
  const others = snapshot.posts.filter(({ id }) => id !== from && addresses.has(id));
  return {
    posts: others
      .toSorted((a, b) => b.modified - a.modified)
      .map(({ id, title }) => ({
        title,
        path: id,
        href: () => linkTo(profile, from, { id, address: addresses.get(id) ?? '' }, below),
      })),
    images: files.filter(isImageName).flatMap((path) => {
      const src = imageSource(profile, from, path);
      return src === null ? [] : [{ path, src }];
    }),
    shortcodes,
  };
}

/** The headings that an address in a post may lead to; those of the post itself for an empty one. */
export async function nameHeadings(
  { api, library }: Pick<AppState, 'api' | 'library'>,
  namesFor: (post: PostSession) => Promise<NamesForPost>,
  post: PostSession,
  href: string,
): Promise<readonly NamedHeading[]> {
  const { snapshot } = library.store.getState();
  if (snapshot?.library.id !== post.library) return [];
  const named = (text: string, headings: ReturnType<typeof headingsIn>) => {
    const ids = idsOf(text, headings, snapshot.library.profile);
    const all = headings.map(({ text: words, level }, index) => ({ text: words, level, id: ids[index] ?? '' }));
    // No link can lead to the others.
    return all.filter(({ id }) => id !== '');
  };
  const state = post.state();
  if (href === '') return named(state.doc.toString(), headingsOf(state));
  const posts = await namesFor(post).then(
    (names) => names.posts,
    () => [],
  );
  const target = posts.find((one) => samePlace(one.href(), href));
  if (!target) return [];
  const { text } = await api.posts.read({ library: post.library, id: postId(target.path) });
  return named(text, headingsIn(text, isMdxPost(target.path, snapshot.library.profile)));
}

const samePlace = (one: string, other: string) => one.replace(/\/$/, '') === other.replace(/\/$/, '');

import { isImageName } from '../../../shared/base/file-names.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import { outline, type Heading } from '../../../shared/markdown/facts/outline.ts';
import type { LibraryId, LibrarySnapshot } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { imageSource, linkTo } from '../../../shared/site/written-paths.ts';
import type { PostHost, PostSession } from '../../document/types.ts';
import type { NamedHeading, NamesForPost } from '../../editor/editor-host.ts';
import type { AppState } from '../../state/context.ts';

/** Milliseconds for which an answer holds. An older one is used once more while it is asked for anew. */
const holds = 5000;

interface Asked {
  readonly library: LibraryId;
  readonly at: number;
  readonly names: Promise<SiteNames>;
}

/** What was made of an answer for one post. */
interface Made {
  readonly names: SiteNames;
  readonly snapshot: LibrarySnapshot;
  readonly id: PostId;
  readonly all: NamesForPost;
}

/** Tells the editor what a post may name: posts, images and shortcodes of its library, and headings. */
export function createPostNames({ api, library }: AppState): Pick<PostHost, 'names' | 'headings'> & {
  /** What the links of a library may lead to, as asked for lately. */
  readonly site: (library: LibraryId) => Promise<SiteNames>;
} {
  let last: Asked | null = null;
  let made: Made | null = null;
  const ask = (id: LibraryId): Promise<SiteNames> => {
    const before = last?.library === id ? last : null;
    if (before && Date.now() - before.at < holds) return before.names;
    const names = api.checks.site({ library: id });
    const asked = { library: id, at: Date.now(), names: before ? names.catch(() => before.names) : names };
    last = asked;
    // Not known is asked for again with the next key.
    asked.names.catch(() => (last = last === asked ? null : last));
    return before?.names ?? names;
  };
  const namesFor = async (post: PostSession): Promise<NamesForPost> => {
    const { snapshot } = library.store.getState();
    if (snapshot?.library.id !== post.library) return none;
    const names = await ask(post.library);
    const id = post.id();
    if (made?.names !== names || made.snapshot !== snapshot || made.id !== id)
      made = { names, snapshot, id, all: nameAll(names, snapshot, id) };
    return made.all;
  };
  return {
    site: ask,
    // A list that does not come up is no reason to disturb somebody who writes.
    names: (post) => namesFor(post).catch(() => none),
    async headings(post, href) {
      if (href === '') return named(post.projections.getState().outline ?? outline(post.state().doc.toString()));
      const { posts } = await namesFor(post).catch(() => none);
      const target = posts.find((one) => samePlace(one.href(), href));
      if (!target) return [];
      const { text } = await api.posts.read({ library: post.library, id: postId(target.path) });
      return named(outline(text));
    },
  };
}

const none: NamesForPost = { posts: [], images: [], shortcodes: [] };

const samePlace = (one: string, other: string) => one.replace(/\/$/, '') === other.replace(/\/$/, '');

const named = async (headings: readonly Heading[]): Promise<readonly NamedHeading[]> =>
  (await withIds(headings)).map(({ heading: { text, level }, id }) => ({ text, level, id }));

/** Headings with the ids that preview and export give them: the second of the same words has a number. */
export async function withIds(
  headings: readonly Heading[],
): Promise<readonly { readonly heading: Heading; readonly id: string }[]> {
  const { default: GithubSlugger } = await import('github-slugger');
  const slugger = new GithubSlugger();
  return headings.map((heading) => ({ heading, id: slugger.slug(heading.text) || 'section' }));
}

function nameAll(
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

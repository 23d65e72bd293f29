import { isImageName } from '../../../shared/base/file-names.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import type { Heading } from '../../../shared/markdown/facts/outline.ts';
import { isMdxName } from '../../../shared/markdown/islands/islands.ts';
import type { LibraryId, LibrarySnapshot } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { imageSource, linkTo } from '../../../shared/site/written-paths.ts';
import type { PostHost, PostSession } from '../../document/types.ts';
import { headingsOf } from '../../editor/commands/sections.ts';
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
  const named = async (
    post: PostSession,
    text: string,
    headings: readonly Heading[],
  ): Promise<readonly NamedHeading[]> => {
    const { snapshot } = library.store.getState();
    if (snapshot?.library.id !== post.library) return [];
    const { idsOf } = await import('../../../shared/markdown/ids/ids-of.ts');
    const ids = idsOf(text, headings, snapshot.library.profile.generator);
    return headings.map(({ text: words, level }, index) => ({ text: words, level, id: ids[index] ?? '' }));
  };
  return {
    site: ask,
    // A list that does not come up is no reason to disturb somebody who writes.
    names: (post) => namesFor(post).catch(() => none),
    async headings(post, href) {
      const state = post.state();
      if (href === '') return named(post, state.doc.toString(), headingsOf(state));
      const { posts } = await namesFor(post).catch(() => none);
      const target = posts.find((one) => samePlace(one.href(), href));
      if (!target) return [];
      const { text } = await api.posts.read({ library: post.library, id: postId(target.path) });
      const { headingsIn } = await import('../../../shared/checks/anchors.ts');
      return named(post, text, headingsIn(text, isMdxName(target.path)));
    },
  };
}

const none: NamesForPost = { posts: [], images: [], shortcodes: [] };

const samePlace = (one: string, other: string) => one.replace(/\/$/, '') === other.replace(/\/$/, '');

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

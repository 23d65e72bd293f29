import type { SiteNames } from '../../../shared/model/check.ts';
import type { LibraryId, LibrarySnapshot } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { PostHost, PostSession } from '../../document/types.ts';
import type { NamesForPost } from '../../editor/editor-host.ts';
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
    const [names, { nameAll }] = await Promise.all([ask(post.library), loaded()]);
    const id = post.id();
    if (made?.names !== names || made.snapshot !== snapshot || made.id !== id)
      made = { names, snapshot, id, all: nameAll(names, snapshot, id) };
    return made.all;
  };
  return {
    site: ask,
    // A list that does not come up is no reason to disturb somebody who writes.
    names: (post) => namesFor(post).catch(() => none),
    headings: async (post, href) => (await loaded()).nameHeadings({ api, library }, namesFor, post, href),
  };
}

/** Fetched when something is to be named. */
const loaded = () => import('./names-for-post.ts');

const none: NamesForPost = { posts: [], images: [], shortcodes: [] };

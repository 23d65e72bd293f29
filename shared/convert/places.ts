import { dateInPath, isoDay, parseDate, withoutDate } from '../base/dates.ts';
import { withoutEnding } from '../base/paths.ts';
import { safeName, uniqueName } from '../base/slug.ts';
import { postId, type PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { foldedPath } from '../site/paths.ts';
import { conventions } from './conventions.ts';
import type { Sites } from './sites.ts';

/** Where a post lies, by meaning. */
export interface NeutralPlace {
  /** Below the folder of posts or of pages. */
  readonly folders: readonly string[];
  /** The slug of the post, else the file's name without its day and ending; of a folder that is one post, the folder's. */
  readonly name: string;
  /** A page of its own beside the blog, such as "About". */
  readonly isPage: boolean;
  /** The post is a folder with its images. */
  readonly isBundle: boolean;
}

/** Where a post lies in its own site. Its slug becomes its name: not every generator has a field for it. */
export function readPlace(profile: SiteProfile, id: PostId, slug: string | null): NeutralPlace {
  const { draftFolder, newFolder, generator } = profile;
  const roots = [draftFolder, newFolder, ...profile.contentFolders].filter((root) => root !== null);
  const root =
    roots.filter((one) => one === '' || id.startsWith(`${one}/`)).toSorted((a, b) => b.length - a.length)[0] ?? '';
  const parts = (root === '' ? id : id.slice(root.length + 1)).split('/');
  const file = withoutEnding(parts.at(-1) ?? '');
  const isBundle = /^index$/i.test(file) && parts.length > 1;
  const above = parts.slice(0, isBundle ? -2 : -1).filter((part) => part !== '_posts' && part !== '_drafts');
  const whole = isBundle ? (parts.at(-2) ?? file) : file;
  // A site that keeps its posts in a section of another name than ours has it for the blog.
  const inSection = root !== draftFolder && sections.test(above[0] ?? '');
  if (inSection) above.shift();
  const inBlog =
    inSection || (root === newFolder && !isContentRoot(profile, root)) || /(?:^|\/)_(?:posts|drafts)\//.test(id);
  const isPage = apart.has(generator) && !inBlog && above.length === 0;
  const name =
    slug !== null && safeName(slug) === slug
      ? slug
      : isPage
        ? whole
        : profile.pathDates === 'never'
          ? whole
          : withoutDate(whole);
  return { folders: above, name, isPage, isBundle };
}

const sections = /^(?:blog|posts?|articles?)$/i;
/** Generators that tell a page of its own from a post by the folder. */
const apart = new Set(['jekyll', 'hexo', 'hugo', 'zola', 'eleventy']);
const isContentRoot = ({ contentFolders, generator }: SiteProfile, root: string) =>
  generator !== 'eleventy' && contentFolders.includes(root);

/** What decides where a post goes. */
export interface PlaceWish {
  readonly id: PostId;
  readonly place: NeutralPlace;
  /** As written. */
  readonly date: string | null;
  readonly isDraft: boolean;
  /** Images lie beside it. */
  readonly hasFiles: boolean;
  /** MDX stays MDX where the target reads it. */
  readonly isMdx: boolean;
}

/**
 * The paths of posts in the new site, in the order of their paths in the old one: of two with one name the second gets a number.
 * A post with others below it is a file beside their folder: to Hugo all else in a folder with an `index.md` is a part of
 * that page (gohugo.io/content-management/page-bundles).
 */
export function planPlaces(wishes: readonly PlaceWish[], sites: Sites): ReadonlyMap<PostId, PostId> {
  const taken = new Set<string>();
  const paths = new Map<PostId, PostId>();
  const places = wishes.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((wish) => ({ ...placeFor(wish, sites), wish }));
  const folders = new Set(places.flatMap(({ stem }) => foldersAbove(foldedPath(stem))));
  for (const { wish, stem, isFolder, extension } of places) {
    // `a.md` and `a/index.md` have one address.
    const free = uniqueName(stem, (name) => taken.has(foldedPath(name)));
    taken.add(foldedPath(free));
    const isBundle = isFolder && !folders.has(foldedPath(free));
    paths.set(wish.id, postId(`${free}${isBundle ? '/index' : ''}.${extension}`));
  }
  return paths;
}

const foldersAbove = (stem: string) => [...stem.matchAll(/\//g)].map(({ index }) => stem.slice(0, index));

function placeFor(wish: PlaceWish, { to }: Sites) {
  const { place, isDraft, hasFiles } = wish;
  const own = conventions[to.generator];
  const day = parseDate(wish.date ?? '');
  // Jekyll takes nothing for a post that has no day.
  const isPage = place.isPage || (own.dated && day === null && !isDraft);
  const folder = isPage ? own.pages : isDraft && own.drafts !== null ? own.drafts : own.posts;
  const prefix = own.dated && !isPage && !isDraft && day !== null ? `${isoDay(day)}-` : '';
  const isIndex = place.folders.length === 0 && /^index$/i.test(place.name);
  // Of the posts, too: where that has a name of its own another one would be a page beside it, or take the others for its parts.
  const isHome = isIndex && (folder === own.pages || own.home !== 'index');
  const stem = [folder, ...place.folders, isHome ? own.home : prefix + place.name].filter((part) => part !== '');
  const extension = wish.isMdx && to.generator === 'astro' ? 'mdx' : 'md';
  const safe = stem
    .flatMap((part) => part.split('/'))
    .map(safeName)
    .join('/');
  return { stem: safe, isFolder: (hasFiles || place.isBundle) && own.bundles, extension };
}

/** The day that a post has from its path alone; null where its generator does not look there. */
export const dayOfPath = (profile: SiteProfile, id: PostId): string | null =>
  profile.pathDates === 'never' ? null : dateInPath(id);

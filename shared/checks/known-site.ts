import { withoutDate } from '../base/dates.ts';
import { isMarkdownName } from '../base/file-names.ts';
import { basename, join, withoutSlashes } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import { assetCandidates } from '../markdown/links/assets.ts';
import type { PostNames } from '../model/check.ts';
import type { FieldUse } from '../model/library.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { foldedPath } from '../site/paths.ts';
import { createDeadCalls, type DeadCall } from './dead-calls.ts';
import { createSharedAddress, type SharedAddress } from './shared-address.ts';
import { createPostFinder, type PostFinder } from './linked-post.ts';

/** What links and images of a site may lead to. */
export interface KnownSite {
  readonly profile: SiteProfile;
  /** Whether its posts have descriptions, so that one without is an oversight. */
  readonly describes: boolean;
  /** Whether an image of the post is there. */
  hasImage(post: PostId, src: string): boolean;
  /** Whether something has the path: below the library's root, or as an address of the site. */
  hasPage(post: PostId, href: string): boolean;
  readonly postAt: PostFinder;
  /** Why a generator's call finds nothing. */
  readonly isDead: DeadCall;
  readonly sharedAddress: SharedAddress;
}

export interface SiteContents {
  readonly profile: SiteProfile;
  /** Every file of the library by its path below the root, ignored folders left out. */
  readonly files: readonly string[];
  /** With the addresses and names that their files do not tell: permalinks, slugs, aliases. */
  readonly posts: readonly PostNames[];
  /** The fields of its posts; none: not known. */
  readonly usedFields?: readonly FieldUse[];
}

/** As few posts as this tell no habit. */
const few = 10;

/** A tenth of the posts make a habit. The field that most of them have tells how many there are. */
function describesPosts({ fields }: SiteProfile, used: readonly FieldUse[]): boolean {
  const names = new Set(fields.description.map(([name]) => name?.toLowerCase()));
  const described = used.filter(({ name }) => names.has(name.toLowerCase()));
  const most = (uses: readonly FieldUse[]) => Math.max(0, ...uses.map(({ posts }) => posts));
  return most(used) < few || most(described) * 10 >= most(used);
}

/** Names of pages that generators make of no file: lists by tag or year, feeds, pages of a list. */
const made =
  /^(?:page\/\d+|(?:feeds?|rss|atom|archives?|search|sitemap|authors?|series|all|latest)(?:\/.*)?|.*\.(?:xml|json|rss|atom|txt|webmanifest))$/i;

/**
 * A site by its files. Which address a page gets is often decided by code that is never run: so a path counts as known when
 * anything at all could be meant by it, and what is called broken is broken.
 */
export function createKnownSite({ profile, files, posts, usedFields = [] }: SiteContents): KnownSite {
  const paths = new Set(files.map(spelled));
  const names = new Set<string>();
  for (const file of files) addEndings(names, bare(file));
  for (const post of posts) for (const address of post.names) addEndings(names, bare(address));
  const taxonomies = profile.taxonomies.flatMap(({ name, fields }) => [
    name,
    ...fields.map((path) => path.at(-1) ?? name),
  ]);
  const lists = new Set(
    taxonomies.flatMap((name) => [name, name.replace(/ies$/, 'y').replace(/s$/, '')]).map(foldedPath),
  );
  const codes = new Set(profile.languages.map(({ code }) => foldedPath(code)));

  const isMade = (path: string): boolean => {
    const parts = path.split('/').map(foldedPath);
    const own = codes.has(parts[0] ?? '') ? parts.slice(1) : parts;
    return (
      own.length === 0 || own.some((part) => lists.has(part)) || own.some((_, at) => made.test(own.slice(at).join('/')))
    );
  };
  let calls: DeadCall | null = null;
  let shared: SharedAddress | null = null;
  return {
    profile,
    describes: describesPosts(profile, usedFields),
    // Made when the first call is looked at: most sites have none.
    isDead: (from, call) => (calls ??= createDeadCalls(profile, files, isMade, unseenOf(posts)))(from, call),
    postAt: createPostFinder(profile, posts),
    sharedAddress: (id) => (shared ??= createSharedAddress(profile, posts))(id),
    hasImage: (post, src) => assetCandidates(profile, post, src).some((path) => paths.has(spelled(path))),
    hasPage(post, href) {
      if (assetCandidates(profile, post, href).some((path) => paths.has(spelled(path)))) return true;
      const path = bare(href);
      const last = basename(path);
      const zola = profile.generator === 'zola' ? /^@\/([^?#]*)/.exec(href)?.[1] : undefined;
      if (zola !== undefined)
        return profile.contentFolders.some((folder) => paths.has(spelled(join(folder, decoded(zola)))));
      // A link to a file is meant as written; `@/` is what Zola calls its folder of contents.
      if (isMarkdownName(href.replace(/[?#].*$/s, '')))
        return names.has(path.replace(/^(?:(?:\.{1,2}|@(?:site)?)\/)+/, ''));
      return path === '' || last === '.' || last === '..' || names.has(last) || isMade(path);
    },
  };
}

const unseenOf = (posts: readonly PostNames[]) =>
  new Set<string>(posts.flatMap(({ id, unseen }) => (unseen ? [id] : [])));

const spelled = (path: string) => path.normalize('NFC');

/** A path or address without what pages are called by: no query, no slashes around it, no `index`, ending or date. */
function bare(address: string): string {
  const path = withoutSlashes(decoded(address.replace(/[?#].*$/s, '')))
    .replace(/(?:^|\/)_?index(?:\.\w+)*$/i, '')
    .replace(
      /(?<=[^/])\.(?:md|mdx|mkd|mkdn|mkdown|mdown|mdwn|markdown|html?|astro|njk|liquid|vue|svelte|[jt]sx?|php|adoc|org)$/i,
      '',
    );
  return foldedPath(path);
}

/** `blog/2024-01-15-a` is known as itself, as `2024-01-15-a` and as `a`, and so are the folders on the way. */
function addEndings(names: Set<string>, path: string): void {
  const parts = path.split('/');
  for (let end = parts.length; end > 0; end--) {
    for (let from = end - 1; from >= 0; from--) {
      const ending = parts.slice(from, end).join('/');
      if (names.has(ending)) break;
      names.add(ending);
      names.add([...parts.slice(from, end - 1), withoutDate(parts[end - 1] ?? '')].join('/'));
    }
    if (end < parts.length && names.has(parts.slice(0, end).join('/'))) break;
  }
}

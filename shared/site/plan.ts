import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import type { Refusal } from '../model/task.ts';
import type { SiteAddresses } from '../generators/addresses.ts';
import { createClaims, type Claims } from './claims.ts';
import { planLists, type ListPage, type OverviewPage, type Term } from './lists.ts';
import { addressOfFile, fileOfAddress, notFoundFile, styleSheetFile } from './paths.ts';
import { permalinkOf } from './permalink.ts';
import type { SitePost } from './site-post.ts';

export interface SiteRequest {
  readonly profile: SiteProfile;
  readonly addresses: SiteAddresses;
  /** In the order of the index: the latest first. */
  readonly posts: readonly SitePost[];
  /** Whether it has a page that searches it. */
  readonly search?: boolean;
}

/** A post with its page. */
export interface PlannedPost {
  readonly post: SitePost;
  readonly file: string;
  /** As written in the post, for every taxonomy with pages. */
  readonly terms: readonly Term[];
}

/** A page that only sends on to another. */
export interface Redirect {
  readonly file: string;
  readonly to: string;
}

/** Every page of a site: which file, what is on it. Nothing is read or rendered for it. */
export interface SitePlan {
  readonly posts: readonly PlannedPost[];
  readonly lists: readonly ListPage[];
  readonly overviews: readonly OverviewPage[];
  readonly redirects: readonly Redirect[];
  /** The page that searches the site. */
  readonly search: string | null;
  /** Posts without a page. */
  readonly skipped: readonly Refusal[];
  /** Addresses that could not be kept. */
  readonly warnings: readonly { readonly id: PostId; readonly message: string }[];
}

/** Names that the export itself needs, whatever posts are called. The page for what is not there may be a post of the site. */
export const ownFiles = {
  home: 'index.html',
  notFound: notFoundFile,
  atom: 'feed.xml',
  jsonFeed: 'feed.json',
  sitemap: 'sitemap.xml',
  robots: 'robots.txt',
} as const;

/**
 * Plans a site. Addresses are those of the profile; where two posts have the same one, the first in the order of their
 * paths keeps it. Of a post whose address cannot be kept the new one is told.
 */
export function planSite(request: SiteRequest): SitePlan {
  const claims = createClaims();
  const { notFound, ...others } = ownFiles;
  for (const file of [...Object.values(others), styleSheetFile]) claims.take(file);
  const warnings: { id: PostId; message: string }[] = [];
  const skipped: Refusal[] = [];
  const files = claimPosts(request, claims, warnings, skipped);
  claims.take(notFound);
  const { lists, overviews, termsOf } = planLists(request, listed([...files.keys()]), claims);
  const posts = [...files].map(([post, file]): PlannedPost => ({ post, file, terms: termsOf(post) }));
  const search = request.search ? claims.takeNext('search/index.html') : null;
  const redirects = posts.flatMap((planned) => planRedirects(request.profile, planned, claims, warnings));
  return { posts, lists, overviews, redirects, search, skipped, warnings };
}

const listed = (posts: readonly SitePost[]) => posts.filter(({ unlisted }) => !unlisted);

function claimPosts(
  { profile, addresses, posts }: SiteRequest,
  claims: Claims,
  warnings: { id: PostId; message: string }[],
  skipped: Refusal[],
): ReadonlyMap<SitePost, string> {
  const files = new Map<SitePost, string>();
  for (const post of posts.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const address = permalinkOf(profile, addresses, post);
    if (/\.(?!html?$)[a-z]\w{1,4}$/i.test(address) && post.address !== null) {
      skipped.push({ id: post.id, why: `Its address ${address} is not that of a page.` });
      continue;
    }
    const wanted = fileOfAddress(address, profile.generator === 'jekyll' ? 'file' : 'folder');
    if (wanted === null || wanted === ownFiles.home) {
      skipped.push({ id: post.id, why: 'Its address is that of the home page, which the export makes itself.' });
      continue;
    }
    const file = claims.takeNext(wanted);
    if (file !== wanted)
      warnings.push({
        id: post.id,
        message: `Its address /${addressOfFile(wanted)} is taken by another page; it is at /${addressOfFile(file)}.`,
      });
    // Servers show it for every address that is not there: no list leads to it.
    files.set(file === ownFiles.notFound ? { ...post, unlisted: true } : post, file);
  }
  const place = new Map(posts.map(({ id }, index) => [id, index]));
  return new Map([...files].toSorted(([a], [b]) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)));
}

function planRedirects(
  profile: SiteProfile,
  { post, file }: PlannedPost,
  claims: Claims,
  warnings: { id: PostId; message: string }[],
): readonly Redirect[] {
  return post.aliases.flatMap((alias) => {
    // An alias without a leading slash is beside the post (Hugo).
    const beside =
      profile.generator === 'hugo' && !alias.startsWith('/')
        ? `/${file.replace(/(?:\/index)?\.html$/, '')}/../${alias}`
        : alias;
    const from = fileOfAddress(
      resolved(beside.replace(/^[a-z]+:\/\/[^/]*/i, '')),
      profile.generator === 'jekyll' ? 'file' : 'folder',
    );
    if (from === file) return [];
    if (from !== null && claims.take(from)) return [{ file: from, to: file }];
    warnings.push({ id: post.id, message: `Its old address ${alias} leads nowhere: another page has it.` });
    return [];
  });
}

/** `/a/b/../c` is `/a/c`. */
function resolved(address: string): string {
  const parts: string[] = [];
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

import { capitalized } from '../base/capitalized.ts';
import type { PostId } from '../model/post.ts';
import { safeHref } from '../markdown/links/addresses.ts';
import { dateInWords, machineDate } from '../markdown/render/page-dates.ts';
import type { SiteAuthor } from '../model/site.ts';
import type { ListPage, OverviewPage } from './lists.ts';
import { hrefFrom, relativeHref } from './paths.ts';
import { ownFiles, type PlannedPost } from './plan.ts';
import type { SitePost } from './site-post.ts';
import type { View } from './theme.ts';

/** What is the same on every page of a site. Plain JSON. */
export interface SiteFrame {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: SiteAuthor;
  /** Pages in the head of every page. */
  readonly menu: readonly { readonly label: string; readonly file: string }[];
  readonly base: string | null;
}

/** What reading a post's whole text tells beyond its plan. */
export interface ReadPost {
  readonly minutes: number;
  readonly description: string;
}

/** The data of a theme's template `page`. `content` is HTML. A page without a file stands by itself, without a site around it. */
export function frameView(frame: SiteFrame, file: string | null, content: string): View {
  const { name, links } = frame.author;
  const safe = links.flatMap(({ label, url }) => {
    const href = safeHref(url);
    return href === null || label === '' ? [] : [{ label, href }];
  });
  const profiles = safe.map((one, at) => ({ ...one, first: at === 0, last: at === safe.length - 1 }));
  const hrefOf = (to: string) => file && hrefFrom(frame.base, file, to);
  return {
    site: {
      title: frame.title,
      home: hrefOf(ownFiles.home),
      feed: hrefOf(ownFiles.atom),
      menu: frame.menu.map((item) => ({ label: item.label, href: hrefOf(item.file) })),
      author: name === '' && profiles.length === 0 ? null : { name, profiles },
    },
    content,
  };
}

/** Tags and their like under the name that people have for them, with their pages. */
export function termGroups({ base }: Pick<SiteFrame, 'base'>, { file, terms }: PlannedPost): readonly View[] {
  return [...Map.groupBy(terms, ({ taxonomy }) => taxonomy)].map(([taxonomy, own]) => ({
    taxonomy: capitalized(taxonomy),
    terms: own.map((term) => ({ name: term.name, href: hrefFrom(base, file, term.file) })),
  }));
}

/** The tags of a post on a page without a site: they lead nowhere. */
export function bareTags({ taxonomies }: Pick<SitePost, 'taxonomies'>): readonly View[] {
  const tags = taxonomies['tags'] ?? [];
  return tags.length === 0 ? [] : [{ taxonomy: 'Tags', terms: tags.map((name) => ({ name, href: null })) }];
}

/** What is around a post on its page. */
export interface PostPlace {
  readonly groups: readonly View[];
  /** The page of all posts. */
  readonly back: string | null;
}

/** The data of the template `post`. `body` is HTML. */
export function postView(post: SitePost, { groups, back }: PostPlace, read: ReadPost, body: string): View {
  return {
    post: {
      title: post.title,
      date: dateView(post.date, post.time, post.language),
      updated: post.updated === null ? null : dateView(post.updated, post.updatedTime, post.language),
      minutes: read.minutes,
      groups,
    },
    body,
    back,
  };
}

/** The data of the template `list`. */
export function listView(
  page: ListPage,
  frame: SiteFrame,
  readOf: (id: PostId) => ReadPost,
  fileOf: (id: PostId) => string,
  groupsOf: (post: SitePost) => readonly View[] = () => [],
): View {
  return {
    title: listTitle(page, frame),
    taxonomy: page.taxonomy === '' ? null : capitalized(page.taxonomy),
    home: page.kind === 'home',
    posts: page.posts.map((post) => ({
      title: post.title,
      href: relativeHref(page.file, fileOf(post.id)),
      date: dateView(post.date, post.time, post.language),
      minutes: readOf(post.id).minutes,
      excerpt: page.kind === 'home' ? readOf(post.id).description : '',
      groups: groupsOf(post),
    })),
    empty: page.posts.length === 0,
    paged: page.pages > 1,
    number: page.number,
    pages: page.pages,
    newer: page.newer === null ? null : relativeHref(page.file, page.newer),
    older: page.older === null ? null : relativeHref(page.file, page.older),
    back: page.up === null ? null : relativeHref(page.file, page.up),
  };
}

/** The heading of a list; of the home page the name of the site, or `Posts` where it has none. */
export const listTitle = (page: ListPage, frame: SiteFrame) =>
  page.kind === 'home' ? frame.title || 'Posts' : page.title;

/** The data of the template `overview`. */
export function overviewView(page: OverviewPage): View {
  return {
    title: page.title,
    items: page.items.map(({ name, count, file }) => ({ name, count, href: relativeHref(page.file, file) })),
  };
}

function dateView(written: string | null, time: number | null, language: string): View | null {
  if (written === null) return null;
  return { machine: machineDate(written, time), words: dateInWords(written, language) };
}

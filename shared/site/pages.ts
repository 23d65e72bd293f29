import { escapeHtml } from '../base/escape-html.ts';
import type { PostId } from '../model/post.ts';
import { documentHtml, type DocumentHead } from '../markdown/render/page-document.ts';
import { machineDate } from '../markdown/render/page-dates.ts';
import type { ListPage, OverviewPage } from './lists.ts';
import { addressOfFile, hrefFrom, relativeHref, styleSheetFile } from './paths.ts';
import { ownFiles, type PlannedPost, type Redirect } from './plan.ts';
import type { SitePost } from './site-post.ts';
import { fillTemplate, type Theme, type View } from './theme.ts';
import {
  bareTags,
  frameView,
  listTitle,
  listView,
  overviewView,
  postView,
  termGroups,
  type ReadPost,
  type SiteFrame,
} from './views.ts';

/** A site's pages are made of these two. */
export interface SiteLook {
  readonly frame: SiteFrame;
  readonly theme: Theme;
}

/** The page of a post. `body` is the cleaned HTML of its text, with links and images as seen from its file. */
export function postPage(
  look: SiteLook,
  planned: PlannedPost,
  read: ReadPost,
  body: string,
  images: readonly string[],
): string {
  const { post, file, terms } = planned;
  const view = postView(
    post,
    { groups: termGroups(look.frame, planned), back: hrefFrom(look.frame.base, file, ownFiles.home) },
    read,
    body,
  );
  const tags = terms.filter(({ taxonomy }) => taxonomy === 'tags').map(({ name }) => name);
  return wholePage(look, 'post', view, { ...articleHead(look, file, post, read), tags, images });
}

/** The same by itself: a page that needs nothing else, with its images inside, no site around it and perhaps an index. */
export function singlePage(look: SiteLook, post: SitePost, read: ReadPost, body: string, back: string | null): string {
  const view = postView(post, { groups: bareTags(post), back }, read, body);
  const tags = post.taxonomies['tags'] ?? [];
  return wholePage(look, 'post', view, { ...articleHead(look, null, post, read), tags });
}

/** The page that the `back` of such pages leads to. */
export function singleIndex(
  look: SiteLook,
  posts: readonly SitePost[],
  readOf: (id: PostId) => ReadPost,
  fileOf: (id: PostId) => string,
): string {
  const page: ListPage = {
    ...{ kind: 'home', file: ownFiles.home, title: '', taxonomy: '', posts },
    ...{ number: 1, pages: 1, newer: null, older: null, up: null },
  };
  const view = listView(page, look.frame, readOf, fileOf, bareTags);
  return wholePage(look, 'list', view, headOf(look, null, listTitle(page, look.frame)));
}

/** A page that lists posts. The title of its window, unlike its heading, says which page of a longer list it is. */
export function listPage(
  look: SiteLook,
  page: ListPage,
  readOf: (id: PostId) => ReadPost,
  fileOf: (id: PostId) => string,
): string {
  const title = listTitle(page, look.frame);
  const head = headOf(look, page.file, page.number === 1 ? title : `${title}, page ${page.number}`);
  return wholePage(look, 'list', listView(page, look.frame, readOf, fileOf), head);
}

/** The page with the names of all tags, categories or years, each with how many posts it has. */
export function overviewPage(look: SiteLook, page: OverviewPage): string {
  return wholePage(look, 'overview', overviewView(page), headOf(look, page.file, page.title));
}

/** The page that searches the site by its own two scripts, which stand beside it. Search engines have no use for it. */
export function searchPage(look: SiteLook, file: string): string {
  const title = 'Search';
  const scripts = Object.values(searchScripts(file)).map((script) => relativeHref(file, script));
  return wholePage(look, 'search', { title }, { ...headOf(look, file, title), scripts, hidden: true });
}

/** Files beside the page: what it knows of the posts, and what searches them. */
export function searchScripts(file: string): { readonly posts: string; readonly search: string } {
  const folder = file.replace(/index\.html$/, '');
  return { posts: `${folder}posts.js`, search: `${folder}search.js` };
}

/** What a server shows for an address that does not exist, where no post of the site is that page. */
export function notFoundPage(look: SiteLook): string {
  const title = 'Page not found';
  return wholePage(look, 'not-found', { title }, headOf(look, ownFiles.notFound, title));
}

/** An old address that sends on to the new one, without a script. */
export function redirectPage({ frame }: SiteLook, { file, to }: Redirect): string {
  const href = relativeHref(file, to);
  const canonical = frame.base === null ? href : frame.base + addressOfFile(to);
  return `<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved</title>
<link rel="canonical" href="${escapeHtml(canonical)}">
<meta http-equiv="refresh" content="0; url=${escapeHtml(href)}">
</head><body>
<h1>This page has moved</h1>
<p><a href="${escapeHtml(href)}">Go to the page</a></p>
</body></html>
`;
}

function wholePage(
  look: SiteLook,
  template: Exclude<keyof Theme['templates'], 'page'>,
  view: View,
  head: SiteHead,
): string {
  const content = fillTemplate(look.theme, template, view);
  return documentHtml(head, fillTemplate(look.theme, 'page', frameView(look.frame, head.file, content)));
}

interface SiteHead extends DocumentHead {
  /** null for a page that stands by itself. */
  readonly file: string | null;
}

function articleHead(look: SiteLook, file: string | null, post: SitePost, read: ReadPost): SiteHead {
  const updated = post.updated === null ? null : machineDate(post.updated, post.updatedTime);
  return {
    ...headOf(look, file, post.title),
    kind: 'article',
    language: post.language,
    description: read.description,
    published: post.date === null ? null : machineDate(post.date, post.time),
    ...(updated !== null && { modified: updated }),
    ...(post.unlisted && { hidden: true }),
    minutes: read.minutes,
  };
}

function headOf({ frame, theme }: SiteLook, file: string | null, title: string): SiteHead {
  const isAnywhere = file === ownFiles.notFound;
  // What is shown in whatever folder cannot lead to a file beside it.
  const inPlace = isAnywhere ? null : file;
  return {
    file,
    title,
    siteTitle: frame.title,
    kind: 'website',
    language: frame.language,
    description: '',
    author: frame.author,
    published: null,
    tags: [],
    minutes: null,
    css: inPlace === null ? theme.css : '',
    images: [],
    ...(isAnywhere && { hidden: true }),
    ...(inPlace !== null && {
      styleSheet: relativeHref(inPlace, styleSheetFile),
      feeds: [
        { type: 'application/atom+xml', href: relativeHref(inPlace, ownFiles.atom) },
        { type: 'application/feed+json', href: relativeHref(inPlace, ownFiles.jsonFeed) },
      ],
    }),
    ...(frame.base !== null && inPlace !== null && { canonical: frame.base + addressOfFile(inPlace) }),
  };
}

import type { Element, ElementContent } from 'hast';
import type { SiteAuthor } from '../model/site.ts';
import { fitHeadings } from './fit-headings.ts';
import { element, withoutLines, words } from './hast.ts';
import { machineDate } from './page-dates.ts';
import { documentHtml, type DocumentHead } from './page-document.ts';
import { link, postHeader, postMeta, tagList, type PageTag, type PostHeader } from './post-header.ts';
import type { RenderedBlock } from './blocks.ts';

/** Everything on the page of an exported post. Every text is text: nothing of it is read as HTML. */
export interface PageInput extends PostHeader {
  readonly body: readonly RenderedBlock[];
  readonly author: SiteAuthor;
  readonly siteTitle: string;
  /** The link to the index the page was exported with. */
  readonly back: { readonly href: string; readonly label: string } | null;
  readonly description: string;
  /** The theme; stands in the page. */
  readonly css: string;
  readonly canonical?: string;
}

export interface IndexInput {
  readonly siteTitle: string;
  readonly language: string;
  readonly description: string;
  readonly author: SiteAuthor;
  readonly css: string;
  /** In the order shown. */
  readonly posts: readonly IndexEntry[];
}

export interface IndexEntry {
  readonly title: string;
  readonly href: string;
  readonly date: string | null;
  readonly minutes: number;
  readonly description: string;
  readonly tags: readonly PageTag[];
}

/** One post as a whole HTML document that needs nothing else: no script, no network, one `h1`. */
export function renderPage(input: PageInput): string {
  const blocks = fitHeadings(input.body, input.title);
  const body = blocks.flatMap((block) => [...words('\n'), ...block.tree.map(withoutLines)]);
  const published = input.date === null ? null : machineDate(input.date, input.time);
  const main = element('article', { className: ['post'] }, [
    postHeader(input),
    element('div', { className: ['post-body'] }, body),
  ]);
  const back = input.back && link(input.back.href, input.back.label);
  const nav = back ? [element('nav', { className: ['post-back'] }, [back])] : [];
  return documentHtml(headOf(input, published), [...nav, element('main', {}, [main]), ...closing(input.author)]);
}

/** The page that "Back to Posts" leads to: every post with its date, reading time and tags. */
export function renderIndex(input: IndexInput): string {
  const entries = input.posts.map((post) =>
    element('li', {}, [
      element('h2', {}, [link(post.href, post.title) ?? element('span', {}, words(post.title))]),
      postMeta(post.date, post.minutes, input.language, null),
      ...(post.description ? [element('p', { className: ['post-excerpt'] }, words(post.description))] : []),
      ...tagList(post.tags),
    ]),
  );
  const list =
    entries.length > 0
      ? element('ul', { className: ['post-list'] }, entries)
      : element('p', {}, words('No posts yet.'));
  const title = input.siteTitle || 'Posts';
  const head: DocumentHead = { ...input, title, kind: 'website', published: null, tags: [], minutes: null, images: [] };
  const header = element('header', { className: ['post-header'] }, [element('h1', {}, words(title))]);
  return documentHtml(head, [element('main', {}, [header, list]), ...closing(input.author)]);
}

function headOf(input: PageInput, published: string | null): DocumentHead {
  return {
    title: input.title,
    siteTitle: input.siteTitle,
    kind: 'article',
    language: input.language,
    description: input.description,
    author: input.author,
    published,
    tags: input.tags.map((tag) => tag.name),
    minutes: input.minutes,
    css: input.css,
    images: input.body.flatMap((block) => block.tree.flatMap(imageSources)),
    ...(input.canonical !== undefined && { canonical: input.canonical }),
  };
}

/** Who wrote it, with the public profiles in the order of the settings. */
function closing(author: SiteAuthor): Element[] {
  const links = author.links.map(({ label, url }) => link(url, label)).filter((found) => found !== null);
  if (author.name === '' && links.length === 0) return [];
  const who = author.name === '' ? [] : words(`Written by ${author.name}.`);
  const where = links.flatMap((target, at) => [
    ...words(at === 0 ? ' Find me on ' : at === links.length - 1 ? ' or ' : ', '),
    target,
  ]);
  return [
    element('footer', { className: ['post-footer'] }, [
      element('p', {}, [...who, ...where, ...words(links.length > 0 ? '.' : '')]),
    ]),
  ];
}

function imageSources(node: ElementContent): readonly string[] {
  if (node.type !== 'element') return [];
  const own = node.tagName === 'img' && typeof node.properties.src === 'string' ? [node.properties.src] : [];
  return [...own, ...node.children.flatMap(imageSources)];
}

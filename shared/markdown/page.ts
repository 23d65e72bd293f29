import type { Element, ElementContent } from 'hast';
import type { SiteAuthor } from '../model/site.ts';
import { safeHref } from './addresses.ts';
import { fitHeadings } from './fit-headings.ts';
import { element, words } from './hast.ts';
import { dateInWords, machineDate } from './page-dates.ts';
import { documentHtml, type DocumentHead } from './page-document.ts';
import type { RenderedBlock } from './blocks.ts';

/** Everything on the page of an exported post. Every text is text: nothing of it is read as HTML. */
export interface PageInput {
  readonly title: string;
  /** As written in the front matter or the file name. */
  readonly date: string | null;
  /** Milliseconds since 1970. */
  readonly time: number | null;
  /** BCP 47. */
  readonly language: string;
  readonly minutes: number;
  /** In the order written; a tag with an address is a link. */
  readonly tags: readonly PageTag[];
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

export interface PageTag {
  readonly name: string;
  readonly href: string | null;
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
  const body = fitHeadings(input.body, input.title);
  const published = input.date === null ? null : machineDate(input.date, input.time);
  const main = element('article', { className: ['post'] }, [
    element('header', { className: ['post-header'] }, [
      element('h1', {}, words(input.title)),
      element('p', { className: ['post-meta'] }, facts(input.date, input.minutes, input.language, input.time)),
      ...tagList(input.tags),
    ]),
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
      element('p', { className: ['post-meta'] }, facts(post.date, post.minutes, input.language, null)),
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

function facts(date: string | null, minutes: number, language: string, time: number | null): ElementContent[] {
  const reading = element('span', { className: ['post-minutes'] }, words(`${minutes} min read`));
  if (date === null) return [reading];
  const machine = machineDate(date, time);
  const shown = words(dateInWords(date, language));
  const when = machine === null ? element('span', {}, shown) : element('time', { dateTime: machine }, shown);
  return [when, element('span', { className: ['post-dot'], ariaHidden: 'true' }, words(' · ')), reading];
}

function tagList(tags: readonly PageTag[]): Element[] {
  if (tags.length === 0) return [];
  const items = tags.map((tag) => {
    const target = tag.href === null ? null : link(tag.href, tag.name);
    return element('li', {}, target ? [target] : words(tag.name));
  });
  return [element('ul', { className: ['post-tags'], ariaLabel: 'Tags' }, items)];
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

function link(href: string, label: string): Element | null {
  const safe = safeHref(href);
  return safe === null || label === '' ? null : element('a', { href: safe }, words(label));
}

function imageSources(node: ElementContent): readonly string[] {
  if (node.type !== 'element') return [];
  const own = node.tagName === 'img' && typeof node.properties.src === 'string' ? [node.properties.src] : [];
  return [...own, ...node.children.flatMap(imageSources)];
}

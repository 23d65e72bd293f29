import type { Element, ElementContent } from 'hast';
import { safeHref } from './addresses.ts';
import { element, words } from './hast.ts';
import { dateInWords, machineDate } from './page-dates.ts';

export interface PageTag {
  readonly name: string;
  readonly href: string | null;
}

/** What stands above a post's body, in the export and in the preview alike. */
export interface PostHeader {
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
}

/** The title once, the date in words, the reading time and the tags. */
export function postHeader({ title, date, time, language, minutes, tags }: PostHeader): Element {
  return element('header', { className: ['post-header'] }, [
    element('h1', {}, words(title)),
    postMeta(date, minutes, language, time),
    ...tagList(tags),
  ]);
}

/** The line of date and reading time. */
export function postMeta(date: string | null, minutes: number, language: string, time: number | null): Element {
  return element('p', { className: ['post-meta'] }, facts(date, minutes, language, time));
}

function facts(date: string | null, minutes: number, language: string, time: number | null): ElementContent[] {
  const reading = element('span', { className: ['post-minutes'] }, words(`${minutes} min read`));
  if (date === null) return [reading];
  const machine = machineDate(date, time);
  const shown = words(dateInWords(date, language));
  const when = machine === null ? element('span', {}, shown) : element('time', { dateTime: machine }, shown);
  return [when, element('span', { className: ['post-dot'], ariaHidden: 'true' }, words(' · ')), reading];
}

/** The tags as a list; nothing without tags. */
export function tagList(tags: readonly PageTag[]): Element[] {
  if (tags.length === 0) return [];
  const items = tags.map((tag) => {
    const target = tag.href === null ? null : link(tag.href, tag.name);
    return element('li', {}, target ? [target] : words(tag.name));
  });
  return [element('ul', { className: ['post-tags'], ariaLabel: 'Tags' }, items)];
}

/** A link, or null where the address is not one to follow. */
export function link(href: string, label: string): Element | null {
  const safe = safeHref(href);
  return safe === null || label === '' ? null : element('a', { href: safe }, words(label));
}

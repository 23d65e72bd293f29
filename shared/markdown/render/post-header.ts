import type { Element, ElementContent } from 'hast';
import { element, words } from './hast.ts';
import { dateInWords, machineDate } from './page-dates.ts';

/** What stands above a post's body in the preview: what the usual template `post` makes of the same. */
export interface PostHeader {
  readonly title: string;
  /** As written in the front matter or the file name. */
  readonly date: string | null;
  /** Milliseconds since 1970. */
  readonly time: number | null;
  /** BCP 47. */
  readonly language: string;
  readonly minutes: number;
  /** In the order written. */
  readonly tags: readonly string[];
}

/** The title once, the date in words, the reading time and the tags. */
export function postHeader({ title, date, time, language, minutes, tags }: PostHeader): Element {
  const reading = element('span', { className: ['post-minutes'], dir: 'auto' }, words(`${minutes} min read`));
  const items = tags.map((name) => element('li', {}, words(name)));
  return element('header', { className: ['post-header'], dir: 'auto' }, [
    element('h1', {}, words(title)),
    element('p', { className: ['post-meta'] }, [...dateParts(date, time, language), reading]),
    ...(tags.length === 0 ? [] : [element('ul', { className: ['post-tags'], ariaLabel: 'Tags' }, items)]),
  ]);
}

function dateParts(date: string | null, time: number | null, language: string): ElementContent[] {
  if (date === null) return [];
  const machine = machineDate(date, time);
  const shown = words(dateInWords(date, language));
  // Where the title goes from right to left, “3 June” would be torn apart around its month.
  const properties = machine === null ? { dir: 'auto' } : { dateTime: machine, dir: 'auto' };
  const when = element(machine === null ? 'span' : 'time', properties, shown);
  return [when, element('span', { className: ['post-dot'], ariaHidden: 'true' }, words(' · '))];
}

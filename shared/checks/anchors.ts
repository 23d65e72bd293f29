import { slug } from 'github-slugger';
import { escapeRegExp } from '../base/escape-reg-exp.ts';
import { decoded } from '../markdown/links/addresses.ts';
import type { Heading } from '../markdown/facts/outline.ts';

/** Whether every page has a place of that name, as its top or a footnote. */
export function isOfEveryPage(written: string): boolean {
  const id = decoded(written);
  return id === '' || /^(?:top|fn|user-content-fn)/i.test(id);
}

/**
 * Where in a text the place is that a link names behind `#`; null: nowhere. Generators make ids of headings in their own ways,
 * which differ in signs: letters and digits are compared.
 */
export function anchorAt(text: string, written: string, headings: readonly Heading[]): number | null {
  const id = decoded(written);
  const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = letters(id);
  const numberless = letters(id.replace(/-\d+$/, ''));
  const heading = headings.find(({ text: words }) => {
    const name = letters(slug(words));
    return name === wanted || name === numberless || letters(`section ${name}`) === wanted;
  });
  if (heading) return heading.from;
  // Ids that the post gives itself: `{#id}`, `id="id"`, `name='id'`.
  const own = new RegExp(`(?:\\{[^}]*#|(?:id|name)\\s*=\\s*["']?)${escapeRegExp(id)}(?![\\w-])`, 'i').exec(text);
  return own?.index ?? null;
}

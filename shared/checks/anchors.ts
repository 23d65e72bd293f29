import { escapeRegExp } from '../base/escape-reg-exp.ts';
import { githubName } from '../base/github-name.ts';
import { decoded } from '../markdown/links/addresses.ts';
import { outline, type Heading } from '../markdown/facts/outline.ts';
import type { NamingSite } from '../markdown/ids/id-rule.ts';
import { idsOf } from '../markdown/ids/ids-of.ts';
import type { PostAnchors } from '../model/check.ts';
import { nearestName } from './near-name.ts';

/** Whether every page has a place of that name, as its top or a footnote. */
export function isOfEveryPage(written: string): boolean {
  const id = decoded(written);
  return id === '' || /^(?:top|fn|user-content-fn)/i.test(id);
}

/**
 * Where in a text the place is that a link names behind `#`; null: nowhere. Generators make ids of headings in their own ways,
 * which differ in signs and accents: plain letters and digits are compared.
 */
export function anchorAt(text: string, written: string, headings: readonly Heading[]): number | null {
  const id = decoded(written);
  // An element of that very id comes before headings that only look like it.
  const element = new RegExp(`<[a-zA-Z][^<>]*\\s(?:id|name)\\s*=\\s*(["']?)${escapeRegExp(id)}\\1[\\s/>]`).exec(text);
  if (element) return element.index;
  const withNotes = wordsWithNotes(text);
  const heading = headings.find((one) => isMeant(one.text, id) || withNotes(one).some((words) => isMeant(words, id)));
  if (heading) return heading.from;
  // Ids that the post gives itself: `{#id}`, `id="id"`, `name='id'`.
  const own = new RegExp(`${ownId}${escapeRegExp(id)}(?![\\w-])`, 'i').exec(text);
  return own?.index ?? null;
}

const ownId = `(?:\\{[^}]*#|(?:id|name)\\s*=\\s*["'{]*)`;

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
const letters = (name: string) =>
  withoutAccents(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function isMeant(words: string, id: string): boolean {
  const name = letters(words);
  const wanted = letters(id);
  // The second of the same words has a number; some drop what stands before the first letter, others put a word there.
  return [wanted, letters(id.replace(/-\d+$/, ''))].some(
    (one) => one === name || one === name.replace(/^\p{N}+/u, '') || one === `section${name}`,
  );
}

/**
 * The words of a heading with its footnotes, which some generators count into its id: Hugo and kramdown by their labels, as the line
 * is written, rehype-slug (Astro) by the numbers that readers see.
 */
function wordsWithNotes(text: string): (heading: Heading) => readonly string[] {
  let numbers: ReadonlyMap<string, number> | null = null;
  return ({ from, to }) => {
    const written = text.slice(from, to).replace(/^[#\s]+/, '');
    if (!note.test(written)) return [];
    // Once for all headings: the whole text is gone through for it.
    const known = (numbers ??= numbersOfNotes(text));
    const numbered = (_: string, label: string) => String(known.get(label.toLowerCase()) ?? '');
    return [written, written.replace(new RegExp(note, 'g'), numbered)];
  };
}

function numbersOfNotes(text: string): ReadonlyMap<string, number> {
  const calls = [...text.matchAll(new RegExp(note, 'g'))].map(([, label = '']) => label.toLowerCase());
  return new Map([...new Set(calls)].map((label, index) => [label, index + 1]));
}

const note = /\[\^([^[\]\s]+)\](?!:)/;

/** The headings of a whole file, those of MDX as its compiler finds them. */
export const headingsIn = (text: string, mdx?: boolean): readonly Heading[] => outline(text, undefined, mdx);

/** The places of a post that a link may name behind `#`, its headings by the ids that its generator gives them. */
export function anchorsOf(text: string, site: NamingSite, mdx?: boolean): PostAnchors {
  const headings = headingsIn(text, mdx);
  const headingIds = idsOf(text, headings, site);
  const { generator } = site;
  const ids = [...text.matchAll(new RegExp(`${ownId}([^\\s"'{}>]+)`, 'gi'))].map((found) => found[1] ?? '');
  const called = [...text.matchAll(/\{[{%][^{}]*[}%]\}/g)].flatMap(([call]) => call.match(/[\p{L}\p{N}_-]+/gu) ?? []);
  const withNotes = wordsWithNotes(text);
  const noted = headings.flatMap((heading) => withNotes(heading).map((words) => githubName(words)));
  // These write other letters and pictures in words of ASCII (slug-rs, @sindresorhus/slugify), by tables that only they have.
  const isForeign =
    (generator === 'zola' || generator === 'eleventy') &&
    headings.some((heading) => /[^\p{ASCII}]/u.test(withoutAccents(heading.text)));
  return {
    headings: headings.map((heading, index) => ({ text: heading.text, id: headingIds[index] ?? '' })),
    names: [...new Set([...ids, ...called, ...noted].map((name) => name.toLowerCase()))],
    isOpen: isForeign || bringsText.test(text) || (mdx === true && /<[A-Z]/.test(text)),
  };
}

/** Calls that put text from elsewhere into the post, which may have headings. */
const bringsText =
  /\{%-?\s*(?:include\w*|render|partial)\b|\{\{[<%]\s*(?:include|readfile|partial|content|transclude|snippet|import)\b/i;

/** Whether a place of that name may be among them. */
export function hasAnchor({ headings, names, isOpen }: PostAnchors, written: string): boolean {
  const id = decoded(written);
  return (
    isOpen ||
    names.includes(id.toLowerCase()) ||
    headings.some((heading) => heading.id === id || isMeant(heading.text, id))
  );
}

/** The one heading whose id is nearly what a link names; null where none is, or several are. */
export const nearestAnchor = ({ headings }: PostAnchors, written: string): PostAnchors['headings'][number] | null =>
  nearestName(headings, letters(decoded(written)), ({ text }) => letters(text));

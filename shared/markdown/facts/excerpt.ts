import type { Tree } from '@lezer/common';
import type { SiteProfile } from '../../model/site.ts';
import type { Island } from '../islands/islands.ts';
import { singleSpaced } from '../../base/single-spaced.ts';
import { alertLabel } from '../parse/alert-label.ts';
import { definedIn } from '../parse/label.ts';
import { headingsBetween } from './outline.ts';
import { plainWords } from './plain-words.ts';
import { proseText, readProse } from './prose.ts';

export const excerptLength = 160;

/** A body with all that is known of it. Offsets are in the whole text. */
export interface Body {
  readonly text: string;
  readonly from: number;
  readonly tree: Tree;
  readonly islands: readonly Island[];
}

const footnote = /^\[\^[^\]\s]+\]:/;

/** The first words of a body as plain text, at most 160 characters, up to the site's excerpt marker. */
export function excerptOf({ text, from, tree, islands }: Body, profile: SiteProfile): string {
  const stop = excerptEnd(text, from, profile);
  const isDefined = definedIn(text);
  let words = '';
  tree.iterate({
    from,
    to: stop,
    enter(node) {
      if (words.length > excerptLength) return false;
      if (node.name !== 'Paragraph' && node.name !== 'Task') return !/^(?:Table|FencedCode|HTMLBlock)$/.test(node.name);
      const start = text.slice(node.from, node.from + 100);
      // What its reference stands for, and what a page says in other words.
      if (footnote.test(start)) return false;
      const isQuoted = node.node.parent?.name === 'Blockquote';
      const label = isQuoted ? (alertLabel.exec(start)?.[0].length ?? 0) : 0;
      const range = { from: node.from + label, to: Math.min(node.to, stop), code: false, islands, isDefined };
      words = `${words} ${proseText(text, readProse(text, tree, range), excerptLength)}`.trim();
      return false;
    },
  });
  return shorten(words);
}

/**
 * The excerpt from the first characters of a file, where its body begins with plain text; null where there is other text, where that takes a parser,
 * or where more of the file could make another one.
 */
export function headExcerpt(head: string, isWhole: boolean, from: number, profile: SiteProfile): string | null {
  const plain = plainWords(head, isWhole, from, excerptEnd(head, from, profile), excerptLength);
  const isKnown = plain !== null && (plain !== '' || !/\S/.test(head.slice(from)));
  return isKnown ? shorten(plain) : null;
}

/** What is in a body that has no words for an excerpt: its headings, or else its first line as it is written. */
export function contentOf(body: Body, title: string): string {
  const headings = headingsBetween(body, () => 0, body.from, body.text.length).flatMap(({ text }) => text || []);
  const others = headings.filter((text) => text !== title);
  const words = (others.length > 0 ? others : headings).join(' · ');
  // The line that begins a block of code says less than the code.
  const line = words || /^(?![ \t]*(?:`{3}|~{3})).*\S/m.exec(body.text.slice(body.from))?.[0];
  return shorten(singleSpaced(line ?? '').trim());
}

/** Where the excerpt marker stands, else the end of the text. */
export function excerptEnd(text: string, from: number, { generator, excerptMarker }: SiteProfile): number {
  if (excerptMarker?.startsWith('<!--') && !text.includes('<!--', from) && !text.includes('{/*', from))
    return text.length;
  const word = excerptMarker && /^<!--\s*(\w+)\s*-->$/.exec(excerptMarker)?.[1];
  // Hugo takes its marker to the letter; Hexo, Zola and Docusaurus allow blanks, and Docusaurus the comment of MDX.
  const exact = generator === 'hugo' || !word;
  const spaced = exact ? null : new RegExp(`<!--\\s*${word}\\s*-->|\\{/\\*\\s*${word}\\s*\\*/\\}`, 'i');
  const at = spaced ? text.slice(from).search(spaced) : excerptMarker ? text.indexOf(excerptMarker, from) - from : -1;
  return at < 0 ? text.length : from + at;
}

/** Cut between words. */
export function shorten(words: string): string {
  if (words.length <= excerptLength) return closed(words);
  const cut = words.slice(0, excerptLength - 1);
  const blank = cut.lastIndexOf(' ');
  return `${closed(blank > excerptLength / 2 ? cut.slice(0, blank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** An image or a call that was left out leaves a blank before the sign behind it, which no language has before these two. */
const closed = (words: string) => words.replace(/(?<=[^\s.,]) (?=[.,](?: |$))/g, '');

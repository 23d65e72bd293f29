import type { Tree } from '@lezer/common';
import type { SiteProfile } from '../model/site.ts';
import type { Island } from './islands.ts';
import { markdownParser } from './parser.ts';
import { plainWords } from './plain-words.ts';
import { proseText, readProse } from './prose.ts';

const excerptLength = 160;

/** A body with all that is known of it. Offsets are in the whole text. */
export interface Body {
  readonly text: string;
  readonly from: number;
  readonly tree: Tree;
  readonly islands: readonly Island[];
}

/** The first words of a body as plain text, at most 160 characters, up to the site's excerpt marker. */
export function excerptOf({ text, from, tree, islands }: Body, profile: SiteProfile): string {
  return shorten(collect({ text, from, tree, islands }, excerptEnd(text, from, profile)).words);
}

/** The words of paragraphs up to `stop`, a few more than an excerpt holds, and where the last of them ends. */
function collect({ text, from, tree, islands }: Body, stop: number): { readonly words: string; readonly to: number } {
  let words = '';
  let last = from;
  tree.iterate({
    from,
    to: stop,
    enter(node) {
      if (words.length > excerptLength) return false;
      if (node.name !== 'Paragraph' && node.name !== 'Task') return !/^(?:Table|FencedCode|HTMLBlock)$/.test(node.name);
      const range = { from: node.from, to: Math.min(node.to, stop), code: false, islands };
      words = `${words} ${proseText(text, readProse(text, tree, range), excerptLength)}`.trim();
      last = node.to;
      return false;
    },
  });
  return { words, to: last };
}

/**
 * The excerpt from the first characters of a file; null where more of it could make another one. Plain paragraphs are
 * read as they stand, for the rest a little is parsed.
 */
export function headExcerpt(head: string, isWhole: boolean, from: number, profile: SiteProfile): string | null {
  const stop = excerptEnd(head, from, profile);
  const plain = plainWords(head, isWhole, from, stop, excerptLength);
  if (plain !== null) return shorten(plain);
  for (const length of [320, 1200, head.length - from]) {
    const cut = head.slice(from, from + length);
    // An island may end anywhere. A line of code that imports something makes no MDX of it, unless it is the first.
    if (/\{[{%:#.]|:::|^\s*(?:import|export)\s/.test(cut)) return null;
    const end = Math.min(stop - from, cut.length);
    const { words, to } = collect({ text: cut, from: 0, tree: markdownParser.parse(cut), islands: [] }, end);
    if (isWhole && from + length >= head.length) return shorten(words);
    if (words.length <= excerptLength && end === cut.length) continue;
    // Whether a paragraph ends is told by the next line, and what that one is by the one after it.
    const next = cut.indexOf('\n', words.length > excerptLength ? to : Math.max(to, end));
    if (next >= 0 && cut.includes('\n', next + 1)) return shorten(words);
  }
  return null;
}

/** Where the excerpt marker stands, else the end of the text. */
function excerptEnd(text: string, from: number, { generator, excerptMarker }: SiteProfile): number {
  if (excerptMarker?.startsWith('<!--') && !text.includes('<!--', from) && !text.includes('{/*', from))
    return text.length;
  const word = excerptMarker && /^<!--\s*(\w+)\s*-->$/.exec(excerptMarker)?.[1];
  // Hugo takes its marker to the letter; Hexo, Zola and Docusaurus allow blanks, and Docusaurus the comment of MDX.
  const exact = generator === 'hugo' || !word;
  const spaced = exact ? null : new RegExp(`<!--\\s*${word}\\s*-->|\\{/\\*\\s*${word}\\s*\\*/\\}`, 'i');
  const at = spaced ? text.slice(from).search(spaced) : excerptMarker ? text.indexOf(excerptMarker, from) - from : -1;
  return at < 0 ? text.length : from + at;
}

function shorten(words: string): string {
  if (words.length <= excerptLength) return words;
  const cut = words.slice(0, excerptLength - 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > excerptLength / 2 ? cut.slice(0, blank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

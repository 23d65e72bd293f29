import type { Problem } from '../model/front-matter.ts';
import { isBlank, lineEnd, lineNumber, nextLine } from './lines.ts';
import { findBlock, markLength } from './split.ts';

/**
 * A head that some program reads as front matter and Longhand leaves alone, with the reason; null for a text with a
 * block of ours and for a text that is all body. Nothing of it is ever run.
 */
export function foreignFrontMatter(text: string): Problem | null {
  const from = markLength(text);
  if (text.length === from || findBlock(text)) return null;
  const head = text.slice(from, from + headLength);
  const known = kinds.find((kind) => kind.looksLike(head));
  if (known)
    return { code: known.code ?? 'unsupported-front-matter', message: known.message, line: lineNumber(text, from) };
  return null;
}

/** Why no block may be put above a text that has none; null when it may. */
export function obstacle(text: string): Problem | null {
  const foreign = foreignFrontMatter(text);
  if (foreign || findBlock(text)) return foreign;
  const from = markLength(text);
  if (!/^(?:---|;;;|\+\+\+)[ \t]*(?:[\r\n]|$)/.test(text.slice(from, from + 200))) return null;
  const message = 'The text begins with a line that programs take for the start of front matter.';
  return { code: 'front-matter', message, line: lineNumber(text, from) };
}

/** The line that is missing above front matter that only has its last one; null where that is not so. */
export function missingOpening(text: string): string | null {
  const from = markLength(text);
  const head = text.slice(from, from + headLength);
  if (findBlock(text) || keyLines(head, closingOnly) === 0) return null;
  const opening = /^(?:---|;;;)[ \t]*(\r\n|\r|\n|$)/m.exec(head);
  if (!opening) return null;
  const line = opening[0].trimEnd() + (opening[1] || '\n');
  return findBlock(text.slice(0, from) + line + text.slice(from)) ? line : null;
}

const closingOnly = /^(?:-{3,}|;{3,})[ \t]*$/;

/** Enough of a text to tell what its head is. */
const headLength = 4000;

interface Kind {
  readonly code?: Problem['code'];
  readonly message: string;
  readonly looksLike: (head: string) => boolean;
}

const kinds: readonly Kind[] = [
  {
    code: 'unclosed',
    message: 'The front matter is never closed: a line with `---` of its own is missing.',
    looksLike: (head) => /^---[ \t]*[\r\n]\s*[\w"'-]+[ \t]*:(?:[ \t]|[\r\n]|$)/.test(head),
  },
  {
    code: 'unclosed',
    message: 'The front matter is never closed: a line with `+++` of its own is missing.',
    looksLike: (head) => /^\+\+\+[ \t]*[\r\n]\s*(?:[\w."'-]+[ \t]*=|\[)/.test(head),
  },
  {
    code: 'unclosed',
    message: 'The front matter is never closed: the last brace is missing.',
    looksLike: (head) => /^(?:\{\s*|;;;[ \t]*[\r\n]\s*)"[^"\r\n]*"[ \t]*:/.test(head),
  },
  {
    // Hugo takes any brace for JSON, so a block above it would hide what is meant.
    code: 'front-matter',
    message:
      'This begins like JSON front matter, but comments stand before its first key, or it is not between double quotes.',
    looksLike: (head) =>
      /^\{[ \t]*[\r\n]\s*(?:\/\/[^\r\n]*[\r\n]\s*){0,20}(?:'[^'\r\n]*'|"[^"\r\n]+"?|[A-Za-z_][\w-]*)[ \t]*:[ \t]/.test(
        head,
      ),
  },
  {
    // gray-matter runs `---js` as code (its issues 112 and 131). Longhand does not even read it.
    message: 'The front matter names its own language (`---js`, `---json` ...). It is never run and left as it is.',
    looksLike: (head) => /^---[ \t]*(?:[a-z]+)[ \t]*[\r\n](?:[\s\S]*?[\r\n])?---/i.test(head),
  },
  {
    message:
      'Something stands behind the `---` of the first line, so most generators see no front matter. Remove it first.',
    looksLike: (head) =>
      /^---[ \t]+\S[^\r\n]*[\r\n]+[\w"'-]+[ \t]*:(?:[ \t\r\n])[\s\S]*?[\r\n]---[ \t]*(?:[\r\n]|$)/.test(head),
  },
  {
    message:
      'A blank or a blank line stands before the front matter, so most generators do not see it. Remove it first.',
    looksLike: (head) => /^\s+---[ \t]*[\r\n]/.test(head) && findBlock(head.trimStart()) !== null,
  },
  {
    message: 'The delimiter line has more than three signs, as Hexo allows. It is left as it is.',
    looksLike: (head) => /^(-{4,}|;{4,})[ \t]*[\r\n]\s*[\w"'-]+[ \t]*:[\s\S]*?[\r\n]\1[ \t]*(?:[\r\n]|$)/.test(head),
  },
  { message: 'This is an Org head (`#+title:`). It is left as it is.', looksLike: (head) => /^#\+\w+:/.test(head) },
  {
    message: 'The metadata is JavaScript (`export const ...`). It is never run, and changed in the text only.',
    looksLike: (head) =>
      /^(?:import\b[^\r\n]*[\r\n]|\s)*export\s+(?:const|let|var)\s+(?:(?:meta|metadata|front[mM]atter)\b|info\s*=\s*\{[^}]*\btitle\b)/.test(
        head,
      ),
  },
  {
    message: 'This is a Franklin head (`@def ...`). It is left as it is.',
    looksLike: (head) => /^@def\s+\w+/.test(head),
  },
  {
    message:
      'The front matter has no opening line (as Hexo, Statiq and Wyam allow). Put one like its last line above it to edit it here.',
    looksLike: (head) => keyLines(head, closingOnly) > 0,
  },
  {
    message: 'This is a title block of Pandoc (`% title`). It is left as it is.',
    looksLike: (head) => /^% \S/.test(head),
  },
  {
    message: 'This is a Pelican or MultiMarkdown head: keys without delimiter lines. It is left as it is.',
    looksLike: (head) => keyLines(head, /^[ \t]*$/) > 1,
  },
];

const commonKey =
  /^"?(?:title|date|author|authors|tags?|categor(?:y|ies)|slug|layout|summary|description|published|status|lang|permalink|draft|order|keywords)"?$/i;

/** How many lines with a key stand above the first line that ends them; 0 when other text comes first. */
function keyLines(head: string, end: RegExp): number {
  let keys = 0;
  let common = false;
  for (let at = 0; at < head.length; at = nextLine(head, at)) {
    const line = head.slice(at, lineEnd(head, at));
    if (end.test(line)) return common ? keys : 0;
    const key = /^("[^"]*"|[A-Za-z][\w -]{0,40}?)[ \t]*:(?:\s|$)/.exec(line)?.[1];
    if (key !== undefined) {
      keys++;
      common ||= commonKey.test(key);
    } else if (keys === 0 || !(isBlank(line) || /^(?:[ \t]|- |#)/.test(line))) return 0;
  }
  return 0;
}

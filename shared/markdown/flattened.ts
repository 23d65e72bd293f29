import type { TextChange } from '../base/text-change.ts';
import { bodyStart } from '../frontmatter/split.ts';
import { headingEnd } from './heading-end.ts';
import { findIslands, mayHaveIslands } from './islands.ts';
import { maskIslands } from './mask.ts';
import { parseBody } from './parser.ts';

// Markdown that lost its line ends, as pages do when they are copied: headings, items and rules stand in the middle of
// one long line. Only blanks become line ends and `•` becomes `-`; no word is touched.

/** A heading whose end is not marked in the text. Offsets are offsets in the text given. */
export interface GuessedHeading {
  /** The first mark of the heading: names it. */
  readonly at: number;
  /** Where its words end now, and every place where they could. */
  readonly end: number;
  readonly ends: readonly number[];
}

export interface Repair {
  /** In order, never overlapping. */
  readonly changes: readonly TextChange[];
  /** Headings that run on into the text below them: where they end is a guess. */
  readonly doubtful: readonly GuessedHeading[];
}

interface Token {
  readonly kind: 'heading' | 'bullet' | 'number' | 'rule';
  /** With the blanks before it. */
  readonly from: number;
  readonly at: number;
  /** Where the words behind the mark start. */
  readonly words: number;
}

/**
 * How flattened Markdown gets its lines back; null when no line of the text looks flattened. `ends` moves the ends of
 * headings: by the place of the heading, one of its `ends`.
 */
export function repairFlattened(source: string, ends: ReadonlyMap<number, number> = new Map()): Repair | null {
  const text = withoutIslands(source);
  const changes: TextChange[] = [];
  const doubtful: GuessedHeading[] = [];
  const lines = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  for (const { from, to } of flatLines(text)) {
    const tokens = tokensOf(text, from, to);
    tokens.forEach((token, index) => {
      changes.push(...separate(text, token, tokens[index - 1], from));
      if (token.kind === 'rule' && token.words < to)
        changes.push({ from: token.words - 1, to: token.words, insert: '\n\n' });
      if (token.kind !== 'heading') return;
      const stop = tokens[index + 1]?.from ?? to;
      const guess = headingEnd(text.slice(token.words, stop), lines);
      if (guess === null) return;
      const heading = {
        at: token.at,
        ends: guess.ends.map((end) => token.words + end),
        end: ends.get(token.at) ?? token.words + guess.end,
      };
      if (!guess.isSure) doubtful.push(heading);
      if (heading.end < stop) changes.push({ from: heading.end, to: heading.end + 1, insert: '\n\n' });
    });
  }
  return changes.length > 0 ? { changes: changes.toSorted((a, b) => a.from - b.from), doubtful } : null;
}

/** The text with other characters in place of islands: what looks like a mark in one is none. */
function withoutIslands(text: string): string {
  if (!mayHaveIslands(text)) return text;
  const from = bodyStart(text);
  return maskIslands(text, findIslands(text, from, parseBody(text, from))).text;
}

/** Lines outside of front matter and code that hold two marks of blocks and more. */
function flatLines(text: string): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let fence = '';
  for (let at = bodyStart(text); at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end).trimEnd();
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') fence = mark.startsWith(fence) && mark.length >= fence.length ? '' : fence;
    else if (mark !== '') fence = mark;
    else if (!/^ {4}|^\t|^ {0,3}\|/.test(line)) {
      const tokens = tokensOf(text, at, at + line.length);
      // A heading at the start counts only beside another in the line: by itself it is where it belongs.
      if (tokens.length >= 2 && tokens.some((token) => token.at > at)) found.push({ from: at, to: at + line.length });
    }
    at = end + 1;
  }
  return found;
}

function tokensOf(text: string, from: number, to: number): readonly Token[] {
  const line = text.slice(from, to).replace(/`[^`]*`/g, (code) => '\0'.repeat(code.length));
  const found: Token[] = [];
  const add = (kind: Token['kind'], pattern: RegExp) => {
    for (const match of line.matchAll(pattern)) {
      const blanks = match[1]?.length ?? 0;
      const start = from + match.index;
      found.push({ kind, from: start, at: start + blanks, words: start + match[0].length });
    }
  };
  // A single hash in a line is a number sign more often than a title.
  add('heading', /(^ {0,3})#{1,6}[ \t]+(?=\S)|(?<=\S)([ \t]+)#{2,6}[ \t]+(?=\S)/g);
  add('bullet', /(^[ \t]*|(?<=\S)[ \t]+)[•●▪◦‣·][ \t]+(?=\S)/g);
  add('rule', /((?<=\S)[ \t]+)(?:-{3,}|\*{3,}|_{3,})[ \t]+(?=\S)/g);
  if (/:[ \t]+[-*][ \t]+\S.*?[ \t][-*][ \t]+\S/.test(line)) add('bullet', /((?<=\S)[ \t]+)[-*][ \t]+(?=\S)/g);
  const marks = found.toSorted((a, b) => a.at - b.at);
  return [...marks, ...numbersOf(line, from, marks)]
    .map((token) => withBlanks(text, token))
    .toSorted((a, b) => a.at - b.at);
}

/** The blanks before a mark belong to it, however the pattern caught them. */
function withBlanks(text: string, token: Token): Token {
  let { at } = token;
  while (/[ \t]/.test(text[at] ?? '')) at++;
  let start = at;
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--;
  return { ...token, from: start, at };
}

/** `1.`, `2.`, `3.` one after the other, without another mark between them. One alone is a number in a sentence, and one
 * right behind the hashes is a part of its heading. */
function numbersOf(line: string, from: number, marks: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  const edges = [from, ...marks.map(({ words }) => words), from + line.length];
  for (const [index, start] of edges.entries()) {
    const stop = marks[index]?.from ?? from + line.length;
    const run: Token[] = [];
    for (const match of line
      .slice(start - from, Math.max(0, stop - from))
      .matchAll(/(^|[ \t]+)(\d{1,3})[.)][ \t]+(?=\p{L})/gu)) {
      const isOfHeading = match.index === 0 && marks[index - 1]?.kind === 'heading';
      if (isOfHeading || Number(match[2]) !== run.length + 1) continue;
      const at = start + match.index;
      run.push({ kind: 'number', from: at, at: at + (match[1]?.length ?? 0), words: at + match[0].length });
    }
    if (run.length > 1) found.push(...run);
  }
  return found;
}

function separate(text: string, token: Token, before: Token | undefined, lineStart: number): readonly TextChange[] {
  const isItem = token.kind === 'bullet' || token.kind === 'number';
  const gap = isItem && before?.kind === token.kind ? '\n' : '\n\n';
  const lead = token.from <= lineStart ? '' : gap;
  if (token.kind === 'bullet') return [{ from: token.from, to: token.words, insert: `${lead}- ` }];
  return lead === '' || text.slice(token.from, token.at) === lead
    ? []
    : [{ from: token.from, to: token.at, insert: lead }];
}

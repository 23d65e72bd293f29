import type { TextChange } from '../../base/text-change.ts';
import { bodyStart } from '../../frontmatter/split.ts';
import { headingEnd } from './heading-end.ts';
import { findIslands, mayHaveIslands } from '../islands/islands.ts';
import { maskIslands } from '../islands/mask.ts';
import { parseBody } from '../parse/parser.ts';

// Markdown that lost its line ends, as pages do when they are copied: headings, items and rules stand in the middle of
// one long line. Only blanks become line ends and `•` becomes `-`; no word is touched. Code and tables stand on lines of
// their own again; where the lines of the code ended nobody knows.

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
  readonly kind: 'heading' | 'bullet' | 'number' | 'rule' | 'code' | 'table';
  /** With the blanks before it. */
  readonly from: number;
  readonly at: number;
  /** Where the words behind the mark start. */
  readonly words: number;
  /** The blanks inside of code and tables that were line ends. */
  readonly breaks?: readonly { readonly from: number; readonly to: number }[];
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
      changes.push(...(token.breaks ?? []).map((blanks) => ({ ...blanks, insert: '\n' })));
      const next = tokens[index + 1]?.from ?? to;
      if (/^(?:rule|code|table)$/.test(token.kind) && token.words <= next && token.words < to)
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
  const sorted = changes.toSorted((a, b) => a.from - b.from);
  // Where a table follows another one of as many cells, its rows may be those of both.
  const once = sorted.filter(({ from }, index) => from !== sorted[index + 1]?.from);
  return once.length > 0 ? { changes: once, doubtful } : null;
}

/** The text with other characters in place of islands: what looks like a mark in one is none. */
function withoutIslands(text: string): string {
  if (!mayHaveIslands(text)) return text;
  const from = bodyStart(text);
  return maskIslands(text, findIslands(text, from, parseBody(text, from))).text;
}

/** Lines outside of front matter and code that hold two marks of blocks and more, or a table in the middle. */
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
      const marks = tokens.filter(({ kind }) => kind !== 'code');
      const isTable = tokens.some(({ kind }) => kind === 'table');
      if ((marks.length >= 2 && marks.some((token) => token.at > at)) || isTable)
        found.push({ from: at, to: at + line.length });
    }
    at = end + 1;
  }
  return found;
}

function tokensOf(text: string, from: number, to: number): readonly Token[] {
  // No mark of a block stands in code or in the words of a link.
  const line = text.slice(from, to).replace(/`[^`]*`|\[[^[\]]*\]\(/g, (inside) => '\0'.repeat(inside.length));
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
  // A box is a task wherever it stands.
  add('bullet', /(^[ \t]*|(?<=\S)[ \t]+)[-*+][ \t]+(?=\[[ xX]\][ \t])/g);
  // Beside a pipe it is a cell.
  add('rule', /((?<=[^\s|])[ \t]+)(?:-{3,}|\*{3,}|_{3,})[ \t]+(?=[^\s|])/g);
  if (/:[ \t]+[-*][ \t]+\S.*?[ \t][-*][ \t]+\S/.test(line)) add('bullet', /((?<=\S)[ \t]+)[-*][ \t]+(?=\S)/g);
  const blocks = [...codeIn(text, from, to), ...tablesIn(line, from)];
  const isOutside = ({ at }: Token) => !blocks.some((block) => block.at <= at && at < block.words);
  const marks = [...found.filter(isOutside), ...blocks].toSorted((a, b) => a.at - b.at);
  return [...marks, ...numbersOf(line, from, marks)]
    .map((token) => withBlanks(text, token))
    .toSorted((a, b) => a.at - b.at);
}

/** Fences with what is between them. */
function codeIn(text: string, from: number, to: number): readonly Token[] {
  const fences = /(?:(?<=\S)[ \t]+|^)(```[\w+#.-]*)([ \t]+)(?=\S)([^`]*?)([ \t]+)```(?:[ \t]+|$)/g;
  return [...text.slice(from, to).matchAll(fences)].map((match): Token => {
    const [whole, open = '', lead = '', code = '', end = ''] = match;
    const at = from + match.index + whole.indexOf('`');
    const start = at + open.length;
    const stop = start + lead.length + code.length;
    const breaks = [
      { from: start, to: start + lead.length },
      { from: stop, to: stop + end.length },
    ];
    return { kind: 'code', from: from + match.index, at, words: from + match.index + whole.length, breaks };
  });
}

/** A head that is longer is none. */
const longestRow = 4000;

/** Rows around one of dashes that have as many cells. */
function tablesIn(line: string, from: number): readonly Token[] {
  return [...line.matchAll(/\|(?:[ \t]*:?-+:?[ \t]*\|)+/g)].flatMap((dashes): readonly Token[] => {
    const row = `\\|(?:[^|]*\\|){${dashes[0].split('|').length - 2}}`;
    const before = new RegExp(`[ \\t]*(${row})[ \\t]+$`).exec(
      line.slice(Math.max(0, dashes.index - longestRow), dashes.index),
    );
    const end = dashes.index + dashes[0].length;
    const after = new RegExp(`^(?:[ \\t]+${row})*[ \\t]*`).exec(line.slice(end))?.[0] ?? '';
    if (!before?.[1]) return [];
    const at = dashes.index - before[0].length + before[0].indexOf('|');
    const rows = [...line.slice(end, end + after.trimEnd().length).matchAll(new RegExp(`([ \\t]+)${row}`, 'g'))];
    const blanks = [at + before[1].length, ...rows.map(({ index }) => end + index)];
    const breaks = blanks.map((place) => ({
      from: from + place,
      to: from + place + (/^[ \t]+/.exec(line.slice(place))?.[0].length ?? 0),
    }));
    return [
      {
        kind: 'table',
        from: from + dashes.index - before[0].length,
        at: from + at,
        words: from + end + after.length,
        breaks,
      },
    ];
  });
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
      .matchAll(/(^|[ \t]+)(\d{1,3})[.)][ \t]+(?=[*_"“‘'[(]{0,3}[\p{L}\0])/gu)) {
      const isOfHeading = match.index === 0 && marks[index - 1]?.kind === 'heading';
      if (isOfHeading || Number(match[2]) !== run.length + 1) continue;
      const at = start + match.index;
      run.push({ kind: 'number', from: at, at: at + (match[1]?.length ?? 0), words: at + match[0].length });
    }
    // `1) this and 2) that` counts in a sentence.
    const isSentence = run.slice(1).some(({ at }) => /(?:[,;]|\b(?:and|or))\s*$/.test(line.slice(0, at - from)));
    if (run.length > 1 && !isSentence) found.push(...run);
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

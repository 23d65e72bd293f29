import type { SearchQuery } from '@codemirror/search';
import type { EditorState, StateEffectType, TransactionSpec } from '@codemirror/state';
import { formatNumber } from '../../../shared/base/count-of.ts';
import { fillGroups } from '../../../shared/base/fill-groups.ts';
import type { FoundQuery } from './found-query.ts';

// Loaded once something is searched for: it imports nothing that is there before, which would tear that apart.

/** More are not counted: the number would say nothing, and counting would be felt. */
export const mostCounted = 9999;

/** Counting stops after this many milliseconds. */
const longest = 60;

export interface MatchCount {
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  /** 1-based number of the match that is selected; 0: none is. */
  readonly current: number;
  /** How many of `total` begin before what is shown: in front matter that is folded. */
  readonly folded: number;
}

/** How often what is searched for occurs; null when it is nothing or no regular expression. */
export function countMatches(state: EditorState, query: SearchQuery, shown: number): MatchCount | null {
  if (!query.valid) return null;
  const { from, to } = state.selection.main;
  const started = performance.now();
  let total = 0;
  let current = 0;
  let folded = 0;
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); !next.done; next = cursor.next()) {
    if (total === mostCounted || (total % 50 === 49 && performance.now() - started > longest))
      return { total, more: true, current, folded };
    total++;
    if (next.value.from < shown) folded++;
    if (next.value.from === from && next.value.to === to) current = total;
  }
  return { total, more: false, current, folded };
}

/** The count in words. */
export function countText(count: MatchCount | null): string {
  if (!count) return '';
  const words = wordsOf(count);
  return count.folded > 0 ? `${words}, ${count.folded} in folded front matter` : words;
}

function wordsOf(count: MatchCount): string {
  if (count.total === 0) return 'Not found';
  const total = `${formatNumber(count.total)}${count.more ? '+' : ''}`;
  if (count.current > 0) return `${formatNumber(count.current)} of ${total}`;
  return count.total === 1 ? '1 match' : `${total} matches`;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly match?: RegExpMatchArray;
}

/** How much of its line is said of a match. Characters to both sides. */
const beside = 30;

/**
 * Selects what a valid query finds behind the selection (1) or before it (-1), round and round, and has it said. CodeMirror takes
 * the place that it begins to look at for the start of a line, where an expression may reach over lines, and sees nothing before it.
 */
export function matchSelected(
  { doc, selection }: EditorState,
  { search, caseSensitive }: FoundQuery,
  by: 1 | -1,
  say: StateEffectType<string>,
): TransactionSpec {
  const expression = new RegExp(search, caseSensitive ? 'gmu' : 'gmui');
  const match = (by === 1 ? matchBehind : matchBefore)(doc.toString(), expression, selection.main);
  if (!match) return {};
  const { index: anchor } = match;
  const head = anchor + match[0].length;
  const line = doc.lineAt(anchor);
  const words = doc.sliceString(Math.max(line.from, anchor - beside), Math.min(head + beside, doc.lineAt(head).to));
  return {
    selection: { anchor, head },
    effects: say.of(`${words}, line ${line.number}`),
    scrollIntoView: true,
    userEvent: 'select.search',
  };
}

function matchBehind(text: string, expression: RegExp, { to }: { readonly to: number }): RegExpExecArray | null {
  expression.lastIndex = to;
  const match = expression.exec(text);
  if (match && (match[0] !== '' || match.index > to)) return match;
  // A match of nothing right at the caret is the one that it stands at.
  expression.lastIndex = to + String.fromCodePoint(text.codePointAt(to) ?? 0).length;
  const next = match && expression.exec(text);
  expression.lastIndex = 0;
  return next ?? expression.exec(text);
}

/** So much is looked through first on the way back. Characters. */
const firstReach = 10_000;

const matchBefore = (text: string, expression: RegExp, { from }: { readonly from: number }) =>
  lastUpTo(text, expression, from) ?? lastUpTo(text, expression, text.length + 1);

function lastUpTo(text: string, expression: RegExp, end: number): RegExpExecArray | undefined {
  for (let reach = firstReach; ; reach *= 4) {
    const start = reach < end ? text.lastIndexOf('\n', end - reach) + 1 : 0;
    let last: RegExpExecArray | undefined;
    expression.lastIndex = start;
    for (const match of text.matchAll(expression)) {
      if (match.index >= end || match.index + match[0].length > end) break;
      last = match;
    }
    if (last || start === 0) return last;
  }
}

// CodeMirror's own commands know no names of groups, and write `undefined` for a group that found nothing.

const written = ({ asked }: FoundQuery, match: RegExpMatchArray | undefined) =>
  asked.regexp && match ? fillGroups(asked.replace, match) : asked.replace;

function* changesFrom(state: EditorState, query: FoundQuery, start: number) {
  const cursor = query.getCursor(state, start);
  for (let next = cursor.next(); !next.done; next = cursor.next()) {
    const { from, to, match }: Match = next.value;
    yield { from, to, insert: written(query, match) };
  }
}

/** How far an expression may look to both sides of what it finds. Characters. */
const farthest = 1000;

/** What is found at the start of the selection, read with what stands before it. */
function matchHere({ doc, selection: { main } }: EditorState, { search, caseSensitive }: FoundQuery) {
  const start = Math.max(0, main.from - farthest);
  const here = new RegExp(search, caseSensitive ? 'muy' : 'muyi');
  here.lastIndex = main.from - start;
  return here.exec(doc.sliceString(start, main.to + farthest));
}

/** Replaces all that a valid query finds from `shown` on. */
export const allReplaced = (state: EditorState, query: FoundQuery, shown: number): TransactionSpec => ({
  changes: [...changesFrom(state, query, 0)].filter(({ from }) => from >= shown),
  userEvent: 'input.replace.all',
});

/**
 * Replaces what is selected, where it is what a valid query finds, and puts the caret behind it. CodeMirror takes the place that it
 * begins to look at for the start of a line, where an expression may reach over lines, and sees nothing before it.
 */
export function oneReplaced(state: EditorState, query: FoundQuery): TransactionSpec {
  const { from, to } = state.selection.main;
  const here = matchHere(state, query);
  const [found] = changesFrom(state, query, from);
  const isFound = found?.from === from && found.to === to;
  if (!here || !(isFound || here[0].length === to - from)) return {};
  const changes = state.changes(isFound ? found : { from, to, insert: written(query, here) });
  return { changes, selection: { anchor: changes.mapPos(to, 1) }, userEvent: 'input.replace' };
}

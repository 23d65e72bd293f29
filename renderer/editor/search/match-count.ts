import { getSearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';

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
}

/** How often what is searched for occurs; null when it is nothing or no regular expression. */
export function countMatches(state: EditorState): MatchCount | null {
  const query = getSearchQuery(state);
  if (!query.valid) return null;
  const { from, to } = state.selection.main;
  const started = performance.now();
  let total = 0;
  let current = 0;
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); !next.done; next = cursor.next()) {
    if (total === mostCounted || (total % 50 === 49 && performance.now() - started > longest))
      return { total, more: true, current };
    total++;
    if (next.value.from === from && next.value.to === to) current = total;
  }
  return { total, more: false, current };
}

/** The count in words. */
export function countText(count: MatchCount | null): string {
  if (!count) return '';
  if (count.total === 0) return 'Not found';
  const total = `${count.total.toLocaleString('en')}${count.more ? '+' : ''}`;
  if (count.current > 0) return `${count.current.toLocaleString('en')} of ${total}`;
  return count.total === 1 ? '1 match' : `${total} matches`;
}

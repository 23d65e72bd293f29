import { foldedRanges } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Span } from './spans.ts';

/** Whole lines, with what is folded behind them. */
export interface ShownLines extends Span {
  readonly folds: readonly Span[];
}

/** The lines of a stretch as they are seen: what is folded behind one of them is a part of it. */
export function shownLines(state: EditorState, from: number, to: number): ShownLines {
  const folds: Span[] = [];
  foldedRanges(state).between(from, to, (start, end) => void folds.push({ from: start, to: end }));
  const first = state.doc.lineAt(Math.min(from, ...folds.map((fold) => fold.from)));
  const last = state.doc.lineAt(Math.max(to, ...folds.map((fold) => fold.to)));
  if (first.from === from && last.to === to) return { from, to, folds: folds.toSorted((a, b) => a.from - b.from) };
  // What is folded may end within what else is: where the words changed in between.
  return shownLines(state, first.from, last.to);
}

import { foldable, foldEffect, foldedRanges, unfoldEffect } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { sectionsOf } from './sections.ts';
import type { Span } from './spans.ts';

/** How far up the heading or item that holds the caret is looked for, in lines. */
const farthest = 5000;

/** Folds the section, item or block at the caret behind its first line, or opens the one that is folded there. */
export const toggleFold: StateCommand = ({ state, dispatch }) => {
  const line = state.doc.lineAt(state.selection.main.head);
  const folded = foldedIn(state, line.from, line.to);
  if (folded.length > 0) {
    dispatch(state.update({ effects: folded.map((span) => unfoldEffect.of(span)) }));
    return true;
  }
  const span = nearest(state, line.number, line.to);
  if (!span) return false;
  // A caret in what is hidden would open it again.
  const selection = EditorSelection.cursor(span.from);
  dispatch(state.update({ effects: foldEffect.of(span), selection, scrollIntoView: true, userEvent: 'select.fold' }));
  return true;
};

/** Folds every section of the highest level that has more than one: of a post with one title, the sections below it. */
export const foldSections: StateCommand = ({ state, dispatch }) => {
  const all = sectionsOf(state);
  const isShared = (level: number) => all.filter(({ heading }) => heading.level === level).length > 1;
  const level = [1, 2, 3, 4, 5, 6].find(isShared) ?? all[0]?.heading.level;
  const spans = all.flatMap(({ heading, to }) => {
    const from = state.doc.lineAt(heading.to).to;
    const end = state.sliceDoc(from, to).trimEnd().length;
    return heading.level === level && end > 0 ? [{ from, to: from + end }] : [];
  });
  if (spans.length === 0) return false;
  const { head } = state.selection.main;
  const hiding = spans.find(({ from, to }) => from < head && head <= to);
  const selection = hiding && { selection: EditorSelection.cursor(hiding.from) };
  const effects = spans.map((span) => foldEffect.of(span));
  dispatch(state.update({ effects, ...selection, scrollIntoView: true, userEvent: 'select.fold' }));
  return true;
};

function nearest(state: EditorState, from: number, caret: number): Span | null {
  for (let number = from; number > Math.max(0, from - farthest); number--) {
    const line = state.doc.line(number);
    const span = foldable(state, line.from, line.to);
    if (span && span.to >= caret) return span;
  }
  return null;
}

function foldedIn(state: EditorState, from: number, to: number): readonly Span[] {
  const found: Span[] = [];
  foldedRanges(state).between(from, to, (start, end) => void found.push({ from: start, to: end }));
  return found;
}

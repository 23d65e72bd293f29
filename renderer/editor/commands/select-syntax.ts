import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorSelection, StateField, type EditorState, type StateCommand } from '@codemirror/state';
import { bodyFrom } from '../front-matter-field.ts';
import { foldedTo } from '../front-matter-fold.ts';
import { sectionsOf } from './sections.ts';
import { wordAround, type Span } from './spans.ts';

/** The selections that growing came from, the last one on top. Any other move of the caret forgets them. */
export const grownFrom = StateField.define<readonly EditorSelection[]>({
  create: () => [],
  update(value, transaction) {
    if (transaction.isUserEvent('select.grow')) return [...value, transaction.startState.selection];
    if (transaction.isUserEvent('select.shrink')) return value.slice(0, -1);
    return transaction.docChanged || transaction.selection ? [] : value;
  },
});

/** Selects more: the word, what is marked, the mark with it, the sentence's block, the section, the body, everything. */
export const growSelection: StateCommand = ({ state, dispatch }) => {
  const ranges = state.selection.ranges.map((range) => {
    const { from, to } = larger(state, range) ?? range;
    return EditorSelection.range(from, to);
  });
  const selection = EditorSelection.create(ranges, state.selection.mainIndex);
  if (selection.eq(state.selection)) return false;
  dispatch(state.update({ selection, userEvent: 'select.grow' }));
  return true;
};

/** Goes back to what was selected before it was grown. */
export const shrinkSelection: StateCommand = ({ state, dispatch }) => {
  const before = state.field(grownFrom, false)?.at(-1);
  if (!before) return false;
  dispatch(state.update({ selection: before, userEvent: 'select.shrink' }));
  return true;
};

function larger(state: EditorState, range: Span): Span | null {
  const word = range.from === range.to ? wordAround(state, range.from) : null;
  if (word) return word;
  const larger = [...nodesAround(state, range), ...sectionsAround(state, range)]
    .filter(({ from, to }) => from <= range.from && to >= range.to && to - from > range.to - range.from)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  return larger[0] ?? null;
}

/** Each node around the range, and what stands between its marks. */
function nodesAround(state: EditorState, { from, to }: Span): readonly Span[] {
  ensureSyntaxTree(state, to, 200);
  const found: Span[] = [];
  const sides: readonly (1 | -1)[] = from === to ? [1, -1] : [1];
  for (const side of sides) {
    for (let node = syntaxTree(state).resolveInner(from, side); node.parent; node = node.parent) {
      if (node.to < to) continue;
      const { firstChild, lastChild } = node;
      const open = firstChild?.from === node.from && firstChild.name.endsWith('Mark') ? firstChild.to : node.from;
      const close = lastChild?.to === node.to && lastChild.name.endsWith('Mark') ? lastChild.from : node.to;
      found.push({ from: node.from, to: node.to }, { from: open, to: close });
    }
  }
  return found;
}

function sectionsAround(state: EditorState, { from, to }: Span): readonly Span[] {
  const around = sectionsOf(state).filter((section) => section.from <= from && section.to >= to);
  const { length } = state.doc;
  const body = { from: bodyFrom(state), to: length };
  // What is hidden cannot be selected.
  return foldedTo(state) === null ? [...around, body, { from: 0, to: length }] : [...around, body];
}

import { EditorSelection, type EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { selectedStretches } from './commands/delete-lines.ts';
import { shownLines } from './commands/folded-lines.ts';
import type { Span } from './commands/spans.ts';

/** The lines at the carets with what is folded behind them; null where nothing is, or something is selected. */
function foldedAt(state: EditorState): readonly Span[] | null {
  if (state.selection.ranges.some(({ empty }) => !empty)) return null;
  const lines = selectedStretches(state);
  return lines.some(({ from, to }) => shownLines(state, from, to).folds.length > 0) ? lines : null;
}

const textOf = (state: EditorState, lines: readonly Span[]): string =>
  lines.map(({ from, to }) => state.sliceDoc(from, to)).join(state.lineBreak);

/** What is cut from states that lines were selected in for it. */
const cut = new WeakMap<EditorState, string>();

/** Cutting and copying where nothing is selected take the lines, and what is folded behind them: cut without that, it would be of
 * the line above. */
export const takeFolded: Extension = [
  EditorView.domEventHandlers({
    cut(_event, view) {
      const { state } = view;
      const lines = state.readOnly ? null : foldedAt(state);
      if (lines) {
        const { length } = state.doc;
        const ranges = lines.map(({ from, to }) => EditorSelection.range(from, Math.min(length, to + 1)));
        view.dispatch({ selection: EditorSelection.create(ranges) });
        cut.set(view.state, textOf(state, lines) + state.lineBreak);
      }
      // The rest is done as with any selection.
      return false;
    },
  }),
  EditorView.clipboardOutputFilter.of((text, state) => {
    const lines = foldedAt(state);
    return lines ? textOf(state, lines) : (cut.get(state) ?? text);
  }),
];

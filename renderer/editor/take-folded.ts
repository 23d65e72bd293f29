import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { shownLines, type ShownLines } from './commands/folded-lines.ts';

/** The line at the one caret with what is folded behind it; null where nothing is, or something is selected. */
function foldedAt(state: EditorState): ShownLines | null {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty) return null;
  const line = state.doc.lineAt(main.head);
  const lines = shownLines(state, line.from, line.to);
  return lines.folds.length > 0 ? lines : null;
}

/** Cutting and copying where nothing is selected take the line, and what is folded behind it: cut without that, it would be of the
 * line above. */
export const takeFolded: Extension = [
  EditorView.domEventHandlers({
    cut(_event, view) {
      const { doc, readOnly } = view.state;
      const lines = readOnly ? null : foldedAt(view.state);
      if (lines) view.dispatch({ selection: { anchor: lines.from, head: Math.min(doc.length, lines.to + 1) } });
      // The rest is done as with any selection.
      return false;
    },
  }),
  EditorView.clipboardOutputFilter.of((text, state) => {
    const lines = foldedAt(state);
    return lines ? state.sliceDoc(lines.from, lines.to) : text;
  }),
];

import { EditorView } from '@codemirror/view';
import { shownLines } from './commands/folded-lines.ts';

/** Cutting where nothing is selected takes the line, and what is folded behind it: left there, it would be of the line above. */
export const cutFolded = EditorView.domEventHandlers({
  cut(_event, view) {
    const { doc, selection, readOnly } = view.state;
    const line = doc.lineAt(selection.main.head);
    const { from, to, folds } = shownLines(view.state, line.from, line.to);
    const isPlain = selection.ranges.length === 1 && selection.main.empty;
    if (isPlain && !readOnly && folds.length > 0)
      view.dispatch({ selection: { anchor: from, head: Math.min(doc.length, to + 1) } });
    // The rest is done as with any selection.
    return false;
  },
});

import type { Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

const byItsText = Decoration.line({ attributes: { dir: 'auto' } });

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  let last = -1;
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      // Two ranges may meet in one line.
      if (line.from > last) found.push(byItsText.range(line.from));
      last = line.from;
      if (line.to >= to || line.number === state.doc.lines) break;
    }
  }
  return Decoration.set(found);
}

/** Each line runs in the direction of its own first letter, so that Arabic or Hebrew stands and moves as it is read. */
export const lineDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }

      update({ view, docChanged, viewportChanged }: ViewUpdate) {
        if (docChanged || viewportChanged) this.decorations = decorate(view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

import type { Text } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Characters from which on the editor draws parts of a wrapped line only, and guesses the height of the others. */
const longLine = 20_000;

/** Frames in which the caret is brought back: each time, some of the heights are no guesses any more. */
const mostTries = 6;

/**
 * Keeps the caret in sight in and beside very long lines. Where the guessed heights are far off, the editor gives up measuring
 * before its own scroll has come to an end, and what is typed next cannot be seen. So it scrolls once more after that.
 */
export const longLineCaret = ViewPlugin.fromClass(
  class {
    private readonly view: EditorView;
    private frame = 0;

    constructor(view: EditorView) {
      this.view = view;
    }

    update({ transactions, state: { doc, selection } }: ViewUpdate) {
      if (!transactions.some(({ scrollIntoView }) => scrollIntoView) || !isNearLongLine(doc, selection.main.head))
        return;
      // The editor's own frame comes first.
      this.soon(() => this.bringBack(mostTries));
    }

    destroy() {
      cancelAnimationFrame(this.frame);
    }

    private bringBack(tries: number) {
      if (tries > 0 && !scrollToCaret(this.view)) this.soon(() => this.bringBack(tries - 1));
    }

    private soon(work: () => void) {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => (this.frame = requestAnimationFrame(work)));
    }
  },
);

function isNearLongLine(doc: Text, at: number): boolean {
  const line = doc.lineAt(at);
  const lengthOf = (number: number) => (number >= 1 && number <= doc.lines ? doc.line(number).length : 0);
  return [line.length, lengthOf(line.number - 1), lengthOf(line.number + 1)].some((length) => length > longLine);
}

/** Answers whether the caret was in sight already. */
function scrollToCaret(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const caret = view.coordsAtPos(head);
  const { top, bottom, height } = view.scrollDOM.getBoundingClientRect();
  if (caret && caret.bottom <= bottom && caret.top >= top) return true;
  if (caret) view.scrollDOM.scrollTop += caret.top - top - height / 2;
  else view.dispatch({ effects: EditorView.scrollIntoView(head, { y: 'center' }) });
  return false;
}

import {
  Prec,
  StateField,
  type EditorState,
  type Extension,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** What was put behind `</` by itself, up to where. */
interface ClosedTag {
  readonly end: number;
  readonly put: string;
}

const closedTag = StateField.define<ClosedTag | null>({
  create: () => null,
  update(known, transaction) {
    if (!transaction.docChanged) return transaction.selection ? null : known;
    if (!transaction.isUserEvent('input.complete')) return known && goesOn(known, transaction) ? known : null;
    const { head } = transaction.newSelection.main;
    const [, put] = /<\/([\w-]+>)$/.exec(transaction.newDoc.sliceString(Math.max(0, head - 99), head)) ?? [];
    return put === undefined ? null : { end: head, put };
  },
});

/** Whether nothing but a beginning of the tag stands between it and the caret. */
function goesOn({ end, put }: ClosedTag, { changes, newDoc, newSelection }: Transaction): boolean {
  const { head } = newSelection.main;
  return !changes.touchesRange(0, end - 1) && head > end && put.startsWith(newDoc.sliceString(end, head));
}

/** What the last sign of a tag does behind one that was closed with its `/`: who has typed all of it means the same. */
export function typedOver(state: EditorState, sign: string): TransactionSpec | null {
  const tag = state.field(closedTag, false);
  const { main, ranges } = state.selection;
  if (!tag || ranges.length > 1 || !main.empty || main.head <= tag.end) return null;
  if (state.sliceDoc(tag.end, main.head) + sign !== tag.put) return null;
  return { changes: { from: tag.end, to: main.head }, selection: { anchor: tag.end }, userEvent: 'input.type' };
}

/** Takes the rest of a tag that is closed already as typed. Until its last sign it may be a word, and is one. */
export const closedTags: Extension = [
  closedTag,
  // Before what closes tags.
  Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const change = view.composing || from !== to ? null : typedOver(view.state, text);
      if (change) view.dispatch(change);
      return change !== null;
    }),
  ),
];

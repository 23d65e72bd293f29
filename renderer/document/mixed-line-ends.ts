import {
  EditorSelection,
  EditorState,
  Prec,
  type ChangeSpec,
  type Extension,
  type SelectionRange,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Direction, keymap, type EditorView, type KeyBinding } from '@codemirror/view';
import { restored } from './user-events.ts';

// In a file that mixes LF and CRLF the lines are cut at LF, and the CR of a CRLF is the last character of its line: so every
// line keeps its own end. For a person the two are one, which nothing comes between.

/** For a document that is cut at LF and holds CRLFs. */
export const mixedLineEnds: Extension = [
  // Filters run from the last to the first.
  EditorState.transactionFilter.of(outsideOfEnds),
  EditorState.transactionFilter.of(withWholeEnds),
  Prec.high(
    keymap.of([
      onward('ArrowRight', isLeftToRight),
      onward('ArrowLeft', (view) => !isLeftToRight(view)),
      { mac: 'Ctrl-f', run: (view) => overEnd(view, false) },
    ]),
  ),
];

/** Whether a position is between the two characters of a CRLF. */
const isInEnd = (doc: Text, at: number): boolean => doc.sliceString(Math.max(0, at - 1), at + 1) === '\r\n';

/** No caret stands in a CRLF. */
function outsideOfEnds(transaction: Transaction) {
  const { newDoc, newSelection } = transaction;
  const place = (at: number) => (isInEnd(newDoc, at) ? at - 1 : at);
  if (newSelection.ranges.every(({ anchor, head }) => place(anchor) === anchor && place(head) === head))
    return transaction;
  const ranges = newSelection.ranges.map(({ anchor, head }) => EditorSelection.range(place(anchor), place(head)));
  return [transaction, { selection: EditorSelection.create(ranges, newSelection.mainIndex), sequential: true }];
}

/** What is typed, pasted or deleted leaves no half of a CRLF behind, and a new line ends as the one that it comes into. */
function withWholeEnds(transaction: Transaction) {
  const isByHand = ['input', 'delete', 'move'].some((event) => transaction.isUserEvent(event));
  if (!transaction.docChanged || !isByHand || transaction.isUserEvent(restored)) return transaction;
  const before = transaction.startState.doc;
  const changes: ChangeSpec[] = [];
  transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const isCutBefore = isInEnd(before, fromA);
    const isCutAfter = isInEnd(before, toA);
    const isEmpty = inserted.length === 0;
    // From one end to another: what is left of both is one again.
    if (isCutBefore && isCutAfter && isEmpty) return;
    if (isCutBefore) changes.push({ from: fromB - 1, to: fromB });
    if (endsInCrLf(before, fromA)) changes.push(...newEnds(inserted).map((at) => ({ from: fromB + at, insert: '\r' })));
    // The CR alone was deleted: the key was meant for the end of the line.
    if (isCutAfter && !isCutBefore && isEmpty && toA - fromA === 1) changes.push({ from: toB, to: toB + 1 });
    else if (isCutAfter) changes.push({ from: toB, insert: '\r' });
  });
  return changes.length > 0 ? [transaction, { changes, sequential: true }] : transaction;
}

/** Whether the line at a position ends in CRLF; the last one as the line before it. */
function endsInCrLf(doc: Text, at: number): boolean {
  const line = doc.lineAt(at);
  return isInEnd(doc, line.to < doc.length ? line.to : line.from - 1);
}

/** Where in a text a line ends in LF alone. */
function newEnds(text: Text): readonly number[] {
  const ends: number[] = [];
  for (let line = 1; line < text.lines; line++) {
    const { to, text: words } = text.line(line);
    if (!words.endsWith('\r')) ends.push(to);
  }
  return ends;
}

/** Over the end of the line in one step, for carets right before a CRLF. */
function overEnd(view: EditorView, extend: boolean): boolean {
  const { doc, selection } = view.state;
  const isBefore = ({ head }: SelectionRange) => isInEnd(doc, head + 1);
  if (!selection.ranges.some(isBefore)) return false;
  const step = (range: SelectionRange) =>
    isBefore(range) ? EditorSelection.cursor(range.head + 2) : view.moveByChar(range, true);
  const ranges = selection.ranges.map((range) =>
    extend
      ? EditorSelection.range(range.anchor, step(range).head)
      : range.empty
        ? step(range)
        : EditorSelection.cursor(range.to),
  );
  view.dispatch({
    selection: EditorSelection.create(ranges, selection.mainIndex),
    userEvent: 'select',
    scrollIntoView: true,
  });
  return true;
}

function onward(key: string, isIt: (view: EditorView) => boolean): KeyBinding {
  return {
    key,
    run: (view) => isIt(view) && overEnd(view, false),
    shift: (view) => isIt(view) && overEnd(view, true),
  };
}

function isLeftToRight(view: EditorView): boolean {
  return view.textDirectionAt(view.state.selection.main.head) === Direction.LTR;
}

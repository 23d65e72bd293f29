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

/** What a sign does where a tag that is typed has been closed by itself. null: it is typed. */
export const typedTag = (state: EditorState, sign: string): TransactionSpec | null =>
  typedOver(state, sign) ?? closedTwice(state, sign);

/** What the last sign of a tag does behind one that was closed with its `/`: who has typed all of it means the same. */
function typedOver(state: EditorState, sign: string): TransactionSpec | null {
  const tag = state.field(closedTag, false);
  const { main, ranges } = state.selection;
  if (!tag || ranges.length > 1 || !main.empty || main.head <= tag.end) return null;
  if (state.sliceDoc(tag.end, main.head) + sign !== tag.put) return null;
  return { changes: { from: tag.end, to: main.head }, selection: { anchor: tag.end }, userEvent: 'input.type' };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The closing tags that were put behind the caret when a tag was opened, as long as they stand there. */
const closers = StateField.define<readonly Range[]>({
  create: () => [],
  update(known, transaction) {
    const { changes, docChanged, newSelection } = transaction;
    if (!docChanged) return known;
    const left = known.flatMap(({ from, to }) => {
      const range = { from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) };
      return range.to - range.from === to - from ? [range] : [];
    });
    if (!transaction.isUserEvent('input.complete')) return left;
    const put: Range[] = [];
    changes.iterChanges((_from, _to, from, to, inserted) => {
      const isBehind = newSelection.ranges.some(({ head }) => head === from);
      if (isBehind && /^<\/[\w-]+>$/.test(inserted.toString())) put.push({ from, to });
    });
    return [...left, ...put];
  },
});

/** Nothing up to a text but blanks and the marks of quotes that its line begins with. */
const blank = /^[ \t]*(?:\n[ \t>]*)*$/;

/** What the last sign of a closing tag does before the same one that was put there when the tag was opened: one is enough. */
function closedTwice(state: EditorState, sign: string): TransactionSpec | null {
  const { main, ranges } = state.selection;
  if (sign !== '>' || ranges.length > 1 || !main.empty) return null;
  const { head } = main;
  const line = state.doc.lineAt(head);
  const [tag] = /<\/[\w-]+$/.exec(line.text.slice(0, head - line.from)) ?? [];
  const isNext = ({ from, to }: Range) =>
    from >= head && state.sliceDoc(from, to) === `${tag}>` && blank.test(state.sliceDoc(head, from));
  const closer = tag ? state.field(closers).find(isNext) : undefined;
  if (!tag || !closer) return null;
  const below = state.doc.lineAt(closer.from);
  const isAlone = below.number > line.number && line.text.replace(/^[ \t>]+/, '').trimEnd() === tag;
  // On a line of its own it stands farther in than the tag that it closes: that of the other one is right.
  const [from, to, insert] = isAlone ? [line.from, below.from, ''] : [head, closer.to, sign];
  const anchor = isAlone ? closer.to - (to - from) : head + 1;
  return { changes: { from, to, insert }, selection: { anchor }, userEvent: 'input.type' };
}

/** Takes the rest of a tag that is closed already as typed. Until its last sign it may be a word, and is one. */
export const closedTags: Extension = [
  closedTag,
  closers,
  // Before what closes tags.
  Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const change = view.composing || from !== to ? null : typedTag(view.state, text);
      if (change) view.dispatch(change);
      return change !== null;
    }),
  ),
];

import { syntaxTree } from '@codemirror/language';
import { countColumn, type ChangeSpec, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { likeNumber } from '../../../shared/markdown/edits/renumber.ts';
import { insertText } from '../insert-text.ts';
import { itemAt, itemBeside, linesBelow, numberOf, shifted, withNumber } from './list-items.ts';
import { siblingLines } from './list-indent.ts';
import { renumbering } from './list-numbers.ts';

/** The last mark of a line with nothing behind it but the box of a task. */
const emptyItem = /(?:[-+*]|\d{1,9}[.)])[ \t]*(\[[ xX]\][ \t]*)?$/;

/** The mark of an item that another one is made after, with its blanks and its box. */
const firstMark = /^([-+*]|(\d{1,9})([.)]))(?:([ \t]{1,4})(?=\S)(\[[ xX]\][ \t]+)?)?/;

interface EmptyItem {
  readonly line: Line;
  readonly item: SyntaxNode;
  /** Where its mark stands in the line. */
  readonly at: number;
  /** What stands in it on the lines below. */
  readonly below: readonly Line[];
  /** How many columns its text is behind its mark. */
  readonly width: number;
}

/**
 * Ends an empty item: in another item it becomes the next one of that list, elsewhere its mark goes. What stands in it goes with
 * it, and what follows is counted on.
 */
export const endItem: StateCommand = renumbering(({ state, dispatch }) => {
  const empty = emptyItemAt(state);
  if (!empty) return false;
  const { item } = empty;
  const outer = item.parent?.parent?.name === 'ListItem' ? item.parent.parent : null;
  const changes = state.changes(outer ? outward(state, empty, outer) : apart(state, empty));
  const selection = { anchor: changes.mapPos(state.selection.main.head, 1) };
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'input' }));
  return true;
}, 'came');

const columnsOf = (text: string) => countColumn(text, 4);

function emptyItemAt(state: EditorState): EmptyItem | null {
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const at = emptyItem.exec(line.text)?.index;
  if (at === undefined || !empty || state.selection.ranges.length > 1 || state.sliceDoc(head, line.to).trim())
    return null;
  const mark = syntaxTree(state).resolveInner(line.from + at, 1);
  const item = mark.name === 'ListMark' && head >= mark.to ? mark.parent : null;
  if (!item) return null;
  const blanks = /^[ \t]*/.exec(state.sliceDoc(mark.to, line.to))?.[0].length ?? 0;
  const width =
    columnsOf(line.text.slice(0, mark.to - line.from + blanks)) -
    columnsOf(line.text.slice(0, at)) +
    (blanks > 0 ? 0 : 1);
  return { line, item, at, below: linesBelow(state, mark.from, mark.to + blanks), width };
}

/** Makes the item the next one of the list that it was in an item of. */
function outward(state: EditorState, { line, at, below, width }: EmptyItem, outer: SyntaxNode): readonly ChangeSpec[] {
  const first = outer.getChild('ListMark')?.from ?? 0;
  // It is all that the item on its own line begins with: that is empty then.
  if (first >= line.from)
    return [{ from: line.from + at, to: line.to }, ...below.flatMap((one) => shifted(one, at, -width))];
  const column = first - state.doc.lineAt(first).from;
  const [, sign = '', number, point = '', blanks = ' ', box = ''] =
    firstMark.exec(state.sliceDoc(first, state.doc.lineAt(first).to)) ?? [];
  const mark = (number ? likeNumber(Number(number) + 1, number) + point : sign) + blanks;
  const by = columnsOf(line.text.slice(0, column) + mark) - columnsOf(line.text.slice(0, at));
  return [
    { from: line.from + column, to: line.to, insert: insertText(mark + box.replace(/x/i, ' ')) },
    ...below.flatMap((one) => shifted(one, column, by - width)),
    ...siblingLines([line], state).flatMap((one) => shifted(one, column, by)),
  ];
}

/** Takes the mark away, and what stands in the item as far out. The item behind it gets its number. */
function apart(state: EditorState, { line, item, at, below, width }: EmptyItem): readonly ChangeSpec[] {
  const next = itemBeside(item, 'nextSibling');
  const number = numberOf(state, item)?.number;
  return [
    ...setApart(state, line.from + at, line.to),
    ...below.flatMap((one) => shifted(one, at, -width)),
    ...(next && number ? withNumber(state, next, number) : []),
  ];
}

/** Whether there is something on a line but marks of quotes. */
const hasText = ({ doc }: EditorState, line: number) =>
  line > 0 && line <= doc.lines && /[^\s>]/.test(doc.line(line).text);

/** Takes the mark of an item away, with a blank line to what stands right above and below: what is typed next is no part of it. */
export function setApart(state: EditorState, from: number, to: number): readonly ChangeSpec[] {
  const line = state.doc.lineAt(to);
  const lead = line.text.slice(0, from - line.from);
  const blank = lead.trimEnd();
  const isBelow = hasText(state, line.number - 1) && !/[^\s>]/.test(lead) && itemAt(state, line.from - 1) !== null;
  const gone = isBelow ? { from: line.from + blank.length, to, insert: insertText(`\n${lead}`) } : { from, to };
  return hasText(state, line.number + 1) ? [gone, { from: line.to + 1, insert: insertText(`${blank}\n`) }] : [gone];
}

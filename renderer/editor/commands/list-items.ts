import { syntaxTree } from '@codemirror/language';
import { countColumn, type ChangeSpec, type EditorState, type Line } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** The mark of an item with its blanks: what stands below belongs to it from here on. */
const itemMark = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]?)/;

/** How far the item that the line goes on with is indented: without that the line would end it. 0 where it goes on with none. */
export function textColumn(line: Line, state: EditorState): number {
  for (let node = syntaxTree(state).resolveInner(line.to, -1); node.parent; node = node.parent) {
    if (node.name !== 'ListItem' || node.from >= line.from) continue;
    const first = state.doc.lineAt(node.from);
    return textStart(state, node.from) - first.from;
  }
  return 0;
}

/** Where the text of the item whose mark stands at a position begins. The box of a task is text. */
export function textStart({ doc }: EditorState, mark: number): number {
  const { from, text } = doc.lineAt(mark);
  return mark + (itemMark.exec(text.slice(mark - from))?.[0].length ?? 0);
}

/**
 * The lines of the item whose mark stands at a position, but for its first, that are indented as its text is, which begins at
 * `content`. A lazy line stays where it is wherever the item goes.
 */
export function linesBelow(state: EditorState, mark: number, content: number): readonly Line[] {
  const first = state.doc.lineAt(mark);
  const node = syntaxTree(state).resolveInner(mark, 1);
  const item = node.name === 'ListMark' ? node.parent : null;
  const last = item ? state.doc.lineAt(item.to).number : first.number;
  const column = countColumn(first.text, 4, content - first.from);
  return Array.from({ length: last - first.number }, (_, index) => state.doc.line(first.number + 1 + index)).filter(
    ({ text }) => {
      const lead = /^[ \t>]*/.exec(text)?.[0].length ?? 0;
      return lead < text.length && countColumn(text, 4, lead) >= column;
    },
  );
}

/** What moves a line from a place in it on by columns, blanks that are tabs too. */
export function shifted({ from, text }: Line, at: number, by: number): readonly ChangeSpec[] {
  const end = at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);
  if (by >= 0) return by > 0 ? [{ from: from + end, insert: ' '.repeat(by) }] : [];
  const column = (to: number) => countColumn(text, 4, to);
  const wanted = Math.max(column(at), column(end) + by);
  let kept = end;
  while (column(kept) > wanted) kept--;
  return [{ from: from + kept, to: from + end, insert: ' '.repeat(wanted - column(kept)) }];
}

/** The innermost item of a list that holds the place. A mark that begins there counts before what ends there. */
export function itemAt(state: EditorState, at: number): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, 1);
  if (node.name !== 'ListMark') node = syntaxTree(state).resolveInner(at, -1);
  while (node && node.name !== 'ListItem') node = node.parent;
  return node;
}

/** The number of an item, where its mark begins, and where its text does. */
export function numberOf(state: EditorState, item: SyntaxNode) {
  const mark = item.getChild('ListMark');
  const [whole, number] =
    (mark && /^(\d+)[.)][ \t]*/.exec(state.sliceDoc(mark.from, state.doc.lineAt(mark.from).to))) ?? [];
  return mark && whole && number ? { number, from: mark.from, to: mark.from + whole.length } : null;
}

/** What gives a numbered item another number, with what stands in it where its text does. */
export function withNumber(state: EditorState, item: SyntaxNode, number: string): readonly ChangeSpec[] {
  const own = numberOf(state, item);
  if (!own) return [];
  const column = own.from - state.doc.lineAt(own.from).from;
  const below = linesBelow(state, own.from, own.to);
  return [
    { from: own.from, to: own.from + own.number.length, insert: number },
    ...below.flatMap((line) => shifted(line, column, number.length - own.number.length)),
  ];
}

/** The item before or behind one in its list. Marks of quotes stand between them. */
export function itemBeside(item: SyntaxNode, side: 'prevSibling' | 'nextSibling'): SyntaxNode | null {
  let node = item[side];
  while (node && node.name !== 'ListItem') node = node[side];
  return node;
}

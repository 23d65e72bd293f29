import { syntaxTree } from '@codemirror/language';
import { countColumn, type ChangeSpec, type EditorState, type Line } from '@codemirror/state';

/** The mark of an item with its blanks: what stands below belongs to it from here on. */
const itemMark = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]{1,4}(?=\S)|[ \t]?)/;

/** How far the item that the line goes on with is indented: without that the line would end it. 0 where it goes on with none. */
export function textColumn(line: Line, state: EditorState): number {
  for (let node = syntaxTree(state).resolveInner(line.to, -1); node.parent; node = node.parent) {
    if (node.name !== 'ListItem' || node.from >= line.from) continue;
    const first = state.doc.lineAt(node.from);
    return node.from - first.from + (itemMark.exec(first.text.slice(node.from - first.from))?.[0].length ?? 0);
  }
  return 0;
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

/** What moves a line from a place in it on by columns. */
export function shifted({ from, text }: Line, at: number, by: number): readonly ChangeSpec[] {
  if (by >= 0) return by > 0 ? [{ from: from + at, insert: ' '.repeat(by) }] : [];
  const gone = /^ */.exec(text.slice(at, at - by))?.[0].length ?? 0;
  return [{ from: from + at, to: from + at + gone }];
}

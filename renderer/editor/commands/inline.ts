import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

interface InlineMark {
  /** Node name in the syntax tree. */
  readonly node: string;
  readonly mark: string;
}

/** The node of this kind that the range lies in or is. */
function enclosing(state: EditorState, range: SelectionRange, name: string): SyntaxNode | null {
  const sides: readonly (-1 | 1)[] = range.empty ? [-1, 1] : [1];
  for (const side of sides) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(range.from, side);
    for (; node; node = node.parent) {
      if (node.name === name && node.from <= range.from && node.to >= range.to) return node;
    }
  }
  return null;
}

/** The length of the marks at both ends of a node, as written. */
function markLengths(node: SyntaxNode, mark: string): readonly [number, number] {
  const { firstChild, lastChild } = node;
  const open = firstChild?.from === node.from ? firstChild.to - firstChild.from : mark.length;
  const close = lastChild?.to === node.to ? lastChild.to - lastChild.from : mark.length;
  return [open, close];
}

function unwrap(state: EditorState, range: SelectionRange, node: SyntaxNode, { mark }: InlineMark) {
  const [open, close] = markLengths(node, mark);
  const clamp = (position: number) =>
    Math.max(node.from, Math.min(position, node.to - close) - Math.min(open, Math.max(0, position - node.from)));
  const inside = (position: number) => Math.min(clamp(position), node.to - open - close);
  return {
    changes: [
      { from: node.from, to: node.from + open },
      { from: node.to - close, to: node.to },
    ],
    range: EditorSelection.range(inside(range.anchor), inside(range.head)),
  };
}

/** Without the blanks at both ends: `** bold **` is not bold. */
function trimmed(state: EditorState, range: SelectionRange): SelectionRange {
  const text = state.sliceDoc(range.from, range.to);
  const from = range.from + (text.length - text.trimStart().length);
  const to = range.to - (text.length - text.trimEnd().length);
  return from < to ? EditorSelection.range(from, to) : range;
}

/** The caret is between two marks with nothing in them, as this command leaves them: no node of the syntax tree yet. */
function isBetweenMarks(state: EditorState, at: number, mark: string): boolean {
  const around = state.sliceDoc(at - mark.length - 1, at + mark.length + 1);
  // Nothing but the marks: `**|**` is bold that is begun, no italics in italics.
  return around.trim() === mark + mark;
}

function takeMarks(at: number, { length }: string) {
  return { changes: { from: at - length, to: at + length }, range: EditorSelection.cursor(at - length) };
}

/** Puts the mark around each selection, or the word at the caret, or takes it off where it is. */
export function toggleInline(inline: InlineMark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const transaction = state.changeByRange((given) => {
      const node = enclosing(state, trimmed(state, given), inline.node);
      if (node && given.empty && given.head > node.from && given.head === node.to - markLengths(node, inline.mark)[1])
        // Written to its end: what comes next is outside.
        return { range: EditorSelection.cursor(node.to) };
      if (node) return unwrap(state, given, node, inline);
      if (given.empty && isBetweenMarks(state, given.head, inline.mark)) return takeMarks(given.head, inline.mark);
      const word = given.empty ? state.wordAt(given.head) : trimmed(state, given);
      const { from, to } = word ?? given;
      const { mark } = inline;
      const shift = mark.length;
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: given.empty
          ? EditorSelection.cursor(given.head + shift)
          : EditorSelection.range(from + shift, to + shift),
      };
    });
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

export const toggleBold = toggleInline({ node: 'StrongEmphasis', mark: '**' });
export const toggleItalic = toggleInline({ node: 'Emphasis', mark: '*' });
export const toggleStrike = toggleInline({ node: 'Strikethrough', mark: '~~' });

/** Inline code. Text that holds backticks gets a longer fence, so that it stays one piece of code. */
export const toggleCode: StateCommand = (target) => {
  const { state } = target;
  const longest = state.selection.ranges
    .flatMap((range) => state.sliceDoc(range.from, range.to).match(/`+/g) ?? [])
    .reduce((length, run) => Math.max(length, run.length), 0);
  const isCode = state.selection.ranges.some((range) => enclosing(state, trimmed(state, range), 'InlineCode'));
  return toggleInline({ node: 'InlineCode', mark: '`'.repeat(isCode ? 1 : longest + 1) })(target);
};

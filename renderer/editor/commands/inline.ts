import { EditorSelection, type ChangeSpec, type EditorState, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { beforeBackslash } from './before-backslash.ts';
import { toggleInHtml } from './html-marks.ts';
import { blockMarks } from './lines.ts';
import { nestedPieces } from './nesting.ts';
import { enclosing, inlinePieces, isDashes, isInCode, nodesTouching, trimmed, wordAround, type Span } from './spans.ts';

interface InlineMark {
  /** Node name in the syntax tree. */
  readonly node: string;
  readonly mark: string;
  /** What it is in HTML. */
  readonly element: string;
}

/** The length of the marks at both ends of a node, as written. */
function markLengths(node: SyntaxNode, mark: string): readonly [number, number] {
  const { firstChild, lastChild } = node;
  const open = firstChild?.from === node.from ? firstChild.to - firstChild.from : mark.length;
  const close = lastChild?.to === node.to ? lastChild.to - lastChild.from : mark.length;
  return [open, close];
}

function withoutMarks(state: EditorState, node: SyntaxNode, mark: string): readonly Span[] {
  const [open, close] = markLengths(node, mark);
  const [from, to] = [node.from + open, node.to - close];
  const pad = node.name === 'InlineCode' && padded.test(state.sliceDoc(from, to)) ? 1 : 0;
  return [
    { from: node.from, to: from + pad },
    { from: to - pad, to: node.to },
  ];
}

/** Code that begins or ends with a backtick has a blank at both ends, or it would be one of the marks. */
const padded = /^ (?:`.*|.*`) $/s;

/** The mark as it goes around a text: longer than what stands in code, so that it stays one piece. */
function marksAround(text: string, { node, mark }: InlineMark): readonly [string, string] {
  if (node !== 'InlineCode') return [mark, mark];
  const ticks = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return /^`|`$/.test(text) ? [`${ticks} `, ` ${ticks}`] : [ticks, ticks];
}

/** The mark around a span. What is marked in it already is taken in: no mark stands inside its like. */
function withMarks(state: EditorState, span: Span, inline: InlineMark): readonly ChangeSpec[] {
  const inside = nodesTouching(state, span, inline.node);
  const from = Math.min(span.from, ...inside.map((node) => node.from));
  const to = Math.max(span.to, ...inside.map((node) => node.to));
  const gone = inside.flatMap((node) => withoutMarks(state, node, inline.mark));
  const text = gone.reduceRight(
    (rest, cut) => rest.slice(0, cut.from - from) + rest.slice(cut.to - from),
    state.sliceDoc(from, to),
  );
  const [open, close] = marksAround(text, inline);
  return [{ from, insert: open }, ...gone, { from: to, insert: close }];
}

/** The caret is between two marks with nothing in them, as this command leaves them: no node of the syntax tree yet. */
function isBetweenMarks(state: EditorState, at: number, mark: string): boolean {
  // No sign more on either side: `**|**` is bold that is begun, no italics in italics.
  const [sign, { length }] = [mark.charAt(0), mark];
  const isMark = (from: number, to: number, beyond: number) =>
    state.sliceDoc(from, to) === mark && state.sliceDoc(beyond, beyond + 1) !== sign;
  return isMark(at - length, at, at - length - 1) && isMark(at, at + length, at + length);
}

function atCaret(state: EditorState, head: number, inline: InlineMark) {
  if (isInCode(state, head)) return { range: EditorSelection.cursor(head) };
  // Before the mark of an item or a heading the words behind it are meant.
  const line = state.doc.lineAt(head);
  const at = Math.max(head, line.from + (blockMarks.exec(line.text)?.[0].length ?? 0));
  const { length } = inline.mark;
  const node = enclosing(state, { from: at, to: at }, inline.node);
  if (node && at > node.from && at === node.to - markLengths(node, inline.mark)[1])
    // Written to its end: what comes next is outside.
    return { range: EditorSelection.cursor(node.to) };
  if (node) {
    const changes = state.changes(withoutMarks(state, node, inline.mark));
    return { changes, range: EditorSelection.cursor(changes.mapPos(at)) };
  }
  if (isBetweenMarks(state, at, inline.mark))
    return { changes: { from: at - length, to: at + length }, range: EditorSelection.cursor(at - length) };
  if (isDashes(state, line)) return { range: EditorSelection.cursor(head) };
  const typed = wordAround(state, at) ?? { from: at, to: at };
  const word = nestedPieces(state, typed, inline.node).find(({ from, to }) => from <= at && at <= to) ?? typed;
  const changes = state.changes(withMarks(state, word, inline));
  // A caret at the end of its word stays inside the mark.
  const isAtEnd = at === word.to && at > word.from;
  const caret = word.from === word.to ? at + length : changes.mapPos(at, isAtEnd ? -1 : 1);
  return { changes, range: EditorSelection.cursor(caret) };
}

/** Each node once: two pieces may lie in the same. */
const distinct = (nodes: readonly (SyntaxNode | null)[]): readonly SyntaxNode[] => [
  ...new Map(nodes.flatMap((node) => (node ? [[node.from, node] as const] : []))).values(),
];

/** Puts the mark around each selection, or the word at the caret, or takes it off where it is. A selection over several
 * blocks is marked in each of them, since no mark reaches from one to the next; one that ends inside of other marks, in and
 * outside of them. Refused in code. */
function toggleInline(inline: InlineMark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const transaction = state.changeByRange((range) => {
      const inHtml = toggleInHtml(state, range, inline);
      if (inHtml) return inHtml;
      if (range.empty) return atCaret(state, range.head, inline);
      // In code a backslash is one.
      const cut = (span: Span) => (inline.node === 'InlineCode' ? span : beforeBackslash(state, span));
      const pieces = inlinePieces(state, range).flatMap((piece) => nestedPieces(state, cut(piece), inline.node));
      if (pieces.length === 0) return { range };
      const marked = pieces.map((piece) => enclosing(state, piece, inline.node));
      const changes = state.changes(
        marked.includes(null)
          ? pieces.flatMap((piece, index) => (marked[index] ? [] : withMarks(state, piece, inline)))
          : distinct(marked).flatMap((node) => withoutMarks(state, node, inline.mark)),
      );
      const kept = cut(trimmed(state, range));
      const [from, to] = [changes.mapPos(kept.from, 1), changes.mapPos(kept.to, -1)];
      const backwards = range.head < range.anchor;
      return { changes, range: backwards ? EditorSelection.range(to, from) : EditorSelection.range(from, to) };
    });
    if (transaction.changes.empty && transaction.selection.eq(state.selection)) return false;
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

export const toggleBold = toggleInline({ node: 'StrongEmphasis', mark: '**', element: 'strong' });
export const toggleItalic = toggleInline({ node: 'Emphasis', mark: '*', element: 'em' });
export const toggleStrike = toggleInline({ node: 'Strikethrough', mark: '~~', element: 'del' });

export const toggleCode = toggleInline({ node: 'InlineCode', mark: '`', element: 'code' });

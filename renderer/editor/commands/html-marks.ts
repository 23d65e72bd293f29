import { EditorSelection, type ChangeSpec, type EditorState, type SelectionRange } from '@codemirror/state';
import { isMdxPost, islandsIn } from '../islands.ts';
import { enclosing, trimmed, wordAround, type Span } from './spans.ts';

interface Marks {
  readonly mark: string;
  readonly element: string;
}

/** A block that ends with its own tag. The first two hold code, no words. */
const closing = /^\s*<(?:(script|style)|pre|textarea)\b/i;
/** A block whose words kramdown reads as Markdown (kramdown.gettalong.org/syntax.html#html-blocks). */
const asMarkdown = /^\s*<[^<>]*\smarkdown\s*=/i;

/** What may be written into a block of raw HTML: elements, the signs of Markdown, or, in a script, nothing. */
type Written = 'element' | 'signs' | 'nothing';

/**
 * The block of raw HTML that a range is in, where readers would see the signs of Markdown; null: it is in none. What is written
 * right below the last line of one goes on with it.
 */
export function rawHtmlAround(state: EditorState, { from, to }: Span): (Span & { written: Written }) | null {
  const around = enclosing(state, { from, to }, 'HTMLBlock');
  const isNew = !around && from === to && from > 0 && state.doc.lineAt(from).length === 0;
  const block = isNew ? enclosing(state, { from: from - 1, to: from - 1 }, 'HTMLBlock') : around;
  const start = block ? state.sliceDoc(block.from, Math.min(block.to, block.from + 500)) : '';
  const [isClosing, holdsCode] = closing.exec(start) ?? [];
  if (!block || (isNew && isClosing)) return null;
  const isMarkdown = isMdxPost(state) || asMarkdown.test(start);
  return { from: block.from, to: block.to, written: holdsCode ? 'nothing' : isMarkdown ? 'signs' : 'element' };
}

/**
 * Puts an element around a selection, or the word at the caret, or takes it off, in a block of raw HTML. Where its words are
 * Markdown, the tree knows nothing of it, and the signs are put so. null: it is in no such block.
 */
export function toggleInHtml(state: EditorState, range: SelectionRange, { mark, element }: Marks) {
  const { head, empty } = range;
  const block = rawHtmlAround(state, range);
  if (!block) return null;
  if (block.written === 'nothing') return { range };
  const [open, close] = block.written === 'signs' ? [mark, mark] : [`<${element}>`, `</${element}>`];
  const span = empty ? (wordAround(state, head) ?? range) : trimmed(state, range);
  const pieces = empty ? [span] : betweenTags(state, span);
  const isMarked = ({ from, to }: Span) =>
    state.sliceDoc(Math.max(0, from - open.length), from) === open &&
    state.sliceDoc(to, to + close.length) === close &&
    (block.written === 'element' || (signsAround(state, { from, to }, mark.charAt(0)) & mark.length) !== 0);
  const off = pieces.length > 0 && pieces.every(isMarked);
  const changes = state.changes(
    pieces.flatMap((piece): ChangeSpec[] => {
      const { from, to } = piece;
      if (off)
        return [
          { from: from - open.length, to: from },
          { from: to, to: to + close.length },
        ];
      return isMarked(piece)
        ? []
        : [
            { from, insert: open },
            { from: to, insert: close },
          ];
    }),
  );
  if (!empty) {
    const [from, to] = [changes.mapPos(span.from, 1), changes.mapPos(span.to, -1)];
    return { changes, range: head < range.anchor ? EditorSelection.range(to, from) : EditorSelection.range(from, to) };
  }
  if (span.from === span.to)
    return { changes, range: EditorSelection.cursor(off ? head - open.length : head + open.length) };
  // A caret at the end of its word stays in the element.
  return { changes, range: EditorSelection.cursor(changes.mapPos(head, head === span.to ? -1 : 1)) };
}

/** How many of a sign stand on both sides: one is italics, two are bold, three are both. */
function signsAround(state: EditorState, { from, to }: Span, sign: string): number {
  let count = 0;
  while (
    state.sliceDoc(Math.max(0, from - count - 1), from - count) === sign &&
    state.sliceDoc(to + count, to + count + 1) === sign
  )
    count += 1;
  return count;
}

/** The words of a span: an element around a tag alone would not be closed where it was opened. */
function betweenTags(state: EditorState, span: Span): readonly Span[] {
  const pieces: Span[] = [];
  let { from } = span;
  for (const tag of [...islandsIn(state, span.from, span.to), { from: span.to, to: span.to }]) {
    const piece = { from, to: Math.min(tag.from, span.to) };
    if (piece.from < piece.to && state.sliceDoc(piece.from, piece.to).trim() !== '') pieces.push(trimmed(state, piece));
    from = Math.max(from, tag.to);
  }
  return pieces;
}

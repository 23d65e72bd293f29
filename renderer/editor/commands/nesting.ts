import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { IterMode, type SyntaxNode } from '@lezer/common';
import { isInLabel, labelAround, trimmed, type Span } from './spans.ts';

/** What no mark can stand in: it goes around it, or around the link that it is a part of. */
const whole = /^(?:InlineCode|URL|Autolink|LinkTitle|LinkLabel)$/;
/** What a mark can stand in, and stand around. */
const nesting = /^(?:StrongEmphasis|Emphasis|Strikethrough|Link|Image)$/;

/**
 * The parts of a span that a mark, `name` in the syntax tree, can go around where one end of the span is inside of another
 * construct: what is in that one, and what is not. Of a construct that ends of the span leave out the signs only, all is
 * taken in.
 */
export function nestedPieces(state: EditorState, span: Span, name: string): readonly Span[] {
  let { from, to } = outOfWhole(state, span, name);
  const cuts: Span[] = [];
  for (const node of nodesWithin(state, { from, to }, name)) {
    const [open, close] = signsOf(node);
    if (node.from < from && from < node.to && node.to <= to) {
      if (from <= open.to) from = node.from;
      else cuts.push(close);
    } else if (from <= node.from && node.from < to && to < node.to) {
      if (to >= close.from) to = node.to;
      else cuts.push(open);
    } else if (node.from < from && to < node.to) {
      // In its signs alone it is all of it that is meant.
      const isInSigns = to <= open.to || from >= close.from;
      from = isInSigns ? node.from : Math.max(from, open.to);
      to = isInSigns ? node.to : Math.min(to, close.from);
    }
  }
  const isWritten = (piece: Span) => state.sliceDoc(piece.from, piece.to).trim() !== '';
  return without({ from, to }, cuts)
    .filter(isWritten)
    .map((piece) => trimmed(state, piece));
}

/** The span with the whole of what it must not end in. */
function outOfWhole(state: EditorState, span: Span, name: string): Span {
  let { from, to } = span;
  for (const at of [span.from, span.to]) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, at === span.from ? 1 : -1);
    for (; node; node = node.parent) {
      if (!whole.test(node.name) || node.name === name) continue;
      const around = node.parent && /^(?:Link|Image)$/.test(node.parent.name) ? node.parent : node;
      if (at <= around.from || at >= around.to) continue;
      from = Math.min(from, around.from);
      to = Math.max(to, around.to);
    }
    const label = labelAround(state, at);
    if (label) [from, to] = [Math.min(from, label.from), Math.max(to, label.to)];
  }
  return { from, to };
}

/** Others that share text with the span, the inner ones first. */
function nodesWithin(state: EditorState, { from, to }: Span, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts,
    enter: (node) => {
      if (nesting.test(node.name) && node.name !== name && !isInLabel(state, node)) found.push(node.node);
    },
  });
  return found.toReversed();
}

/** What stands before and behind the words of a construct: its marks, the address of a link. */
function signsOf(node: SyntaxNode): readonly [Span, Span] {
  const close = node.name === 'Link' || node.name === 'Image' ? node.getChildren('LinkMark')[1] : node.lastChild;
  return [
    { from: node.from, to: node.firstChild?.to ?? node.from },
    { from: close?.from ?? node.to, to: node.to },
  ];
}

function without({ from, to }: Span, cuts: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let start = from;
  for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
    pieces.push({ from: start, to: cut.from });
    start = Math.max(start, cut.to);
  }
  return [...pieces, { from: start, to }].filter((piece) => piece.from < piece.to);
}

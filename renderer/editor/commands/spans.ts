import { syntaxTree } from '@codemirror/language';
import type { EditorState, Line } from '@codemirror/state';
import { IterMode, type SyntaxNode } from '@lezer/common';
import { betweenBlockIslands, isMdxPost } from '../islands.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The smallest node of this name that the span lies in or is. An empty span touches nodes on both of its sides. */
export function enclosing(state: EditorState, span: Span, name: string): SyntaxNode | null {
  const sides: readonly (-1 | 1)[] = span.from === span.to ? [-1, 1] : [1];
  for (const side of sides) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(span.from, side);
    for (; node; node = node.parent) {
      if (node.name !== name || node.from > span.from || node.to < span.to) continue;
      if (!isInLabel(state, node)) return node;
    }
  }
  return null;
}

/** The outermost nodes of this name that share text with the span. */
export function nodesTouching(state: EditorState, { from, to }: Span, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts,
    enter(node) {
      if (node.name !== name) return true;
      if (node.from < to && node.to > from && !isInLabel(state, node)) found.push(node.node);
      return false;
    },
  });
  return found;
}

const label = /\[\^[^\][\s]+\](?!\()/g;

/** The name of a footnote that a place is inside of. Signs in it mean nothing. */
export function labelAround(state: EditorState, at: number): Span | null {
  const line = state.doc.lineAt(at);
  for (const { index, 0: text } of line.text.matchAll(label)) {
    const [from, to] = [line.from + index, line.from + index + text.length];
    if (from < at && at < to) return { from, to };
  }
  return null;
}

/** Whether a node was read from signs in the name of a footnote. */
export function isInLabel(state: EditorState, { from, to }: Span): boolean {
  const around = labelAround(state, from);
  return around !== null && to < around.to;
}

/** Without the blanks at both ends: `** bold **` is not bold. A span of blanks stays as it is. */
export function trimmed(state: EditorState, span: Span): Span {
  const text = state.sliceDoc(span.from, span.to);
  const from = span.from + (text.length - text.trimStart().length);
  const to = span.to - (text.length - text.trimEnd().length);
  return from < to ? { from, to } : span;
}

/** Whether a line is one of a block of code, where no mark means anything. A fence with nothing in it is only being begun. */
export function isInCode(state: EditorState, at: number): boolean {
  const line = state.doc.lineAt(at);
  const end = { from: line.to, to: line.to };
  const fenced = enclosing(state, end, 'FencedCode');
  if (fenced) return fenced.from < line.from || fenced.to > line.to || fenced.getChild('CodeInfo') !== null;
  return !isMdxPost(state) && enclosing(state, end, 'CodeBlock') !== null;
}

const leaf = /^(?:Paragraph|Task|TableCell|LinkReference|(?:ATX|Setext)Heading\d)$/;

/** The parts of a span that inline marks can go around: one in each paragraph, heading, item and cell that it touches. Code
 * and the address of a label have none. */
export function inlinePieces(state: EditorState, span: Span): readonly Span[] {
  const pieces: Span[] = [];
  let isText = false;
  syntaxTree(state).iterate({
    ...span,
    mode: IterMode.IgnoreMounts,
    enter(node) {
      if (!leaf.test(node.name)) return true;
      isText = true;
      const words = wordsOf(state, node.node);
      const part = { from: Math.max(span.from, words.from), to: Math.min(span.to, words.to) };
      for (const between of betweenBlockIslands(state, part)) {
        const piece = trimmed(state, between);
        if (state.sliceDoc(piece.from, piece.to).trim() !== '') pieces.push(piece);
      }
      return false;
    },
  });
  const isNoText = isInCode(state, span.from) || isInCode(state, span.to) || isDashes(state, state.doc.lineAt(span.to));
  return isText || isNoText ? pieces : [trimmed(state, span)];
}

/** A rule, the line under a heading or that under the heads of a table, written with dashes: no words to mark. */
export const isDashes = (state: EditorState, { to, text }: Line): boolean =>
  /^[ \t>|:=-]*[=-][ \t>|:=-]*$/.test(text) &&
  /^(?:HorizontalRule|HeaderMark|TableDelimiter)$/.test(
    syntaxTree(state).resolveInner(to - (/[ \t]*$/.exec(text)?.[0].length ?? 0), -1).name,
  );

/** What names a footnote or a kind of alert. */
const names = /^(?:\[\^[^\]\s]+\]:[ \t]*|\[!\w+\][ \t]*(?:\n[ \t>]*|$))/;

/** A block without the marks at its start and end: `## `, `[ ] `, `[^1]: `, the line under a heading. */
function wordsOf(state: EditorState, block: SyntaxNode): Span {
  const { firstChild, lastChild } = block;
  const name = block.name === 'Paragraph' && names.exec(state.sliceDoc(block.from, block.to))?.[0];
  if (name) return { from: block.from + name.length, to: block.to };
  if (block.name === 'LinkReference') return { from: block.to, to: block.to };
  const isMark = (node: SyntaxNode | null) => node?.name === 'HeaderMark' || node?.name === 'TaskMarker';
  const from = firstChild && isMark(firstChild) && firstChild.from === block.from ? firstChild.to : block.from;
  const to = lastChild && isMark(lastChild) && lastChild.to === block.to ? lastChild.from : block.to;
  return { from, to: Math.max(from, to) };
}

/** Scripts that write without blanks between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The word at a position, its end included; null between words. */
export function wordAround(state: EditorState, at: number): Span | null {
  const run = state.wordAt(at);
  if (!run) return null;
  const text = state.sliceDoc(run.from, run.to);
  if (!unspaced.test(text)) return run;
  const found = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text);
  // At a border the word before it, as a person writes it.
  const word = found.containing(Math.max(0, at - run.from - 1));
  return word ? { from: run.from + word.index, to: run.from + word.index + word.segment.length } : run;
}

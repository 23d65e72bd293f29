import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { beforeBackslash } from './before-backslash.ts';
import { insertInHtml } from './html-links.ts';
import { enclosing, inlinePieces, isInCode, labelAround, trimmed, wordAround, type Span } from './spans.ts';

const looksLikeAddress = /^(?:https?:\/\/|mailto:|\/|\.{1,2}\/|#)\S+$/i;

/** Whether brackets come in pairs, so that none of them ends a link. */
export function isPaired(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/\\.|[[\]()]/g)) {
    if (sign === open) depth++;
    else if (sign === close && --depth < 0) return false;
  }
  return depth === 0;
}

function linkAround(state: EditorState, range: SelectionRange): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(range.from, range.empty ? -1 : 1);
  for (; node; node = node.parent)
    if (node.name === 'Link' && node.to >= range.to && !isFootnote(state, node)) return node;
  return null;
}

/** The grammar takes a reference to a footnote for a link. */
const isFootnote = (state: EditorState, { from, to }: Span) => labelAround(state, from + 1)?.to === to;

/** `[text](address)` becomes `text` again. */
function unlink(state: EditorState, range: SelectionRange, node: SyntaxNode) {
  const marks = node.getChildren('LinkMark');
  const [open, close] = [marks[0], marks[1]];
  if (!open || !close) return { range };
  const shift = (position: number) => Math.max(open.from, Math.min(position - 1, close.from - 1));
  return {
    changes: [
      { from: open.from, to: open.to },
      { from: close.from, to: node.to },
    ],
    range: EditorSelection.range(shift(range.anchor), shift(range.head)),
  };
}

/** A link reaches over no end of a block: what is selected in each becomes one. The address of the first is asked for. */
function inEach(prefix: string, pieces: readonly Span[]) {
  const changes = pieces.flatMap(({ from, to }) => [
    { from, insert: `${prefix}[` },
    { from: to, insert: ']()' },
  ]);
  const first = pieces[0]?.to ?? 0;
  return { changes, range: EditorSelection.cursor(first + prefix.length + '['.length + ']('.length) };
}

/** What a caret means: the word, address, image or code that it is in; null: something that holds no link, a definition or
 * the name of a footnote. */
function meantBy(state: EditorState, range: SelectionRange): Span | null {
  if (!range.empty) return range;
  if (labelAround(state, range.head) || enclosing(state, range, 'LinkReference')) return null;
  // An address of something is a part of it.
  for (let node = syntaxTree(state).resolveInner(range.head, -1); node.parent; node = node.parent)
    if (/^(?:Autolink|URL|Image|InlineCode)$/.test(node.name) && !/^(?:Autolink|Image)$/.test(node.parent.name))
      return node;
  return wordAround(state, range.head) ?? range;
}

function insertAddress(prefix: '' | '!'): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const transaction = state.changeByRange((range) => {
      if (isInCode(state, range.head)) return { range };
      const inHtml = insertInHtml(state, range, prefix === '' ? 'link' : 'image', (text) =>
        looksLikeAddress.test(text),
      );
      if (inHtml) return inHtml;
      const link = prefix === '' ? linkAround(state, range) : null;
      if (link) return unlink(state, range, link);
      const meant = prefix === '' ? meantBy(state, range) : range;
      if (!meant) return { range };
      const { from, to } = beforeBackslash(state, trimmed(state, meant));
      const selected = state.sliceDoc(from, to).replace(/^<(\S+[:@]\S+)>$/, '$1');
      const pieces = selected.includes('\n') ? inlinePieces(state, range) : [];
      if (pieces.length > 1)
        return inEach(
          prefix,
          pieces.map((piece) => beforeBackslash(state, piece)),
        );
      const isAddress = looksLikeAddress.test(selected);
      const text = isAddress ? '' : isPaired(selected, '[', ']') ? selected : selected.replace(/(?<!\\)[[\]]/g, '\\$&');
      const address = !isAddress ? '' : isPaired(selected, '(', ')') ? selected : `<${selected}>`;
      const insert = `${prefix}[${text}](${address})`;
      const inText = from + prefix.length + 1;
      // With a text the address is missing, with an address the text.
      const caret = text ? inText + text.length + 2 : inText;
      return { changes: { from, to, insert }, range: EditorSelection.cursor(caret) };
    });
    if (transaction.changes.empty) return false;
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** A link from each selection, and each block of it, or from what the caret is in, the caret where something is missing; takes a link apart when the caret is in one. */
export const toggleLink = insertAddress('');

/** An image; the selection becomes its description, or its address if it looks like one. */
export const insertImage = insertAddress('!');

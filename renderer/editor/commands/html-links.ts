import { EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state';
import { rawHtmlAround } from './html-marks.ts';
import { trimmed, type Span } from './spans.ts';

/**
 * A link or an image as an element, in a block of raw HTML: readers would see the signs of Markdown. `isAddress` says of what is
 * selected that it is the address. A link that the range is in comes apart. null: it is in no such block, or its words are Markdown.
 */
export function insertInHtml(
  state: EditorState,
  range: SelectionRange,
  kind: 'link' | 'image',
  isAddress: (text: string) => boolean,
) {
  const block = rawHtmlAround(state, range);
  if (!block || block.written === 'signs') return null;
  if (block.written === 'nothing') return { range };
  const around = kind === 'link' ? linkAround(state, block, range) : null;
  if (around) {
    const changes = state.changes(around);
    return { changes, range: range.map(changes) };
  }
  const span = trimmed(state, range);
  const { to } = span;
  // No description holds a tag: the image comes behind what is selected.
  const from = kind === 'image' && /[<>]/.test(state.sliceDoc(span.from, to)) ? to : span.from;
  const selected = state.sliceDoc(from, to);
  const [address, text] = isAddress(selected) ? [selected, ''] : ['', selected];
  const [start, middle, end] = kind === 'link' ? ['<a href="', '">', '</a>'] : ['<img src="', '" alt="', '">'];
  const [first, second] = [attribute(address), kind === 'link' ? text : attribute(text)];
  // With a text the address is missing, with an address the text.
  const caret = from + start.length + (address ? first.length + middle.length : 0);
  return {
    changes: { from, to, insert: start + first + middle + second + end },
    range: EditorSelection.cursor(caret),
  };
}

/** A text as the value of an attribute. What is written as an entity already stays. */
const attribute = (text: string) => text.replace(/&(?!#?\w+;)/g, '&amp;').replaceAll('"', '&quot;');

/** The tags of the link that a range is in; null: it is in none. */
function linkAround(state: EditorState, block: Span, { from, to }: Span): readonly Span[] | null {
  const text = state.sliceDoc(block.from, block.to);
  for (const { 0: whole, 1: open = '', index } of text.matchAll(/(<a(?=[\s>])[^<>]*>)(?:(?!<a[\s>]).)*?<\/a\s*>/gis)) {
    const [start, end] = [block.from + index, block.from + index + whole.length];
    const close = whole.length - whole.lastIndexOf('<');
    if (start <= from && to <= end)
      return [
        { from: start, to: start + open.length },
        { from: end - close, to: end },
      ];
  }
  return null;
}

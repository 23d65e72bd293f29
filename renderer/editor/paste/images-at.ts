import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import type { ImageOfPost } from '../editor-host.ts';
import { bodyFrom } from '../front-matter-field.ts';
import { isProse } from '../is-prose.ts';
import { dropPlace } from './drop-place.ts';
import { fitted } from './pasted-changes.ts';

/** Let go over a text, or in the room below its last line. */
export type Dropped = 'on' | 'below';

/** The change that puts images at a range. */
export function imagesAt(
  state: EditorState,
  images: readonly ImageOfPost[],
  range: SelectionRange,
  dropped: Dropped | null = null,
): TransactionSpec {
  const from = dropped ? dropPlace(state, range.from) : range.from;
  const to = dropped ? from : range.to;
  const described = /[\n[\]]/.test(state.sliceDoc(from, to)) ? '' : state.sliceDoc(from, to);
  const written = images.map(({ src }, index) => `![${index === 0 ? described : ''}](${src})`);
  const gaps = gapsAt(state, from, dropped === 'below');
  const [before, after] = from === to && gaps ? gaps : ['', ''];
  const all = written.join('\n\n');
  // Among words several are paragraphs of the quote or item there.
  const parted = images.length > 1 && before + after === '' ? fitted(state, all, from, to) : before + all + after;
  const insert = gaps ? parted : images.map(({ src }) => src).join('\n');
  const caret = from + (gaps ? insert.indexOf('![') + 2 : insert.length);
  return {
    changes: { from, to, insert },
    selection: EditorSelection.range(caret, gaps ? caret + described.length : caret),
    userEvent: 'input.paste.image',
    scrollIntoView: true,
  };
}

/**
 * What parts images from the lines around them: words go on in their line; what comes to an empty line, behind a block of code or
 * below all is a paragraph of its own, and so is each of several. null: no Markdown may stand there.
 */
function gapsAt(state: EditorState, at: number, isBelow: boolean): readonly [string, string] | null {
  const { text, number } = state.doc.lineAt(at);
  const isBehindCode = endsCode(state, at);
  if (!isBehindCode && !isProse(state, at)) return null;
  const isEmpty = text.trim() === '';
  if (!isEmpty && !isBehindCode && !(isBelow && at === state.doc.length)) return ['', ''];
  const isSaid = (line: number) =>
    line >= 1 &&
    line <= state.doc.lines &&
    state.doc.line(line).to >= bodyFrom(state) &&
    /\S/.test(state.doc.line(line).text);
  const before = isSaid(number - 1) ? '\n' : '';
  return [isEmpty ? before : '\n\n', isSaid(number + 1) ? '\n' : ''];
}

/** Whether the fence that ends a block of code does so there. */
function endsCode(state: EditorState, at: number): boolean {
  const { name, to, parent } = syntaxTree(state).resolveInner(at, -1);
  const isFence = name === 'CodeMark' && to === at && parent?.name === 'FencedCode';
  return isFence && parent.lastChild?.to === at && parent.firstChild?.to !== at;
}

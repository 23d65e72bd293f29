import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertBlock } from './insert-block.ts';
import { wholeLines } from './lines.ts';

const insert = insertBlock('---\n', [4, 0], true);

/** A thematic break below the selection, with a blank line above: under a line of text `---` would make it a heading.
 * Where it would split a link, code or a table it comes below the block. On a break it takes that away. */
export const toggleRule: StateCommand = (target) => {
  const { state, dispatch } = target;
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const node = syntaxTree(state).resolveInner(line.to, -1);
  if (state.readOnly) return false;
  if (node.name !== 'HorizontalRule') return insertBehind(target);
  dispatch(state.update({ changes: wholeLines(state, line, line), userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

const insertBehind: StateCommand = ({ state, dispatch }) => {
  const places = state.selection.ranges.map((range) => placeFor(state, range.to));
  if (places.includes(null)) return false;
  if (places.every((place, index) => place === state.selection.ranges[index]?.to)) return insert({ state, dispatch });
  const carets = places.flatMap((place) => (place === null ? [] : EditorSelection.cursor(place)));
  const select = state.update({ selection: EditorSelection.create(carets), userEvent: 'select' });
  dispatch(select);
  return insert({ state: select.state, dispatch });
};

const block = /^(?:FencedCode|CodeBlock|Table|LinkReference)$/;
const leaf = /^(?:Paragraph|Task|(?:ATX|Setext)Heading\d)$/;

/** Where a break can come: here, or behind the block that it would split; null: that never ends. */
function placeFor(state: EditorState, at: number): number | null {
  let isInside = false;
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    const splits = node.from < at && at < node.to;
    if (block.test(node.name) && (splits || node.name === 'FencedCode')) {
      const isOpen = node.name === 'FencedCode' && node.getChildren('CodeMark').length < 2;
      return isOpen ? null : node.to;
    }
    if (leaf.test(node.name)) return isInside ? node.to : at;
    isInside ||= splits;
  }
  return at;
}

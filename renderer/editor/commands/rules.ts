import { syntaxTree } from '@codemirror/language';
import type { StateCommand } from '@codemirror/state';
import { insertBlock } from './insert-block.ts';
import { wholeLines } from './lines.ts';

const insert = insertBlock('---\n', [4, 0], true);

/** A thematic break below the selection, with a blank line above: under a line of text `---` would make it a heading.
 * On a break it takes that away. */
export const toggleRule: StateCommand = (target) => {
  const { state, dispatch } = target;
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const node = syntaxTree(state).resolveInner(line.to, -1);
  if (node.name !== 'HorizontalRule' || state.readOnly) return insert(target);
  dispatch(state.update({ changes: wholeLines(state, line, line), userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

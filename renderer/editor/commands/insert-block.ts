import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { insertText } from '../insert-text.ts';

/** What stands between a block and its neighbours, so that both stay blocks of their own. */
function gaps(state: EditorState, from: number, to: number): { readonly before: string; readonly after: string } {
  const above = state.doc.lineAt(from);
  const below = state.doc.lineAt(to);
  const upper = above.number > 1 ? state.doc.line(above.number - 1) : null;
  const lower = below.number < state.doc.lines ? state.doc.line(below.number + 1) : null;
  const ownLine = state.doc.sliceString(above.from, from).replace(/[ \t>]/g, '') === '';
  return {
    before: !ownLine ? '\n\n' : upper && upper.text.replace(/[ \t>]/g, '') !== '' ? '\n' : '',
    after: state.doc.sliceString(to, below.to).trim() !== '' ? '\n\n' : lower && lower.text.trim() === '' ? '' : '\n',
  };
}

/** Inserts a block in place of each selection, or after it; `select` is an offset in the block, with a length. In a
 * quote it becomes a part of the quote. */
export function insertBlock(block: string, select: readonly [number, number], behind = false): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const transaction = state.changeByRange((range) => {
      const from = behind ? range.to : range.from;
      const { before, after } = gaps(state, from, range.to);
      const line = state.doc.lineAt(from);
      const prefix = /^(?:[ \t]{0,3}>[ \t]?)*/.exec(state.doc.sliceString(line.from, from))?.[0] ?? '';
      const quoted = (text: string) => text.replaceAll('\n', `\n${prefix}`);
      const start = from + quoted(before).length + quoted(block.slice(0, select[0])).length;
      return {
        changes: { from, to: range.to, insert: insertText(quoted(before + block + after)) },
        range: EditorSelection.range(start, start + select[1]),
      };
    });
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

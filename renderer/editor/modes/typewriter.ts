import { EditorState, Transaction, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { preferences } from '../preferences.ts';

/** The line that is written in is held in the middle. A click leaves the text where it is: nothing may move under the pointer. */
export const typewriter: Extension = [
  EditorState.transactionExtender.of((transaction) => {
    if (!transaction.startState.facet(preferences).typewriter || !isByKeys(transaction)) return null;
    return { effects: EditorView.scrollIntoView(transaction.newSelection.main.head, { y: 'center' }) };
  }),
  EditorView.editorAttributes.of(({ state }): Record<string, string> =>
    state.facet(preferences).typewriter ? { class: 'cm-typewriter' } : {},
  ),
  EditorView.theme({ '&.cm-typewriter .cm-content': { paddingBlock: '45vh' } }),
];

/** What is written in another view of the post moves the caret along with its text only. */
function isByKeys(transaction: Transaction): boolean {
  const event = transaction.annotation(Transaction.userEvent);
  return event !== undefined && transaction.selection !== undefined && !transaction.isUserEvent('select.pointer');
}

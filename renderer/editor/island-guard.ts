import { EditorState } from '@codemirror/state';
import { alterIslands } from './islands.ts';

/** No command of the app changes a character of an island: what would is not done. Typing is the person's own. */
export const islandGuard = EditorState.transactionFilter.of((transaction) => {
  const isCommand = ['input.format', 'input.typography', 'move'].some((event) => transaction.isUserEvent(event));
  return isCommand && transaction.docChanged && alterIslands(transaction.startState, transaction.changes)
    ? []
    : transaction;
});

import { EditorView } from '@codemirror/view';
import { repairFlattened } from '../../shared/markdown/edits/flattened.ts';
import { editorHost } from './editor-host.ts';

/** Offers to repair what was pasted, when it looks as if it had lost its line ends. */
export const offerRepair = EditorView.updateListener.of(({ transactions, state }) => {
  for (const transaction of transactions) {
    if (!transaction.isUserEvent('input.paste')) continue;
    let isFlat = false;
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      isFlat ||= repairFlattened(inserted.toString()) !== null;
    });
    // Not while the paste is being taken in.
    if (isFlat) setTimeout(state.facet(editorHost).offerRepair);
  }
});

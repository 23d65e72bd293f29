import { EditorView } from '@codemirror/view';
import { editorHost } from './editor-host.ts';

/** Offers to repair what was pasted, when it looks as if it had lost its line ends. */
export const offerRepair = EditorView.updateListener.of(({ transactions, state }) => {
  const pasted: string[] = [];
  for (const transaction of transactions)
    if (transaction.isUserEvent('input.paste'))
      transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => pasted.push(inserted.toString()));
  if (pasted.length === 0) return;
  // Not while the paste is being taken in. Without its code nothing is offered, and the text is there all the same.
  void isFlat(pasted).then(
    (found) => found && state.facet(editorHost).offerRepair(),
    () => {},
  );
});

async function isFlat(pasted: readonly string[]): Promise<boolean> {
  const { repairFlattened } = await import('../../shared/markdown/edits/flattened.ts');
  return pasted.some((text) => repairFlattened(text) !== null);
}

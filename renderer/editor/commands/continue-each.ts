import { ChangeSet, EditorSelection, type SelectionRange, type StateCommand } from '@codemirror/state';
import { continueMarkup } from './continue-markup.ts';

/** More carets than that are left to CodeMirror: each of them is an edit of the text. */
const most = 200;

/**
 * Enter in lists and quotes at several carets, from the last to the first, in one step of undo: a list is counted on behind one caret
 * as it was behind the other. All of them or none.
 */
export const continueAtEach: StateCommand = (target) => {
  const { ranges, mainIndex } = target.state.selection;
  if (ranges.length === 1 || ranges.length > most) return false;
  let { state } = target;
  let changes = ChangeSet.empty(state.doc.length);
  let done: readonly SelectionRange[] = [];
  for (const { anchor, head } of ranges.toReversed()) {
    state = state.update({ selection: EditorSelection.single(anchor, head), filter: false }).state;
    const before = done;
    const isDone = continueMarkup({
      state,
      dispatch(one) {
        state = one.state;
        changes = changes.compose(one.changes);
        done = [state.selection.main, ...before.map((range) => range.map(one.changes))];
      },
    });
    if (!isDone) return false;
  }
  const selection = EditorSelection.create(done, mainIndex);
  target.dispatch(target.state.update({ changes, selection, userEvent: 'input', scrollIntoView: true }));
  return true;
};

import {
  ChangeSet,
  EditorSelection,
  type SelectionRange,
  type StateCommand,
  type Transaction,
} from '@codemirror/state';
import { continueMarkup } from './continue-markup.ts';

/** More carets than that are left to CodeMirror: each of them is an edit of the text. */
const most = 200;

/**
 * A command on one caret at each of several, from the last to the first, in one step of undo: a list is counted on behind one caret
 * as it was behind the other. All of them or none.
 */
export const atEach =
  (command: StateCommand): StateCommand =>
  (target) => {
    const { ranges, mainIndex } = target.state.selection;
    if (ranges.length === 1 || ranges.length > most) return false;
    let { state } = target;
    let changes = ChangeSet.empty(state.doc.length);
    let done: readonly SelectionRange[] = [];
    for (const { anchor, head } of ranges.toReversed()) {
      state = state.update({ selection: EditorSelection.single(anchor, head), filter: false }).state;
      const isDone = command({
        state,
        dispatch(one: Transaction) {
          state = one.state;
          changes = changes.compose(one.changes);
          done = done.map((range) => range.map(one.changes));
        },
      });
      if (!isDone) return false;
      done = [state.selection.main, ...done];
    }
    const selection = EditorSelection.create(done, mainIndex);
    const userEvent = changes.empty ? 'select' : 'input';
    target.dispatch(target.state.update({ changes, selection, userEvent, scrollIntoView: true }));
    return true;
  };

/** Enter in lists and quotes. */
export const continueAtEach: StateCommand = atEach(continueMarkup);

import { undo } from '@codemirror/commands';
import { EditorSelection, Text, Transaction, type EditorState, type TransactionSpec } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';

/** An editor without a page: state, transactions and update listeners as in CodeMirror's view, nothing on screen. */
export interface HeadlessView {
  /** To hand to what expects a view. */
  readonly view: EditorView;
  readonly state: () => EditorState;
  /** As the person types: replaces the selection. */
  readonly type: (text: string) => void;
  readonly select: (from: number, to?: number) => void;
  readonly undo: () => boolean;
}

export function createHeadlessView(initial: EditorState): HeadlessView {
  let state = initial;
  const dispatch = (given: Transaction | TransactionSpec) => {
    const transaction = given instanceof Transaction ? given : state.update(given);
    state = transaction.state;
    const { docChanged } = transaction;
    const update = { view, transactions: [transaction], state, docChanged } as unknown as ViewUpdate;
    for (const listener of state.facet(EditorView.updateListener)) listener(update);
  };
  const view = {
    get state() {
      return state;
    },
    setState: (next: EditorState) => void (state = next),
    dispatch,
    scrollSnapshot: () => EditorView.scrollIntoView(0),
  } as unknown as EditorView;
  return {
    view,
    state: () => state,
    type: (text) =>
      dispatch(state.update(state.replaceSelection(Text.of(text.split('\n'))), { userEvent: 'input.type' })),
    select: (from, to = from) => dispatch({ selection: EditorSelection.range(from, to), userEvent: 'select' }),
    undo: () => undo({ state, dispatch }),
  };
}

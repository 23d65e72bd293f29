import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, EditorState, Text, type StateCommand } from '@codemirror/state';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';

/** An editor state as the app makes it. `|` marks a caret, `[[` and `]]` a selection. */
export function stateOf(marked: string): EditorState {
  const ranges: { anchor: number; head: number }[] = [];
  let text = '';
  let open: number | null = null;
  for (const part of marked.split(/(\||\[\[|\]\])/)) {
    if (part === '|') ranges.push({ anchor: text.length, head: text.length });
    else if (part === '[[') open = text.length;
    else if (part === ']]' && open !== null) ranges.push({ anchor: open, head: text.length });
    else text += part;
  }
  const state = EditorState.create({
    doc: Text.of(text.split('\n')),
    selection: EditorSelection.create(ranges.map((range) => EditorSelection.range(range.anchor, range.head))),
    extensions: documentExtensions({ length: text.length, onUpdate: () => {} }),
  });
  return parsed(state);
}

/** The state with its whole text parsed: on a busy machine the time that a change gets for it may be up before it began. */
export function parsed(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 5000);
  // A state keeps the tree that it was made with: the next one has what was parsed since.
  return state.update({}).state;
}

/** The text with its carets and selections marked as `stateOf` reads them. */
export function show(state: EditorState): string {
  let text = state.doc.toString();
  for (const { from, to, empty } of [...state.selection.ranges].reverse()) {
    text = empty
      ? `${text.slice(0, from)}|${text.slice(from)}`
      : `${text.slice(0, from)}[[${text.slice(from, to)}]]${text.slice(to)}`;
  }
  return text;
}

/** The state after the commands, one after the other. */
export function run(marked: string, ...commands: readonly StateCommand[]): string {
  let state = stateOf(marked);
  for (const command of commands) {
    command({ state, dispatch: (transaction) => (state = transaction.state) });
    state = parsed(state);
  }
  return show(state);
}

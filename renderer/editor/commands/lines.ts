import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';

/** Every line that a selection touches, once, in order. A selection that ends before a line's first character leaves it. */
export function selectedLines(state: EditorState): readonly Line[] {
  const lines = new Map<number, Line>();
  for (const range of state.selection.ranges) {
    const last = state.doc.lineAt(range.to);
    const end = !range.empty && range.to === last.from ? last.number - 1 : last.number;
    for (let number = state.doc.lineAt(range.from).number; number <= end; number++) {
      lines.set(number, state.doc.line(number));
    }
  }
  return [...lines.values()].sort((left, right) => left.number - right.number);
}

export type LinePlan = (lines: readonly Line[], state: EditorState) => readonly ChangeSpec[];

/** A command that rewrites the starts of the selected lines. */
export function onLines(plan: LinePlan): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const changes = state.changes(plan(selectedLines(state), state));
    if (changes.empty) return false;
    // A caret at the start of a line goes behind what is put there.
    const selection = state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

export const isBlank = (line: Line): boolean => line.text.trim() === '';

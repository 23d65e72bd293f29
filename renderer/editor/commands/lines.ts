import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { besideIslands } from '../islands.ts';

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
    const changes = state.changes(besideIslands(state, plan(selectedLines(state), state)));
    if (changes.empty) return false;
    // A caret at the start of a line goes behind what is put there.
    const selection = state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** A line with nothing but blanks, those of Unicode too. */
export const isBlank = (line: Line): boolean => line.text.trim() === '';

/** The quote marks at the start of a line, each with its blank. */
export const quotePrefix = (text: string): string => /^(?:[ \t]{0,3}>[ \t]?)*/.exec(text)?.[0] ?? '';

/** What stands before the words of a line: marks of quotes, items and headings, the name of a footnote. */
export const blockMarks =
  /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*(?:#{1,6}[ \t]+)?(?:\[\^[^\]\s]+\]:[ \t]*)?/;

/** What every line of the run starts with before its own text: quote marks and indentation of a list. */
export function commonPrefix(lines: readonly Line[]): string {
  const written = lines.filter((line) => line.text.replace(/[ \t>]/g, '') !== '');
  const prefixes = written.map((line) => /^[ \t>]*/.exec(line.text)?.[0] ?? '');
  return prefixes.reduce((common, prefix) => {
    let length = 0;
    while (length < common.length && common[length] === prefix[length]) length++;
    return common.slice(0, length);
  }, prefixes[0] ?? '');
}

/** Lines with the line end that goes with them. */
export function wholeLines(
  state: EditorState,
  first: Line,
  last: Line,
): { readonly from: number; readonly to: number } {
  if (last.to < state.doc.length) return { from: first.from, to: last.to + 1 };
  return { from: Math.max(0, first.from - 1), to: last.to };
}

/** What stands before a line, with blanks for the marks of items: what is below them stands in those. */
export const asBlanks = (lead: string): string => lead.replace(/[^\s>]/g, ' ');

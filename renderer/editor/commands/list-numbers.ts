import {
  ChangeSet,
  StateEffect,
  Transaction,
  type EditorState,
  type StateCommand,
  type TransactionSpec,
} from '@codemirror/state';
import { textChange } from '../../../shared/base/text-change.ts';
import { renumberLists } from '../../../shared/markdown/edits/renumber.ts';
import { insertText } from '../insert-text.ts';
import { selectedLines } from './lines.ts';
import { isInCode } from './spans.ts';

/** A list reaches no farther than this from the caret, in lines: more is not looked at. */
const farthest = 2000;

/** What a command does with the items that are selected behind it: it `moved` them, they `came` from other lists, so that those that
 * were there say where theirs begins, or it did nothing with them, others `went`. */
type Items = 'moved' | 'came' | 'went';

/** The command with the numbers of the lists that it moved items of put right, in the same step of undo. Lines of code stay
 * as they are. */
export function renumbering(command: StateCommand, items: Items = 'moved'): StateCommand {
  return (target) => {
    if (selectedLines(target.state).some(({ to }) => isInCode(target.state, to))) return command(target);
    let moved: Transaction | null = null;
    const done = command({ state: target.state, dispatch: (transaction) => (moved = transaction) });
    if (moved) target.dispatch(withNumbers(target.state, moved, items));
    return done;
  };
}

function withNumbers(state: EditorState, moved: Transaction, items: Items): Transaction {
  const lines = selectedLines(moved.state).map(({ number }) => number);
  const spec = counted(moved, lines, items);
  return spec ? state.update(spec) : moved;
}

/** What a transaction does, with the numbers of the lists of those lines put right behind it; null where they are right. */
export function counted(moved: Transaction, lines: readonly number[], items: Items): TransactionSpec | null {
  const numbers = numberChanges(moved.state, new Set(lines), items);
  if (numbers.empty) return null;
  return {
    changes: moved.changes.compose(numbers),
    selection: moved.newSelection.map(numbers, 1),
    effects: StateEffect.mapEffects(moved.effects, numbers),
    userEvent: moved.annotation(Transaction.userEvent) ?? 'move.line',
    scrollIntoView: true,
  };
}

function numberChanges(state: EditorState, selected: ReadonlySet<number>, items: Items): ChangeSet {
  const { doc } = state;
  const [first, last] = [Math.min(...selected), Math.max(...selected)];
  const from = edge(state, first, -1);
  const to = edge(state, last, 1);
  const lines = Array.from({ length: to - from + 1 }, (_, index) => doc.line(from + index).text);
  const after = renumberLists(lines, (line) => items !== 'went' && selected.has(from + line), items === 'came');
  const changes = after.flatMap((text, index) => {
    const change = textChange(lines[index] ?? '', text);
    const start = doc.line(from + index).from;
    return change ? [{ from: start + change.from, to: start + change.to, insert: insertText(change.insert) }] : [];
  });
  return ChangeSet.of(changes, doc.length);
}

/** The last line in a direction that may belong to the list: lists end at a line at the margin behind a blank one. */
function edge({ doc }: EditorState, from: number, step: -1 | 1): number {
  let number = from;
  const isInside = (line: number) => line >= 1 && line <= doc.lines && Math.abs(line - from) <= farthest;
  while (isInside(number + step)) {
    const { text } = doc.line(number + step);
    const isItem = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(text);
    if (!isItem && /^\S/.test(text) && !text.startsWith('>')) break;
    number += step;
  }
  return number;
}

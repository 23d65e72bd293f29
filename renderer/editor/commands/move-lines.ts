import { copyLineDown, moveLineDown, moveLineUp } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import { selectedLines } from './lines.ts';
import { renumbering } from './list-numbers.ts';
import { moveTableRow } from './tables.ts';

const either =
  (first: StateCommand, second: StateCommand): StateCommand =>
  (target) =>
    first(target) || second(target);

/** Of several selections none moves where one of them is at the edge: CodeMirror would lose that one's caret. */
const together =
  (command: StateCommand, edge: 'first' | 'last'): StateCommand =>
  (target) => {
    const { doc } = target.state;
    const last = edge === 'first' ? 1 : doc.lines;
    return !selectedLines(target.state).some(({ number }) => number === last) && command(target);
  };

/** Exchanges the selected lines with the one above; numbered lists stay counted. */
export const moveLinesUp: StateCommand = either(moveTableRow(-1), together(renumbering(moveLineUp), 'first'));
/** Exchanges the selected lines with the one below; numbered lists stay counted. */
export const moveLinesDown: StateCommand = either(moveTableRow(1), together(renumbering(moveLineDown), 'last'));
/** Puts a copy of the selected lines below them; the copy is selected. */
export const duplicateLines: StateCommand = renumbering(copyLineDown);

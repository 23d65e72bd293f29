import { copyLineDown, moveLineDown, moveLineUp } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import { renumbering } from './list-numbers.ts';
import { moveTableRow } from './tables.ts';

const either =
  (first: StateCommand, second: StateCommand): StateCommand =>
  (target) =>
    first(target) || second(target);

/** Exchanges the selected lines with the one above; numbered lists stay counted. */
export const moveLinesUp: StateCommand = either(moveTableRow(-1), renumbering(moveLineUp));
/** Exchanges the selected lines with the one below; numbered lists stay counted. */
export const moveLinesDown: StateCommand = either(moveTableRow(1), renumbering(moveLineDown));
/** Puts a copy of the selected lines below them; the copy is selected. */
export const duplicateLines: StateCommand = renumbering(copyLineDown);

import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { cellBelow, nextCell, previousCell } from './commands/tables.ts';

/** Keys that do more in tables than in other text. */
export const lateKeys: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: cellBelow },
    ]),
  ),
  keymap.of([
    { key: 'Tab', run: nextCell, shift: previousCell },
  ]),
];

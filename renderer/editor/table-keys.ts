import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { cellBelow, nextCell, previousCell } from './commands/tables.ts';

/** The keys that go from cell to cell in a table, before what they do in other text. */
export const tableKeys: Extension = [
  Prec.high(keymap.of([{ key: 'Enter', run: cellBelow }])),
  keymap.of([{ key: 'Tab', run: nextCell, shift: previousCell }]),
];

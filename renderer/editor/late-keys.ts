import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { atEach, continueAtEach } from './commands/at-each.ts';
import { wordClicks, wordKeys } from './commands/by-words.ts';
import { indentCode, newCodeLine, outdentCode } from './commands/code-lines.ts';
import { joinAbove, joinBelow, newLine } from './commands/line-ends.ts';
import { cellBelow, nextCell, previousCell, tableCommands } from './commands/tables.ts';
import { withoutTaken } from './keymap.ts';
import { preferences } from './preferences.ts';
import { takeFolded } from './take-folded.ts';

/** Keys that do more in tables, code, lists, quotes and scripts without blanks than in other text. */
export const lateKeys: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: cellBelow },
      { key: 'Enter', run: atEach(cellBelow) },
      { key: 'Enter', run: newCodeLine },
      { key: 'Enter', run: continueAtEach },
      { key: 'Shift-Enter', run: newLine },
      { key: 'Delete', run: joinBelow },
      { key: 'Backspace', run: joinAbove },
    ]),
  ),
  Prec.high(keymap.compute([preferences], (state) => withoutTaken(wordKeys, state.facet(preferences).shortcuts))),
  wordClicks,
  takeFolded,
  keymap.of([
    // The line that others begin there would be a row with its words in the first cell.
    { key: 'Mod-Enter', run: tableCommands['format.tableRowBelow'] },
    { key: 'Tab', run: nextCell, shift: previousCell },
    { key: 'Tab', run: atEach(nextCell), shift: atEach(previousCell) },
    { key: 'Tab', run: indentCode, shift: outdentCode },
  ]),
];

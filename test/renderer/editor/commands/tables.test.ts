import { EditorSelection, type StateCommand, type Transaction } from '@codemirror/state';
import { expect, test } from 'vitest';
import { atEach } from '../../../../renderer/editor/commands/at-each.ts';
import { lineUpColumns } from '../../../../renderer/editor/commands/line-up-columns.ts';
import { newLine } from '../../../../renderer/editor/commands/line-ends.ts';
import { moveLinesDown, moveLinesUp } from '../../../../renderer/editor/commands/move-lines.ts';
import { cellBelow, nextCell, previousCell, tableCommands } from '../../../../renderer/editor/commands/tables.ts';
import { typedPipe } from '../../../../renderer/editor/commands/type-pipe.ts';
import { parsed, stateOf } from '../support.ts';

// `^` is the caret here, since the text is full of pipes; `«` and `»` are the ends of a selection.
function run(marked: string, command: StateCommand): string {
  const at = marked.indexOf('^');
  let state = parsed(stateOf('|').update({ changes: { from: 0, insert: marked.replace('^', '') } }).state);
  state = state.update({ selection: { anchor: at } }).state;
  command({ state, dispatch: (transaction) => (state = transaction.state) });
  const { from, to, empty } = state.selection.main;
  const text = state.doc.toString();
  if (empty) return `${text.slice(0, from)}^${text.slice(from)}`;
  return `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`;
}

const commands = tableCommands;
const start = 'x\n\n| a | b |\n| - | - |\n';

test.each<[string, StateCommand, string, string]>([
  ['Tab', nextCell, `${start}| 1^ | 2 |`, `${start}| 1 | «2» |`],
  ['Tab at the end of a row', nextCell, `${start}| 1 | 2^ |\n| 3 | 4 |`, `${start}| 1 | 2 |\n| «3» | 4 |`],
  ['Tab in the head', nextCell, '| a | b^ |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| «1» | 2 |'],
  ['Tab in the last cell', nextCell, `${start}| 1 | 2^ |`, `${start}| 1 | 2 |\n| ^  |   |`],
  ['Shift+Tab', previousCell, `${start}| 1 | 2^ |`, `${start}| «1» | 2 |`],
  ['Shift+Tab out of the body', previousCell, `${start}| 1^ | 2 |`, 'x\n\n| a | «b» |\n| - | - |\n| 1 | 2 |'],
  ['Shift+Tab in the first cell', previousCell, '| a^ |\n| - |', '| a^ |\n| - |'],
  ['Enter', cellBelow, '| a | b^ |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 1 | «2» |'],
  ['Enter behind the hyphens', cellBelow, '| a | b |\n| - | - |^', '| a | b |\n| - | - |\n| ^  |   |'],
  ['Enter behind a row', cellBelow, `${start}| 1 | 2 |^\n| 3 | 4 |`, `${start}| 1 | 2 |\n| «3» | 4 |`],
  ['Enter in the last row', cellBelow, `${start}| 1^ | 2 |`, `${start}| 1 | 2 |\n| ^  |   |`],
  ['in a table that begins behind the mark of its item', cellBelow, '- | a^ |\n  | - |', '- | a |\n  | - |\n  | ^  |'],
  ['Enter in an empty last row', cellBelow, `${start}|  ^ |   |`, `${start}\n^`],
  ['Enter in an empty last row in a quote', cellBelow, '> | a |\n> | - |\n> | ^  |', '> | a |\n> | - |\n>\n> ^'],
  [
    'Enter in an empty last row in an item',
    cellBelow,
    '- x\n\n  | a |\n  | - |\n  |^  |',
    '- x\n\n  | a |\n  | - |\n\n  ^',
  ],
  ['Enter behind a row without a pipe there', cellBelow, 'a | b\n--|--\n1 | 2^', 'a | b\n--|--\n1 | 2\n^'],
  ['the same in a quote', cellBelow, '> a | b\n> --|--^', '> a | b\n> --|--\n> ^'],
  [
    'the same where others have one',
    cellBelow,
    '| a | b |\n| - | - |\n| 1 | 2^',
    '| a | b |\n| - | - |\n| 1 | 2\n|   | ^  |',
  ],
  ['Enter in a cell of such a row', cellBelow, 'a | b\n--|--\n1^ | 2', 'a | b\n--|--\n1 | 2\n| ^ |  |'],
  [
    'Tab to a line that is no row',
    nextCell,
    `${start}| 1 | 2^ |\n{% endfor %}\n| 3 | 4 |`,
    `${start}| 1 | 2 |\n{% endfor %}^\n| 3 | 4 |`,
  ],
  ['Enter in such a line', cellBelow, `${start}{% endfor %}^`, `${start}{% endfor %}\n| ^  |   |`],
  ['Shift+Enter', newLine, `${start}| 1^ | 2 |`, `${start}| 1<br>^ | 2 |`],
  // No cell is there: the key does what it does in a line of any text.
  ['Shift+Enter behind a row', newLine, `${start}| 1 | 2 |^`, `${start}| 1 | 2 |^`],
  ['Shift+Enter before a row', newLine, `${start}^| 1 | 2 |`, `${start}^| 1 | 2 |`],
  ['Shift+Enter at the end of a row that has no pipe there', newLine, `${start}| 1 | 2^`, `${start}| 1 | 2<br>^`],
  ['Shift+Enter in the row of hyphens', newLine, '| a |\n| -^ |', '| a |\n| -^ |'],
  ['a row above', commands['format.tableRowAbove'], `${start}| 1^ | 2 |`, `${start}| ^  |   |\n| 1 | 2 |`],
  ['a column to the left', commands['format.tableColumnLeft'], '| a^ |\n| - |', '| ^  | a |\n| --- | - |'],
  ['a column to the right', commands['format.tableColumnRight'], '| a^ |\n| - |', '| a | ^  |\n| - | --- |'],
  [
    'a column moves with its caret',
    commands['format.tableMoveRight'],
    '| a^ | b |\n| - | - |',
    '| b | «a» |\n| - | - |',
  ],
  [
    'a row moves up by the key for lines',
    moveLinesUp,
    `${start}| 1 | 2 |\n| 3^ | 4 |`,
    `${start}| 3^ | 4 |\n| 1 | 2 |`,
  ],
  ['the hyphens stay below the head', moveLinesDown, '| a^ |\n| - |\n| 1 |', '| a^ |\n| - |\n| 1 |'],
  [
    'a text that was moved below a table goes on down',
    moveLinesDown,
    '| a | b |\n| - | - |\nx^\n\ny',
    '| a | b |\n| - | - |\n\nx^\ny',
  ],
  [
    'a last row stays in its table',
    moveLinesDown,
    '| a | b |\n| - | - |\n| x^\n\ny',
    '| a | b |\n| - | - |\n| x^\n\ny',
  ],
  ['in a quote', commands['format.tableRowBelow'], '> | a^ |\n> | - |', '> | a |\n> | - |\n> | ^  |'],
  ['outside of a table', lineUpColumns, 'a^', 'a^'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

test('Enter goes on down from the words that it came to, and from no more than a cell', () => {
  const rows = `${start}| 1 | 2 |\n| 3 | 4 |`;
  let state = parsed(stateOf('|').update({ changes: { from: 0, insert: rows } }).state);
  const select = (from: string, to = from) => {
    const selection = { anchor: rows.indexOf(from), head: rows.indexOf(to) + to.length };
    state = state.update({ selection }).state;
  };
  const enter = () => cellBelow({ state, dispatch: (transaction) => (state = transaction.state) });
  select('a');
  for (const words of ['1', '3']) {
    expect(enter()).toBe(true);
    expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe(words);
  }
  expect(state.doc.toString()).toBe(rows);
  select('1', '2');
  expect(enter()).toBe(false);
});

test('keys are left to others outside of tables', () => {
  for (const command of [nextCell, previousCell, cellBelow])
    expect(command({ state: stateOf('a|'), dispatch: () => expect.unreachable() })).toBe(false);
});

test.each<[string, StateCommand, readonly string[], readonly string[], string?]>([
  ['Tab', nextCell, ['1', '3'], ['2', '4']],
  ['Tab from the last cell, which adds a row', nextCell, ['2', '4'], ['3', ''], '| 1 | 2 |\n| 3 | 4 |\n|   |   |'],
  ['Shift+Tab', previousCell, ['2', '3'], ['1', '2']],
  ['Shift+Tab in the first cell, which stays', previousCell, ['a', '2'], ['', '1']],
  ['Enter', cellBelow, ['a', 'b'], ['1', '2']],
])('%s at several carets', (_name, command, at, after, rows = '| 1 | 2 |\n| 3 | 4 |') => {
  let state = parsed(stateOf('|').update({ changes: { from: 0, insert: `${start}| 1 | 2 |\n| 3 | 4 |` } }).state);
  const ranges = at.map((words) => EditorSelection.cursor(state.doc.toString().indexOf(words)));
  state = parsed(state.update({ selection: EditorSelection.create(ranges) }).state);
  const dispatch = (transaction: Transaction) => (state = transaction.state);
  expect(command({ state, dispatch }), 'of one caret alone').toBe(false);
  expect(atEach(command)({ state, dispatch })).toBe(true);
  expect(state.selection.ranges.map(({ from, to }) => state.sliceDoc(from, to))).toEqual(after);
  expect(state.doc.toString()).toBe(start + rows);
});

/** The text after signs were typed, `\n` for Enter. */
function typed(marked: string, signs: string): string {
  const at = marked.indexOf('^');
  let state = parsed(stateOf('|').update({ changes: { from: 0, insert: marked.replace('^', '') } }).state);
  state = state.update({ selection: { anchor: at } }).state;
  const dispatch = (transaction: Transaction) => (state = parsed(transaction.state));
  for (const sign of signs) {
    if (sign === '\n' && cellBelow({ state, dispatch })) continue;
    const pipe = sign === '|' ? typedPipe(state) : null;
    dispatch(state.update(pipe ?? state.replaceSelection(sign)));
  }
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}^${state.sliceDoc(head)}`;
}

test.each([
  ['a whole table', '^', '| a | b |\n| - | - |\n| 1 | 2 |\n|3||\n\nx', '| a | b |\n| - | - |\n| 1 | 2 |\n|3||\n\nx^'],
  ['one without pipes around it', '^', 'a | b\n--|--\n1 | 2\n3 | 4\n\nx', 'a | b\n--|--\n1 | 2\n3 | 4\n\nx^'],
  ['one without pipes at the ends', '^', '| a | b\n|-|-\n| 1 | 2\n|| 4\n\nx', '| a | b\n|-|-\n| 1 | 2\n|| 4\n\nx^'],
  ['an empty first cell', '| a | b |\n| - | - |\n| ^  |   |', '| | 2 |', '| a | b |\n| - | - |\n| | 2 |^'],
  ['a pipe within a cell', '| a | b |\n| - | - |\n| 1^2 | 3 |', '|', '| a | b |\n| - | - |\n| 1|^2 | 3 |'],
  ['one behind a backslash', '| a | b |\n| - | - |\n| 1^ | 3 |', '\\|', '| a | b |\n| - | - |\n| 1\\|^ | 3 |'],
  ['one behind the row', '| a | b |\n| - | - |\n| 1 | 3 |^', ' c |', '| a | b |\n| - | - |\n| 1 | 3 | c |^'],
])('rows that are typed by hand come out as typed: %s', (_name, before, signs, after) => {
  expect(typed(before, signs)).toBe(after);
});

import type { EditorState, Line, StateCommand } from '@codemirror/state';
import { textColumn } from './list-items.ts';
import { withWholeBlocks } from './line-blocks.ts';
import { isBlank, onLines } from './lines.ts';

const mark = /^ {0,3}>[ \t]?/;

/** Quotes the selected lines, blank ones between them too; takes one level of quoting off when all are quoted. */
export const toggleQuote: StateCommand = onLines((selected, state) => {
  const lines = withWholeBlocks(selected, state);
  const at = placeIn(lines, state);
  const marks = lines.map(({ text }) => mark.exec(text.slice(at))?.[0].length);
  const off = !marks.includes(undefined);
  return lines.map((line, index) => {
    const from = line.from + Math.min(at, line.length);
    const sign = isBlank(line) && lines.length > 1 ? '>' : '> ';
    const insert = off ? '' : ' '.repeat(Math.max(0, at - line.length)) + sign;
    const to = from + (off ? (marks[index] ?? 0) : 0);
    // No blanks stay behind in a line that was blank before it was quoted.
    const isBare = off && to === line.to;
    return { from: isBare ? line.from + line.text.slice(0, at).trimEnd().length : from, to, insert };
  });
});

/** Where the marks go: in lines that go on with an item behind its indentation, or they would end its list. */
function placeIn(lines: readonly Line[], state: EditorState): number {
  const at = lines[0] ? textColumn(lines[0], state) : 0;
  const fits = ({ text }: Line) => /^[ \t>]*$/.test(text.slice(0, at)) && (text.length >= at || text.trim() === '');
  return lines.every(fits) ? at : 0;
}

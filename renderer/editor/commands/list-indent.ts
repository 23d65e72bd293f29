import { syntaxTree } from '@codemirror/language';
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { onLines } from './lines.ts';
import { itemAt, itemBeside, linesBelow, numberOf, shifted, withNumber } from './list-items.ts';
import { renumbering } from './list-numbers.ts';

const item = /^([ \t>]*)((?:[-+*]|\d{1,9}[.)])[ \t]+)/;

/** Marks of the quotes around a list, each with its blank. */
const quoteMarks = /^(?:[ \t]{0,3}>[ \t]?)*/;

interface ItemStart {
  readonly indent: string;
  readonly mark: string;
}

function readItem(text: string): ItemStart | null {
  const found = item.exec(text);
  return found ? { indent: found[1] ?? '', mark: found[2] ?? '' } : null;
}

/** The nearest item above that fits; a line at the margin that is no item ends the list. */
function itemAbove(state: EditorState, line: Line, fits: (above: ItemStart) => boolean): ItemStart | null {
  for (let number = line.number - 1; number > 0; number--) {
    const { text, from } = state.doc.line(number);
    const found = readItem(text);
    // A rule of asterisks looks like one.
    const above =
      found && syntaxTree(state).resolveInner(from + found.indent.length, 1).name === 'ListMark' ? found : null;
    if (above && fits(above)) return above;
    if (!above && /^[^\s>]/.test(text)) return null;
  }
  return null;
}

/** The lines with what goes on with the items that begin on them, and their children. */
function wholeItems(lines: readonly Line[], state: EditorState): readonly Line[] {
  const below = lines.flatMap((line) => {
    const start = readItem(line.text);
    const mark = line.from + (start?.indent.length ?? 0);
    return start ? linesBelow(state, mark, mark + start.mark.length) : [];
  });
  return [...new Map([...lines, ...below].map((line) => [line.number, line])).values()];
}

/** The lines of the items behind the last one in its list: where that goes one level out they become its children. */
export function siblingLines(lines: readonly Line[], state: EditorState): readonly Line[] {
  const line = lines.at(-1);
  const indent = readItem(line?.text ?? '')?.indent.length;
  if (!line || indent === undefined) return [];
  const item = syntaxTree(state).resolveInner(line.from + indent, 1).parent;
  const next = item?.parent?.getChildren('ListItem').find(({ from }) => from > item.from);
  if (!item?.parent || !next) return [];
  const first = state.doc.lineAt(next.from).number;
  const last = state.doc.lineAt(item.parent.to).number;
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index)).filter(
    ({ text }) => text.trim() !== '' && (/^[ \t>]*/.exec(text)?.[0].length ?? 0) >= indent,
  );
}

/** Gives the item behind those that leave a list the number of the first, which would be theirs again when they come back. */
function numberBehind(lines: readonly Line[], state: EditorState): readonly ChangeSpec[] {
  const [line] = lines;
  const item = line ? itemAt(state, line.from + (readItem(line.text)?.indent.length ?? 0)) : null;
  if (!item || itemBeside(item, 'prevSibling')) return [];
  const number = numberOf(state, item)?.number;
  let next = itemBeside(item, 'nextSibling');
  while (next && next.from <= (lines.at(-1)?.to ?? 0)) next = itemBeside(next, 'nextSibling');
  return next && number ? withNumber(state, next, number) : [];
}

/** Makes list items children of the item above: their marker goes below its text, two columns for `- `, three for `1. `. */
export const indentItems: StateCommand = renumbering(
  onLines((lines, state) => {
    const first = lines[0];
    const start = first && readItem(first.text);
    if (!first || !start) return [];
    const parent = itemAbove(state, first, (above) => above.indent.length <= start.indent.length);
    if (!parent || parent.indent.length < start.indent.length) return [];
    const insert = ' '.repeat(parent.mark.length);
    const moved = wholeItems(lines, state).filter((line) => line.text.trim() !== '');
    return [
      ...moved.map((line) => ({ from: line.from + parent.indent.length, insert })),
      ...numberBehind(lines, state),
    ];
  }),
  'came',
);

/** Moves list items one level out, below the marker of the item that they were in. */
export const outdentItems: StateCommand = renumbering(
  onLines((lines, state) => {
    const first = lines[0];
    const start = first && readItem(first.text);
    if (!first || !start) return [];
    const parent = itemAbove(state, first, (above) => above.indent.length < start.indent.length);
    const to = parent?.indent.length ?? quoteMarks.exec(start.indent)?.[0].length ?? 0;
    const width = start.indent.length - to;
    const moved = wholeItems(lines, state).flatMap((line) => {
      const blanks = /^[ \t]*/.exec(line.text.slice(to))?.[0].length ?? 0;
      const gone = Math.min(width, blanks);
      return gone > 0 ? [{ from: line.from + to, to: line.from + to + gone }] : [];
    });
    const by = (readItem(lines.at(-1)?.text ?? '')?.mark.length ?? 0) - width;
    return width > 0 ? [...moved, ...siblingLines(lines, state).flatMap((line) => shifted(line, to, by))] : moved;
  }),
  'came',
);

import type { Line, StateCommand } from '@codemirror/state';
import { onLines, quotePrefix, textLines } from './lines.ts';

type ListKind = 'bullet' | 'numbered' | 'task';

/** The marks of a list item, or of a heading, since no line is both. */
const marks = /^([ \t]*)(?:([-+*])[ \t]+(\[[ xX]\][ \t]+)?|(\d{1,9})[.)][ \t]+|#{1,6}[ \t]+)/;

interface Item {
  readonly line: Line;
  /** Offset of the marks behind quote marks and indentation. */
  readonly from: number;
  readonly to: number;
  /** What the marks stand behind: lines with the same are items of one list. */
  readonly indent: string;
  readonly kind: ListKind | null;
}

function read(line: Line): Item {
  const quote = quotePrefix(line.text);
  const text = line.text.slice(quote.length);
  const found = marks.exec(text);
  const blanks = found?.[1] ?? /^[ \t]*/.exec(text)?.[0] ?? '';
  const indent = quote + blanks;
  const from = line.from + indent.length;
  const kind = !found ? null : found[4] ? 'numbered' : found[3] ? 'task' : found[2] ? 'bullet' : null;
  return { line, from, to: found ? line.from + quote.length + found[0].length : from, indent, kind };
}

/** Makes the selected lines items of this list, or paragraphs again when they all are. Blank lines between stay. */
function toggleList(kind: ListKind): StateCommand {
  return onLines((lines, state) => {
    const items = textLines(lines, state).map(read);
    const off = items.every((one) => one.kind === kind);
    const numbers = new Map<string, number>();
    return items.map(({ from, to, indent }) => {
      const number = (numbers.get(indent) ?? 0) + 1;
      numbers.set(indent, number);
      const mark = { bullet: '- ', task: '- [ ] ', numbered: `${number}. ` }[kind];
      return { from, to, insert: off ? '' : mark };
    });
  });
}

export const toggleBulletList = toggleList('bullet');
export const toggleNumberedList = toggleList('numbered');
export const toggleTaskList = toggleList('task');

import type { Line, StateCommand } from '@codemirror/state';
import { isBlank, onLines } from './lines.ts';

type ListKind = 'bullet' | 'numbered' | 'task';

const item = /^([ \t]*)(?:([-+*])[ \t]+(\[[ xX]\][ \t]+)?|(\d{1,9})[.)][ \t]+)/;

interface Item {
  readonly indent: string;
  readonly length: number;
  readonly kind: ListKind | null;
}

function read(line: Line): Item {
  const found = item.exec(line.text);
  const indent = found?.[1] ?? /^[ \t]*/.exec(line.text)?.[0] ?? '';
  if (!found) return { indent, length: indent.length, kind: null };
  return { indent, length: found[0].length, kind: found[4] ? 'numbered' : found[3] ? 'task' : 'bullet' };
}

/** Makes the selected lines items of this list, or paragraphs again when they all are. Blank lines between stay. */
function toggleList(kind: ListKind): StateCommand {
  return onLines((lines) => {
    const written = lines.length > 1 ? lines.filter((line) => !isBlank(line)) : lines;
    const items = written.map((line) => ({ line, ...read(line) }));
    const off = items.every((one) => one.kind === kind);
    const numbers = new Map<string, number>();
    return items.map(({ line, indent, length }) => {
      const number = (numbers.get(indent) ?? 0) + 1;
      numbers.set(indent, number);
      const mark = { bullet: '- ', task: '- [ ] ', numbered: `${number}. ` }[kind];
      return { from: line.from, to: line.from + length, insert: off ? indent : indent + mark };
    });
  });
}

export const toggleBulletList = toggleList('bullet');
export const toggleNumberedList = toggleList('numbered');
export const toggleTaskList = toggleList('task');

const quote = /^ {0,3}>[ \t]?/;

/** Quotes the selected lines, blank ones between them too; takes one level of quoting off when all are quoted. */
export const toggleQuote: StateCommand = onLines((lines) => {
  const off = lines.every((line) => quote.test(line.text));
  return lines.map((line) => {
    const before = off ? (quote.exec(line.text)?.[0].length ?? 0) : 0;
    return {
      from: line.from,
      to: line.from + before,
      insert: off ? '' : isBlank(line) && lines.length > 1 ? '>' : '> ',
    };
  });
});

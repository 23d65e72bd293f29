import type { StateCommand } from '@codemirror/state';
import { isBlank, onLines } from './lines.ts';

const mark = /^ {0,3}>[ \t]?/;

/** Quotes the selected lines, blank ones between them too; takes one level of quoting off when all are quoted. */
export const toggleQuote: StateCommand = onLines((lines) => {
  const off = lines.every((line) => mark.test(line.text));
  return lines.map((line) => ({
    from: line.from,
    to: line.from + (off ? (mark.exec(line.text)?.[0].length ?? 0) : 0),
    insert: off ? '' : isBlank(line) && lines.length > 1 ? '>' : '> ',
  }));
});

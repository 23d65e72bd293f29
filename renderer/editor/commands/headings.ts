import type { StateCommand } from '@codemirror/state';
import { isBlank, onLines } from './lines.ts';

const marks = /^ {0,3}#{1,6}(?:[ \t]+|$)/;

/** Gives the selected lines this level; 0, or the level that they all have already, makes them paragraphs. */
export function setHeading(level: 0 | 1 | 2 | 3 | 4 | 5 | 6): StateCommand {
  return onLines((lines) => {
    const prefix = level === 0 ? '' : `${'#'.repeat(level)} `;
    const written = lines.length > 1 ? lines.filter((line) => !isBlank(line)) : lines;
    const off = level > 0 && written.every((line) => marks.exec(line.text)?.[0].trim() === prefix.trim());
    return written.flatMap((line) => {
      const before = marks.exec(line.text)?.[0] ?? '';
      const insert = off ? '' : prefix;
      return before === insert ? [] : [{ from: line.from, to: line.from + before.length, insert }];
    });
  });
}

import type { StateCommand } from '@codemirror/state';
import { onLines } from './lines.ts';

const task = /^([ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[)([ xX])\]/;

/** Ticks the tasks of the selected lines, or unticks them when they are all done. */
export const toggleDone: StateCommand = onLines((lines) => {
  const tasks = lines.flatMap((line) => {
    const found = task.exec(line.text);
    return found ? [{ at: line.from + (found[1]?.length ?? 0), isDone: found[2] !== ' ' }] : [];
  });
  const insert = tasks.every(({ isDone }) => isDone) ? ' ' : 'x';
  return tasks.map(({ at }) => ({ from: at, to: at + 1, insert }));
});

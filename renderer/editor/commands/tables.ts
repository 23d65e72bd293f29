import type { StateCommand } from '@codemirror/state';
import { insertBlock } from './insert-block.ts';

/** A table of two columns, the first heading selected. */
export const insertTable: StateCommand = insertBlock('| Column | Column |\n| --- | --- |\n|  |  |', [
  2,
  'Column'.length,
]);

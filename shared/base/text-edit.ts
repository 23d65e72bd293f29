import type { TextChange } from './text-change.ts';
import { sumOf, writtenSum } from './text-sum.ts';

/** What makes one text of another, for whoever has that: a long text is not sent for each word. */
export interface TextEdit {
  /** In order; all offsets are in the text before. */
  readonly changes: TextChange[];
  /** The written sum of the text after. */
  readonly sum: string;
}

/** The text after an edit; null where it is not the one that was meant: the text before was another. */
export function editedText(before: string, { changes, sum }: TextEdit): string | null {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, insert } of changes) {
    if (from < at || to < from || to > before.length) return null;
    pieces.push(before.slice(at, from), insert);
    at = to;
  }
  const after = pieces.join('') + before.slice(at);
  return writtenSum(sumOf(after)) === sum ? after : null;
}

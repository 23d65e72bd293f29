import type { Text } from '@codemirror/state';
import { missingHunks, type MissingHunk } from '../../shared/base/three-way.ts';
import { insertText } from '../editor/insert-text.ts';
import { lineSeparatorOf, pageText, type PageChange } from './page-text.ts';

export type Merge =
  | { readonly kind: 'merged'; readonly changes: readonly PageChange[] }
  /** Both sides changed the same lines, or lines next to each other. */
  | { readonly kind: 'conflict' };

/** How the changes from `base` to `theirs` come into `mine`: a three-way merge by lines. The changes are offsets in
 * `mine`. File texts are cut at their own line ends, so that a change of line ends alone is no difference of lines. */
export function mergeTexts(base: string, mine: Text, theirs: string): Merge {
  const missing = missingHunks(linesOf(base), mine.toString().split('\n'), linesOf(theirs));
  if (!missing || missing.some(({ stands }) => stands !== 'apart')) return { kind: 'conflict' };
  return { kind: 'merged', changes: missing.map((hunk) => lineChange(mine, hunk)) };
}

const linesOf = (text: string) => pageText(text, lineSeparatorOf(text)).toString().split('\n');

/** Lines are counted from 0, the end is exclusive. */
function lineChange(doc: Text, { from: first, to: end, parts: lines }: MissingHunk): PageChange {
  const text = lines.join('\n');
  if (end < doc.lines) {
    const insert = insertText(lines.length ? `${text}\n` : '');
    return { from: doc.line(first + 1).from, to: doc.line(end + 1).from, insert };
  }
  // The hunk reaches the last line, which has no line end behind it: the one before it comes or goes with the hunk.
  const from = first > 0 ? doc.line(first).to : 0;
  return { from, to: doc.length, insert: insertText(first > 0 && lines.length ? `\n${text}` : text) };
}

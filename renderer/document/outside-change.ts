import type { Text } from '@codemirror/state';
import { diffArrays } from 'diff/lib/diff/array.js';
import { insertText } from '../editor/insert-text.ts';
import { lineSeparatorOf, pageText, type PageChange } from './page-text.ts';

export type Merge =
  | { readonly kind: 'merged'; readonly changes: readonly PageChange[] }
  /** Both sides changed the same lines, or lines next to each other. */
  | { readonly kind: 'conflict' };

/** More changed lines than this are not merged but shown: comparing takes the square of it. */
const mostChanged = 4000;

/** Lines `from` to `to` (0-based, end exclusive) of the base became `lines`. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** How the changes from `base` to `theirs` come into `mine`: a three-way merge by lines. The changes are offsets in
 * `mine`. File texts are cut at their own line ends, so that a change of line ends alone is no difference of lines. */
export function mergeTexts(base: string, mine: Text, theirs: string): Merge {
  const baseLines = linesOf(base);
  const own = hunks(baseLines, mine.toString().split('\n'));
  const other = hunks(baseLines, linesOf(theirs));
  if (!own || !other) return { kind: 'conflict' };
  const wanted = other.filter((hunk) => !own.some((one) => same(one, hunk)));
  if (wanted.some((hunk) => own.some((one) => touch(one, hunk)))) return { kind: 'conflict' };
  return { kind: 'merged', changes: wanted.map((hunk) => lineChange(mine, moved(hunk, own))) };
}

const linesOf = (text: string) => pageText(text, lineSeparatorOf(text)).toString().split('\n');

function hunks(base: string[], changed: string[]): readonly Hunk[] | null {
  const parts = diffArrays(base, changed, { maxEditLength: mostChanged });
  if (!parts) return null;
  const found: Hunk[] = [];
  let line = 0;
  for (const { added, removed, value, count } of parts) {
    const last = found.at(-1);
    if (added) {
      if (last?.to === line && last.lines.length === 0) found[found.length - 1] = { ...last, lines: value };
      else found.push({ from: line, to: line, lines: value });
      continue;
    }
    if (removed && last?.to === line) found[found.length - 1] = { ...last, to: line + count };
    else if (removed) found.push({ from: line, to: line + count, lines: [] });
    line += count;
  }
  return found;
}

const same = (left: Hunk, right: Hunk) =>
  left.from === right.from &&
  left.to === right.to &&
  left.lines.length === right.lines.length &&
  left.lines.every((line, index) => line === right.lines[index]);

const touch = (left: Hunk, right: Hunk) => left.from <= right.to && right.from <= left.to;

/** The hunk with its lines counted in the other side. */
function moved(hunk: Hunk, own: readonly Hunk[]): Hunk {
  const shift = own
    .filter((one) => one.to <= hunk.from)
    .reduce((sum, one) => sum + one.lines.length - (one.to - one.from), 0);
  return { from: hunk.from + shift, to: hunk.to + shift, lines: hunk.lines };
}

function lineChange(doc: Text, { from: first, to: end, lines }: Hunk): PageChange {
  const text = lines.join('\n');
  if (end < doc.lines) {
    const insert = insertText(lines.length ? `${text}\n` : '');
    return { from: doc.line(first + 1).from, to: doc.line(end + 1).from, insert };
  }
  // The hunk reaches the last line, which has no line end behind it: the one before it comes or goes with the hunk.
  const from = first > 0 ? doc.line(first).to : 0;
  return { from, to: doc.length, insert: insertText(first > 0 && lines.length ? `\n${text}` : text) };
}

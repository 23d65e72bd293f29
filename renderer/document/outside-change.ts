import { diff3MergeRegions, diffIndices } from 'node-diff3';
import type { Text } from '@codemirror/state';
import { insertText } from '../editor/insert-text.ts';
import { lineSeparatorOf, pageText, type PageChange } from './page-text.ts';

export type Merge =
  | { readonly kind: 'merged'; readonly changes: readonly PageChange[] }
  /** Both sides changed the same lines, or lines next to each other. */
  | { readonly kind: 'conflict' };

/** How the changes from `base` to `theirs` come into `mine`, line by line. The changes are offsets in `mine`. */
export function mergeOutside(base: Text, mine: Text, theirs: Text): Merge {
  const sides = [base, mine, theirs].map((text) => text.toString().split('\n'));
  const [baseLines = [], mineLines = [], theirLines = []] = sides;
  // Equal heads and tails are cut off first: what is left is small, and comparing grows faster than the text.
  const head = commonHead(sides);
  const tail = commonTail(sides, head);
  const middle = (lines: readonly string[]) => lines.slice(head, lines.length - tail);
  const merged: string[] = [];
  for (const region of diff3MergeRegions(middle(mineLines), middle(baseLines), middle(theirLines))) {
    if (region.stable) merged.push(...(region.bufferContent as readonly string[]));
    else if (equal(region.aContent, region.bContent)) merged.push(...(region.aContent as readonly string[]));
    else return { kind: 'conflict' };
  }
  return { kind: 'merged', changes: lineChanges(mine, head, middle(mineLines), merged) };
}

/** The same for file texts, each cut at its own line end: a change of line ends alone is no difference of lines. */
export const mergeTexts = (base: string, mine: Text, theirs: string): Merge =>
  mergeOutside(pageText(base, lineSeparatorOf(base)), mine, pageText(theirs, lineSeparatorOf(theirs)));

function commonHead(sides: readonly (readonly string[])[]): number {
  const [first = []] = sides;
  const shortest = Math.min(...sides.map((lines) => lines.length));
  let head = 0;
  while (head < shortest && sides.every((lines) => lines[head] === first[head])) head++;
  return head;
}

function commonTail(sides: readonly (readonly string[])[], head: number): number {
  const [first = []] = sides;
  const longest = Math.min(...sides.map((lines) => lines.length)) - head;
  let tail = 0;
  const last = (lines: readonly string[]) => lines[lines.length - 1 - tail];
  while (tail < longest && sides.every((lines) => last(lines) === last(first))) tail++;
  return tail;
}

const equal = (left: readonly unknown[], right: readonly unknown[]) =>
  left.length === right.length && left.every((line, index) => line === right[index]);

interface Hunk {
  readonly buffer1: readonly [number, number];
  readonly buffer2Content: readonly string[];
}

/** Each run of changed lines as its own change, so that a caret in an untouched line stays. */
function lineChanges(doc: Text, head: number, before: readonly string[], after: readonly string[]): PageChange[] {
  const hunks = diffIndices([...before], [...after]) as unknown as readonly Hunk[];
  return hunks.map(({ buffer1: [start, count], buffer2Content }) => {
    const first = head + start + 1;
    const end = first + count;
    const insert = buffer2Content.join('\n');
    if (end <= doc.lines) {
      const from = doc.line(first).from;
      return { from, to: doc.line(end).from, insert: insertText(buffer2Content.length ? `${insert}\n` : '') };
    }
    // The hunk reaches the last line, which has no line end behind it: the one before it comes or goes with the hunk.
    const from = first > 1 ? doc.line(first - 1).to : 0;
    const lead = first > 1 && buffer2Content.length ? '\n' : '';
    return { from, to: doc.length, insert: insertText(lead + insert) };
  });
}

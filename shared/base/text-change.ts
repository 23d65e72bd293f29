/** Replaces the characters from `from` to `to` (UTF-16 offsets) by `insert`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text after the change. */
export function applyChange(text: string, change: TextChange): string {
  return text.slice(0, change.from) + change.insert + text.slice(change.to);
}

/** The text after changes that are in order and do not overlap; all offsets are in the text before them. */
export const applyChanges = (text: string, changes: readonly TextChange[]): string =>
  changes.reduceRight(applyChange, text);

/** Changes that are in order and do not overlap as one, which takes in what is between them. */
export function oneChange(text: string, changes: readonly TextChange[]): TextChange | null {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last || first === last) return first ?? null;
  const inside = changes.map(({ from, to, insert }) => ({ from: from - first.from, to: to - first.from, insert }));
  return { from: first.from, to: last.to, insert: applyChanges(text.slice(first.from, last.to), inside) };
}

/** The smallest single replacement that turns `before` into `after`; null when they are equal. Never splits a surrogate pair. */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let from = sameHead(before, after, shortest);
  if (from > 0 && isHighSurrogate(before.charCodeAt(from - 1))) from--;
  let tail = sameTail(before, after, shortest - from);
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

// In pieces first, which are compared many times as fast as units.
const pieceSizes = [4096, 512, 64, 1] as const;

/** How many units the starts have in common, of so many. */
function sameHead(before: string, after: string, most: number): number {
  let head = 0;
  for (const size of pieceSizes)
    while (head + size <= most && before.slice(head, head + size) === after.slice(head, head + size)) head += size;
  return head;
}

/** How many units the ends have in common, of so many. */
function sameTail(before: string, after: string, most: number): number {
  const pieceAt = (text: string, tail: number, size: number) =>
    text.slice(text.length - tail - size, text.length - tail);
  let tail = 0;
  for (const size of pieceSizes)
    while (tail + size <= most && pieceAt(before, tail, size) === pieceAt(after, tail, size)) tail += size;
  return tail;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

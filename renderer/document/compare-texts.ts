import type { Text } from '@codemirror/state';
import { textChange, type TextChange } from '../../shared/base/text-change.ts';
import type { TextEdit } from '../../shared/base/text-edit.ts';
import { sumOf, sumOfAll, writtenSum, type TextSum } from '../../shared/base/text-sum.ts';
import { leavesOf, type FileText } from './page-text.ts';

// A document is a tree of some dozens of lines each (leaves), and what an edit left alone is the same object in the next document.
// So two of five megabytes are compared, and the sum of one is told, by looking at the few leaves that are not shared.

/** Milliseconds that are read for at once: a key that comes meanwhile waits no longer. */
const slice = 4;

/** What makes one text of another; null where their line ends differ. The leaves of a text are summed up in slices once. */
export async function compareTexts(before: FileText, after: FileText): Promise<TextEdit | null> {
  if (before.lineEnd !== after.lineEnd) return null;
  const sum = await sumOfText(after);
  return { changes: changesBetween(before, after), sum: writtenSum(sum) };
}

/** Sums by what they are of, for each line end. */
const known = new Map<string, WeakMap<Text, TextSum>>();

async function sumOfText({ doc, lineEnd }: FileText): Promise<TextSum> {
  const sums = known.get(lineEnd) ?? new WeakMap<Text, TextSum>();
  known.set(lineEnd, sums);
  let started = performance.now();
  for (const leaf of leavesOf(doc)) {
    if (sums.has(leaf)) continue;
    sums.set(leaf, sumOf(leaf.sliceString(0, leaf.length, lineEnd)));
    if (performance.now() - started < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    started = performance.now();
  }
  const between = sumOf(lineEnd);
  const sumOfNode = (node: Text): TextSum => {
    const found = sums.get(node);
    if (found) return found;
    const parts = (node.children ?? []).flatMap((child) => [between, sumOfNode(child)]);
    const sum = sumOfAll(parts.slice(1));
    sums.set(node, sum);
    return sum;
  };
  return sumOfNode(doc);
}

/** Leaves of one document, up to an index, and those that stand in their place in another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly nowFrom: number;
  readonly nowTo: number;
}

function changesBetween(before: FileText, after: FileText): TextChange[] {
  const [old, now] = [leavesOf(before.doc), leavesOf(after.doc)];
  const [oldStarts, nowStarts] = [startsOf(old), startsOf(now)];
  const textOf = ({ doc }: FileText, from = 0, to = 0) => doc.sliceString(from, Math.min(to, doc.length));
  return differing(old, now).flatMap(({ from, to, nowFrom, nowTo }) => {
    const start = oldStarts[from] ?? 0;
    const change = textChange(
      textOf(before, start, oldStarts[to]),
      textOf(after, nowStarts[nowFrom], nowStarts[nowTo]),
    );
    return change ? [inFile(before, { ...change, from: start + change.from, to: start + change.to })] : [];
  });
}

/** A change of the document as one of the text of the file. */
function inFile({ doc, lineEnd }: FileText, { from, to, insert }: TextChange): TextChange {
  if (lineEnd.length === 1) return { from, to, insert: lineEnd === '\n' ? insert : insert.replaceAll('\n', lineEnd) };
  const place = (at: number) => at + doc.lineAt(at).number - 1;
  return { from: place(from), to: place(to), insert: insert.replaceAll('\n', lineEnd) };
}

/** Where each leaf begins, and where the next one would. */
function startsOf(leaves: readonly Text[]): readonly number[] {
  const starts = [0];
  let at = 0;
  for (const { length } of leaves) starts.push((at += length + 1));
  return starts;
}

/** The stretches in which leaves are not the same, from the first to the last. Those at the end of a text are of one leaf at least in
 * both: the line end before them belongs to the leaf that it ends. */
function differing(old: readonly Text[], now: readonly Text[]): readonly Stretch[] {
  const shortest = Math.min(old.length, now.length);
  let from = 0;
  while (from < shortest && old[from] === now[from]) from++;
  let tail = 0;
  while (tail < shortest - from && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
  const places = new Map(old.slice(from, oldEnd).map((leaf, index) => [leaf, from + index]));
  const stretches: Stretch[] = [];
  let nowFrom = from;
  const add = (to: number, nowTo: number) => {
    if (to === from && nowTo === nowFrom) return;
    const back = to === old.length && (to === from || nowTo === nowFrom) ? 1 : 0;
    stretches.push({ from: from - back, to, nowFrom: nowFrom - back, nowTo });
  };
  for (let at = nowFrom; at < nowEnd; at++) {
    const leaf = now[at];
    const same = leaf && places.get(leaf);
    if (same === undefined || same < from) continue;
    add(same, at);
    [from, nowFrom] = [same + 1, at + 1];
  }
  add(oldEnd, nowEnd);
  return stretches;
}

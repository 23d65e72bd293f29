import type { ChangeSet, Text } from '@codemirror/state';
import type { TextChange } from '../../shared/base/text-change.ts';

/** More changes than that, such as those of replacing a letter everywhere, are told as one that takes in what is between them:
 * who follows them one by one would be longer at it than at reading the text anew. */
const most = 1000;

/** Where a document was changed (A), and what stands there now (B). */
interface Place {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** What changes that lead from one document to another do to the text of the file, whose lines end in `lineEnd`: to be applied
 * one after the other. */
export function fileChanges(before: Text, after: Text, changes: ChangeSet, lineEnd: string): readonly TextChange[] {
  const wider = lineEnd.length - 1;
  const inFile = (at: number) => (wider === 0 ? at : at + (before.lineAt(at).number - 1) * wider);
  const places: Place[] = [];
  changes.iterChanges((fromA, toA, fromB, toB) => void places.push({ fromA, toA, fromB, toB }));
  const [first, last] = [places[0], places.at(-1)];
  const isMany = places.length > most && first && last;
  // From the last to the first, none moves another.
  const told = isMany ? [{ ...last, fromA: first.fromA, fromB: first.fromB }] : places.reverse();
  return told.map(({ fromA, toA, fromB, toB }) => ({
    from: inFile(fromA),
    to: inFile(toA),
    insert: after.sliceString(fromB, toB, lineEnd),
  }));
}

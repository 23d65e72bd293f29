import type { ChangeSet, Text } from '@codemirror/state';
import type { TextChange } from '../../shared/base/text-change.ts';

/** What changes of a document do to the text of its file, whose lines end in `lineEnd`: to be applied one after the other. */
export function fileChanges(before: Text, changes: ChangeSet, lineEnd: string): readonly TextChange[] {
  const wider = lineEnd.length - 1;
  const inFile = (at: number) => (wider === 0 ? at : at + (before.lineAt(at).number - 1) * wider);
  const result: TextChange[] = [];
  changes.iterChanges((from, to, _from, _to, inserted) => {
    result.push({ from: inFile(from), to: inFile(to), insert: inserted.sliceString(0, inserted.length, lineEnd) });
  });
  // From the last to the first, none moves another.
  return result.reverse();
}

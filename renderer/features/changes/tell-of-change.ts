import { describeChange, type CarriedOut, type Change } from '../../state/changes.ts';
import { doneWords } from './words.ts';
import type { Notices } from '../../state/notices.ts';

/** Where the trash is the system's, the texts come back from the history. */
const deletedPosts = { label: 'Deleted posts…', command: 'history.deleted', argument: '' } as const;

/** What takes a change back: of an undo that is doing it again. */
export const wayBack = ({ kind }: Change, takeBack: string) =>
  kind === 'undo'
    ? ({ label: 'Redo', command: 'changes.redo', argument: takeBack } as const)
    : ({ label: 'Undo', command: 'changes.undo', argument: takeBack } as const);

/** Leaves a word on what was done, from which it can be taken back, once its dialog has gone. */
export function tellOfChange(notices: Notices, change: Change, report: CarriedOut): void {
  if (report.changed.length === 0) return;
  const undo = report.takeBack;
  const detail = `${report.cancelled ? 'Stopped. ' : ''}${doneWords(change, report)}`;
  const told = { kind: 'info', title: describeChange(change), detail } as const;
  if (undo === null) return void notices.add(change.kind === 'trash' ? { ...told, action: deletedPosts } : told);
  notices.add({ ...told, action: wayBack(change, undo) });
}

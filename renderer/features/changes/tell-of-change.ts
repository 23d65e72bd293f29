import type { ChangeReport } from '../../../shared/model/task.ts';
import { describeChange, type Change } from '../../state/changes.ts';
import { doneWords } from './words.ts';
import type { Notices } from '../../state/notices.ts';

/** Leaves a word on what was done, from which it can be taken back, once its dialog has gone. */
export function tellOfChange(notices: Notices, change: Change, report: ChangeReport): void {
  const { changed, moved = [] } = report;
  if (changed.length === 0) return;
  const undo = report.undo ?? (moved.length > 0 && !(change.kind === 'move' && change.isBack) ? 'move' : null);
  const told = { kind: 'info', title: describeChange(change), detail: doneWords(change, report) } as const;
  if (undo === null) return void notices.add(told);
  const action =
    change.kind === 'undo'
      ? ({ label: 'Redo', command: 'changes.redo', argument: undo } as const)
      : ({ label: 'Undo', command: 'changes.undo', argument: undo } as const);
  notices.add({ ...told, action });
}

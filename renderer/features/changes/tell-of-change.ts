import type { ChangeReport } from '../../../shared/model/task.ts';
import { describeChange, type Change } from '../../state/changes.ts';
import type { Notices } from '../../state/notices.ts';

/** Leaves a word on what was done, from which it can be taken back, once its dialog has gone. */
export function tellOfChange(notices: Notices, change: Change, { changed, undo }: ChangeReport): void {
  if (undo === null) return;
  const detail = `${changed.length.toLocaleString('en')} ${changed.length === 1 ? 'post' : 'posts'} changed and saved.`;
  const action =
    change.kind === 'undo'
      ? ({ label: 'Redo', command: 'changes.redo', argument: undo } as const)
      : ({ label: 'Undo', command: 'changes.undo', argument: undo } as const);
  notices.add({ kind: 'info', title: describeChange(change), detail, action });
}

import type { Command } from '@codemirror/view';
import { tableAt } from './tables.ts';

/** Lines up the columns of the table at the caret. How wide letters of all scripts are is known by code of its own. */
export const lineUpColumns: Command = (view) => {
  if (view.state.readOnly || !tableAt(view.state)) return false;
  // Without that code the table stays as it is, which is no reason to disturb somebody who writes.
  void import('./line-up-columns.ts').then(
    (late) => late.lineUpColumns(view),
    () => {},
  );
  return true;
};

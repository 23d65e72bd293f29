import type { Command } from '@codemirror/view';
import { lateExtension } from '../late-extension.ts';

const load = () => import('./completion.ts');

/** What offers what can be put in at the caret: its code comes once there is a text. */
export const lateCompletion = lateExtension(
  async () => (await load()).completion,
  // As if the last key had only just been typed: without its code it brought no list.
  (view) => view.dispatch({ selection: view.state.selection, userEvent: 'input.type' }),
);

/** Offers it now. */
export const startCompletion: Command = (view) => {
  // A list that does not come up is no reason to disturb somebody who writes.
  void load().then(
    ({ offerNow }) => offerNow(view),
    () => {},
  );
  return true;
};

import type { Command } from '@codemirror/view';
import { lateExtension } from './late-extension.ts';

const completion = () => import('./completion/completion.ts');
const links = () => import('./live/link-card.ts');
const minutes = () => import('./modes/minute-marks.ts');
const typing = () => import('./typing.ts');

/** What offers what can be put in at the caret, shows what a link leads to, does what typed signs and rarer keys do and marks the
 * minutes: its code comes once there is a text. */
export const lateHelp = lateExtension(
  async () => {
    const [offers, cards, typed, marks] = await Promise.all([completion(), links(), typing(), minutes()]);
    return [offers.completion, cards.linkCard, typed.typing, marks.minuteMarks];
  },
  // As if the last key had only just been typed: without its code it brought no list.
  (view) => view.dispatch({ selection: view.state.selection, userEvent: 'input.type' }),
);

/** Once the code is there. That it does not come is no reason to disturb somebody who writes. */
const late =
  (load: () => Promise<Command>): Command =>
  (view) => {
    void load().then(
      (run) => run(view),
      () => {},
    );
    return true;
  };

/** Offers what can be put in now. */
export const startCompletion = late(async () => (await completion()).offerNow);

/** Follows the link at the caret, or goes to the other end of the footnote there. */
export const openLink = late(async () => (await links()).openLink);

import { useReducer } from 'react';
import { useApp, useUi } from '../../state/context.ts';
import { createLate } from '../../ui/late.ts';
import { StandIn } from '../../ui/StandIn.tsx';
import type { DialogsProps } from './DialogOf.tsx';

/** The code of all dialogs. */
export const lateDialogs = createLate(() => import('./DialogOf.tsx'));

/** The dialog that is open, if any; until its code is there, what holds the keyboard for it. */
export function Dialogs(props: DialogsProps) {
  const { ui, notices } = useApp();
  const dialog = useUi((state) => state.dialog);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const close = () => ui.setState({ dialog: null });
  const code = lateDialogs.now();
  if (!dialog) return null;
  if (code) return <code.DialogOf dialog={dialog} {...props} />;
  const fail = (error: unknown) => {
    close();
    notices.fail('The dialog could not be loaded', error);
  };
  return <StandIn fetch={lateDialogs.fetch} onReady={drawAgain} onFail={fail} onClose={close} />;
}

import { useEffect } from 'react';
import { useLate } from '../ui/late.ts';
import { lateDialogs } from './Dialogs.tsx';
import { furniture } from './late-furniture.ts';
import { whenIdle } from './when-idle.ts';
import { loadSides } from './WorkspaceView.tsx';

/** Milliseconds that what stands around the text waits for a busy page, and dialogs and panels after it. */
const patience = { furniture: 300, rest: 5000 } as const;

/** Fetches what comes after list and text. Answers what stands around them, once it is there. `isOpening`: a library is about
 * to be shown. */
export function useLateParts(isOpening: boolean) {
  useEffect(() => {
    let rest = () => {};
    const fetch = () =>
      void untilDone(furniture.fetch).then(() => {
        rest = whenIdle(() => void untilDone(() => Promise.all([loadSides(), lateDialogs.fetch()])), patience.rest);
      });
    // Without a library there is nothing else to show.
    const first = isOpening ? whenIdle(fetch, patience.furniture) : fetch();
    return () => {
      first?.();
      rest();
    };
  }, [isOpening]);
  return useLate(furniture);
}

/** A host that was out of reach comes back. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8000)) {
    try {
      await work();
      return;
    } catch {
      await new Promise((go) => setTimeout(go, wait));
    }
  }
}

import { useEffect } from 'react';
import { useLate } from '../../ui/late.ts';
import { lateDialogs } from '../dialogs/Dialogs.tsx';
import { editorCode } from '../commands/late-commands.ts';
import { furniture } from './late-furniture.ts';
import { whenIdle } from './when-idle.ts';
import { loadSides } from './WorkspaceView.tsx';

/** Milliseconds that what stands around the text waits for it, and dialogs and panels for a busy page. */
const patience = { text: 1000, rest: 5000 } as const;

/** Fetches what comes after list and text. Answers what stands around them, once it is there. `began`: the window shows what it
 * began with. A page that waits for its host has nothing to do either: then its text would come behind all of this. */
export function useLateParts(began: Promise<void>) {
  useEffect(() => {
    let rest = () => {};
    let frame = 0;
    let isBegun = false;
    const fetch = async () => {
      clearTimeout(timer);
      if (isBegun) return;
      isBegun = true;
      await untilDone(() => Promise.all([furniture.fetch(), editorCode.fetch()]));
      rest = whenIdle(() => void untilDone(() => Promise.all([loadSides(), lateDialogs.fetch()])), patience.rest);
    };
    const timer = setTimeout(() => void fetch(), patience.text);
    // In the frame the text is drawn, and behind it the code comes.
    void began.then(() => (frame = requestAnimationFrame(() => setTimeout(() => void fetch()))));
    return () => {
      isBegun = true;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      rest();
    };
  }, [began]);
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

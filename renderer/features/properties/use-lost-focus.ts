import { useEffect, useRef } from 'react';
import type { PostSession } from '../../document/types.ts';
import { runCommand } from '../../commands/registry.ts';

/** Gives the focus of a field that goes with its post to the text of the post that is shown then. */
export function useLostFocus(session: PostSession) {
  // A field that goes has no blur: it had the focus last.
  const isHere = useRef(false);
  useEffect(
    () => () => {
      if (!isHere.current) return;
      isHere.current = false;
      // What was clicked to show the other post takes the focus after this.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) runCommand('region.editor');
      });
    },
    [session],
  );
  return {
    onFocus: () => {
      isHere.current = true;
    },
    onBlur: () => {
      isHere.current = false;
    },
  };
}

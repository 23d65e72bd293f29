import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { defaultLibrarySettings } from '../../../shared/model/settings.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

/**
 * The style sheet of the library's look, read again when the window is come back to: it may be at work on elsewhere. null while
 * it is the usual one, and where it cannot be read, of which a notice tells the first time.
 */
export function useLook(): string | null {
  const { api, library, notices } = useApp();
  const id = useSnapshot((snapshot) => snapshot.library.id);
  const look = useStore(library.store, (state) => state.settings.look);
  const [read, setRead] = useState<{ readonly of: string; readonly css: string } | null>(null);
  const isUsual = look === defaultLibrarySettings.look;
  const of = `${id} ${look}`;

  useEffect(() => {
    if (isUsual) return;
    let isOver = false;
    const look = (onFailure: (error: unknown) => void) =>
      void api.exports.look({ library: id }).then(
        ({ css }) => isOver || setRead((last) => (last?.of === of && last.css === css ? last : { of, css })),
        (error: unknown) => isOver || onFailure(error),
      );
    look((error) => notices.fail('The look of the preview could not be read', error));
    // A file that is being written in this moment is read the next time.
    const again = () => look(() => {});
    addEventListener('focus', again);
    return () => {
      isOver = true;
      removeEventListener('focus', again);
    };
  }, [api, id, of, isUsual, notices]);

  return !isUsual && read?.of === of ? read.css : null;
}

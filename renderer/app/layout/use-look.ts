import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { defaultLibrarySettings } from '../../../shared/model/settings.ts';
import { useApp, useSnapshot } from '../../state/context.ts';

/** The style sheet of the library's look; null while it is the usual one, and where it cannot be read, of which a notice tells. */
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
    api.exports.look({ library: id }).then(
      ({ css }) => isOver || setRead({ of, css }),
      (error: unknown) => isOver || notices.fail('The look of the preview could not be read', error),
    );
    return () => {
      isOver = true;
    };
  }, [api, id, of, isUsual, notices]);

  return !isUsual && read?.of === of ? read.css : null;
}

import { useEffect } from 'react';
import type { AppState } from '../state/context.ts';
import { handOverTyped } from '../ui/use-typed.ts';
import type { Workspace } from './workspace/workspace.ts';

/**
 * Saves when the window loses the focus or is hidden, looks at the folder when it is back, keeps unsaved text
 * before the page goes, and asks before a browser tab with such text is closed.
 */
export function useLeaving(app: AppState, workspace: Workspace): void {
  useEffect(() => {
    const onBlur = () => {
      workspace.store.getState().views.forEach(({ session }) => session?.leave());
      void workspace.keepPlaces();
    };
    const onFocus = () => {
      const id = app.library.store.getState().snapshot?.library.id;
      // What the look brings comes with the changes; a lost connection is shown by itself.
      if (id !== undefined) void app.api.library.look({ library: id }).catch(() => undefined);
    };
    const onHide = () => {
      if (document.visibilityState !== 'hidden') return;
      for (const session of workspace.sessions.all()) session.leave();
      void workspace.keepPlaces();
    };
    // The desktop shell asks by itself, after it has let the page save.
    const onUnload = (event: BeforeUnloadEvent) => {
      const isTaken = handOverTyped();
      const isUnsaved = workspace.sessions.part();
      if (app.hello.host === 'browser' && (isUnsaved || !isTaken)) event.preventDefault();
    };
    addEventListener('blur', onBlur);
    addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onHide);
    addEventListener('beforeunload', onUnload);
    return () => {
      removeEventListener('blur', onBlur);
      removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('beforeunload', onUnload);
    };
  }, [app, workspace]);
}

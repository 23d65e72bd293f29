import { useEffect } from 'react';
import { commandOf, isCommandId } from '../../../shared/commands/commands.ts';
import type { KeyPlatform } from '../../../shared/commands/shortcuts.ts';
import { commandOfKey } from '../../commands/keymap.ts';
import { runCommand } from '../../commands/registry.ts';
import type { AppState } from '../../state/context.ts';

/** Commands by key and from the menu of the desktop shell. A dialog keeps the keys to itself. */
export function useKeys(app: AppState, platform: KeyPlatform): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || app.ui.getState().dialog) return;
      const id = commandOfKey(event, platform, app.settings.store.getState().shortcuts);
      if (!id || (writes(id) && isOtherInput(event.target))) return;
      if (commandOf(id).inText && !isText(event.target)) return;
      if (runCommand(id)) event.preventDefault();
    };
    const onMessage = (event: MessageEvent<unknown>) => {
      const command = event.source === window ? menuCommand(event.data) : null;
      if (!command) return;
      const { id, path, byKey } = command;
      const inField = writes(id) && isOtherInput(document.activeElement);
      if (inField && id.startsWith('edit.')) document.execCommand(id.slice('edit.'.length));
      // On macOS a key that the page left alone comes to the menu.
      else if (!inField || !byKey) runCommand(id, path);
    };
    // The preview's frame has no scripts of its own: its keys are heard from here once it gets the focus.
    const frames = new WeakSet<Document>();
    const hearFrame = () => {
      const frame = document.activeElement instanceof HTMLIFrameElement ? document.activeElement.contentDocument : null;
      if (!frame || frames.has(frame)) return;
      frames.add(frame);
      frame.addEventListener('keydown', onKey);
    };
    addEventListener('keydown', onKey);
    addEventListener('blur', hearFrame);
    // A frame that had the focus before its page came has another document from then on.
    document.addEventListener('load', hearFrame, true);
    addEventListener('message', onMessage);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('blur', hearFrame);
      document.removeEventListener('load', hearFrame, true);
      removeEventListener('message', onMessage);
    };
  }, [app, platform]);
}

/** Commands that change the text: in another input the keys are that input's own. */
const writes = (id: string) => id.startsWith('format.') || id === 'edit.undo' || id === 'edit.redo';

const isOtherInput = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea') !== null;

const isText = (target: EventTarget | null) => target instanceof Element && target.closest('.cm-content') !== null;

interface MenuCommand {
  readonly id: string;
  readonly path?: string;
  readonly byKey: boolean;
}

function menuCommand(data: unknown): MenuCommand | null {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'longhand-command') return null;
  if (!('id' in data) || typeof data.id !== 'string' || !isCommandId(data.id)) return null;
  const byKey = 'byKey' in data && data.byKey === true;
  return { id: data.id, byKey, ...('path' in data && typeof data.path === 'string' ? { path: data.path } : {}) };
}

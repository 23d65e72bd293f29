import type { Shell } from '../services/shell.ts';
import { hasDisplay, openWithSystem, revealWithSystem } from './open-program.ts';

export interface BrowserShellOptions {
  /** Moves a file or folder into the trash folder in the app's data folder, and answers where. */
  readonly trash: Shell['trash'];
}

/** What a browser tab can do through its host: no native dialogs, a trash folder of its own, programs of this machine. */
export function createBrowserShell({ trash }: BrowserShellOptions): Shell {
  const display = hasDisplay();
  return {
    host: 'browser',
    capabilities: { pickFolder: false, reveal: display, trash: 'folder', openExternal: display },
    pickFolder: () => Promise.resolve(null),
    reveal: revealWithSystem,
    openExternal: openWithSystem,
    trash,
  };
}

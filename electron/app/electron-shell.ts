import { dialog, shell, type BrowserWindow } from 'electron';
import { AppError } from '../../shared/base/errors.ts';
import type { Shell } from '../services/shell.ts';
import { isOutward } from './lockdown.ts';

/** What the desktop can do. `window`: the parent of dialogs; null while there is none. */
export function createElectronShell(window: () => BrowserWindow | null): Shell {
  return {
    host: 'electron',
    capabilities: { pickFolder: true, reveal: true, trash: 'system', openExternal: true },
    async pickFolder(title) {
      const options = { title, properties: ['openDirectory', 'createDirectory'] } satisfies Electron.OpenDialogOptions;
      const parent = window();
      const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    reveal(path) {
      shell.showItemInFolder(path);
      return Promise.resolve();
    },
    async openExternal(url) {
      // Checked by the service already; this is the last door before the system.
      if (!isOutward(url)) throw new AppError('denied', 'Only web pages and mail addresses are opened.', { file: url });
      await shell.openExternal(url);
    },
    async trash(path) {
      try {
        await shell.trashItem(path);
      } catch (cause) {
        throw new AppError('io', 'The file could not be moved to the trash.', { file: path, cause });
      }
      return 'the trash';
    },
  };
}

import { app, dialog, nativeImage, nativeTheme, session, shell, type BrowserWindow } from 'electron';
import { AppError } from '../../shared/base/errors.ts';
import { outwardAddress } from '../services/outward.ts';
import type { Shell } from '../services/shell.ts';
import { printPdf } from './print-pdf.ts';
import { checkSpelling } from './spelling.ts';
import type { Updates } from './updates.ts';

export interface ElectronShellOptions {
  /** The parent of dialogs; null while there is none. */
  readonly front: () => BrowserWindow | null;
  readonly newWindow: () => Promise<void>;
  /** Null where the app was built without an address of new versions. */
  readonly updates: Updates | null;
}

/** What the desktop can do. */
export function createElectronShell({ front, newWindow, updates }: ElectronShellOptions): Shell {
  return {
    host: 'electron',
    capabilities: {
      ...{
        pickFolder: true,
        reveal: true,
        trash: 'system',
        openExternal: true,
        newWindow: true,
        pdf: true,
        dragOut: true,
      },
      updates: updates !== null,
      // There is no session before the app is ready; macOS finds the language by itself.
      get spellLanguages() {
        return process.platform === 'darwin' ? [] : session.defaultSession.availableSpellCheckerLanguages;
      },
    },
    newWindow,
    printPdf,
    follow(settings) {
      nativeTheme.themeSource = settings.theme;
      checkSpelling(session.defaultSession, settings);
      updates?.follow(settings.updates);
    },
    async pickFolder(title) {
      const options = { title, properties: ['openDirectory', 'createDirectory'] } satisfies Electron.OpenDialogOptions;
      const parent = front();
      const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    reveal(path) {
      shell.showItemInFolder(path);
      return Promise.resolve();
    },
    async dragOut([...files]) {
      const [file] = files;
      if (file === undefined) return;
      // Without a picture under the pointer there is no drag, and not every desktop has one for a file.
      const icon = await app.getFileIcon(file).catch(() => plainIcon());
      front()?.webContents.startDrag({ file, files, icon });
    },
    async openExternal(url) {
      // Checked by the service already; this is the last door before the system.
      const address = outwardAddress(url);
      if (address === null) throw notOpened(url);
      await shell.openExternal(address);
    },
    async trash(path) {
      try {
        await shell.trashItem(path);
      } catch (cause) {
        throw notTrashed(path, cause);
      }
      return 'the trash';
    },
  };
}

/** A grey square. */
const plainIcon = () => nativeImage.createFromBitmap(Buffer.alloc(32 * 32 * 4, 0x80), { width: 32, height: 32 });

const notOpened = (url: string) =>
  new AppError('denied', 'This address is not opened.', {
    file: url,
    remedy: 'Only web pages and mail addresses are.',
  });

const notTrashed = (path: string, cause: unknown) =>
  new AppError('io', 'The file could not be moved to the trash.', {
    file: path,
    remedy: 'Close programs that have it open and try again, or delete it in the file manager.',
    cause,
  });

import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, session } from 'electron';
import { appPage } from './lockdown.ts';
import { checksSpelling } from './spelling.ts';
import type { WindowState } from './window-states.ts';

const pathFrom = (main: string): string => fileURLToPath(new URL(main, import.meta.url));

/** That of the page, `--color-bg` in renderer/styles/tokens.css. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#ffffff');

/** A window of the app, hidden until its page has drawn itself. */
export function createWindow(state: Pick<WindowState, 'bounds' | 'maximized'> | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(state?.bounds ?? { width: 1280, height: 820 }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Longhand',
    backgroundColor: background(),
    // The other systems take it from the program's file. Here only a package that is installed tells of one.
    ...(process.platform === 'linux' && { icon: pathFrom('../../assets/icons/icon.png') }),
    webPreferences: {
      preload: pathFrom('preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: checksSpelling(session.defaultSession),
    },
  });
  const show = () => {
    if (window.isDestroyed() || window.isVisible()) return;
    // Not earlier: it shows the window as well.
    if (state?.maximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  // It shows at the edges while the window is made larger, and until a page is there.
  const repaint = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  // Under Wayland that comes only to a window which is shown already (github.com/electron/electron/issues/48859).
  if (process.platform === 'linux') window.webContents.once('did-finish-load', show);
  return window;
}

/** The page. Rejects when it could not be loaded. */
export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(appPage);

/** Brings a window to the front. Answers whether there is one. */
export function raise(window: BrowserWindow | null): boolean {
  if (window?.isMinimized()) window.restore();
  window?.focus();
  return window !== null;
}

import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, session } from 'electron';
import { appPage } from './lockdown.ts';
import { checksSpelling } from './spelling.ts';
import type { WindowState } from './window-states.ts';

/** A window of the app, hidden until its page has drawn itself. */
export function createWindow(state: Pick<WindowState, 'bounds' | 'maximized'> | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(state?.bounds ?? { width: 1280, height: 820 }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Longhand',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1d' : '#ffffff',
    webPreferences: {
      preload: fileURLToPath(new URL('preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: checksSpelling(session.defaultSession),
    },
  });
  if (state?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  return window;
}

/** The page. Rejects when it could not be loaded. */
export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(appPage);

import { app, crashReporter, dialog, Menu, nativeTheme, screen, session, type BrowserWindow } from 'electron';
import { describeError } from '../../shared/base/errors.ts';
import { createDisk } from '../fs/disk.ts';
import { defaultDataFolder } from '../services/data-folder.ts';
import { createServices, type Services } from '../services/index.ts';
import { installationAt } from '../services/installation.ts';
import { sampleCopy } from '../services/sample.ts';
import { commandChannel } from './channels.ts';
import { createElectronShell } from './electron-shell.ts';
import { folderToOpen } from './folder-to-open.ts';
import { mayLeave } from './leave.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { createMenu } from './menu.ts';
import { servePage } from './page-port.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { createWindow, loadPage, windowStateOf } from './window.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

const disk = createDisk();
const dataFolder = defaultDataFolder();
let window: BrowserWindow | null = null;
let services: Services | null = null;
let leaving: Promise<void> | null = null;
let asked: string | null = null;

/** In a checkout the first argument of Electron is the checkout. */
const programArgs = (argv: readonly string[]) => argv.slice(app.isPackaged ? 0 : 1);

const shell = createElectronShell(() => window);

// Reports of crashes stay in the app's folder of Chromium, for the person to send or not.
crashReporter.start({ uploadToServer: false });
registerScheme();
if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  // On macOS a folder dropped on the icon comes as an event, at times before `ready`.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void folderToOpen(disk, ['', path], '').then(show);
  });
  app.on('second-instance', (_event, argv, cwd) => void folderToOpen(disk, programArgs(argv), cwd).then(show));
  app.on('web-contents-created', (_event, contents) => lockContents(contents, (url) => void shell.openExternal(url)));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => void show(null));
  app.on('before-quit', (event) => {
    if (!services) return;
    event.preventDefault();
    leaving ??= leave().finally(() => (leaving = null));
  });
  app
    .whenReady()
    .then(boot)
    .catch((error: unknown) => {
      dialog.showErrorBox('Longhand could not start', describeError(error));
      app.exit(1);
    });
}

async function boot(): Promise<void> {
  lockSession(session.defaultSession);
  const named = asked ?? (await folderToOpen(disk, programArgs(process.argv), process.cwd()));
  const installation = installationAt(new URL('../..', import.meta.url));
  const sample = process.argv.includes('--sample');
  const open = named ?? (sample ? await sampleCopy({ ...installation, dataFolder, disk }) : null);
  const started = await createServices({ ...installation, disk, shell, dataFolder, open, early: true });
  services = started;
  serveScheme(started.assets);
  servePage(started.router, () => window);
  const { settings } = await started.api.app.hello();
  nativeTheme.themeSource = settings.theme;
  Menu.setApplicationMenu(createMenu((id) => window?.webContents.send(commandChannel, { id })));
  await openWindow();
}

async function openWindow(): Promise<void> {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const opened = createWindow(await readWindowState(disk, dataFolder, screens));
  window = opened;
  opened.on('close', (event) => {
    // Quitting destroys the window itself, after the same question.
    event.preventDefault();
    if (!leaving) leaving = closeWindow(opened).finally(() => (leaving = null));
  });
  await loadPage(opened);
}

/** Answers whether the window has gone. */
async function saveAndDestroy(opened: BrowserWindow): Promise<boolean> {
  if (!services || !(await mayLeave(opened, services.closing))) return false;
  await writeWindowState(disk, dataFolder, windowStateOf(opened)).catch(() => undefined);
  window = null;
  opened.destroy();
  return true;
}

async function closeWindow(opened: BrowserWindow): Promise<void> {
  await saveAndDestroy(opened);
}

async function leave(): Promise<void> {
  if (window && !(await saveAndDestroy(window))) return;
  const ending = services;
  services = null;
  await ending?.dispose();
  app.quit();
}

/** Brings the window to the front, made anew when it was closed, and shows the folder in it. */
async function show(folder: string | null): Promise<void> {
  if (!app.isReady() || !services) {
    asked = folder;
    return;
  }
  if (!window) await openWindow();
  if (window?.isMinimized()) window.restore();
  window?.focus();
  if (folder) window?.webContents.send(commandChannel, { id: 'library.open', path: folder });
}

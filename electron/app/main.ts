import { join } from 'node:path';
import { app, crashReporter, dialog, powerMonitor, session, shell as system } from 'electron';
import { describeError } from '../../shared/base/errors.ts';
import { createDisk } from '../fs/disk.ts';
import { defaultDataFolder } from '../services/data-folder.ts';
import { createServices, type Services } from '../services/index.ts';
import { installationAt } from '../services/installation.ts';
import { logProblem } from '../services/log.ts';
import { sampleCopy } from '../services/sample.ts';
import { showContextMenu } from './context-menu.ts';
import { createElectronShell } from './electron-shell.ts';
import { introduce } from './introduce.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { servePage } from './page-port.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { showRecent } from './recent-entries.ts';
import { readStart, readStartArguments, type Start, type StartArguments } from './start-arguments.ts';
import { packagedUpdates } from './updates.ts';
import { createWindows, type Windows } from './windows.ts';

const disk = createDisk();
const installation = installationAt(new URL('../..', import.meta.url));
const dataFolder = defaultDataFolder();
let windows: Windows | null = null;
let services: Services | null = null;
let leaving: Promise<void> | null = null;
/** What the system asked to open before the app was ready. */
const asked: string[] = [];

/** In a checkout the first argument of Electron is the checkout. */
const argumentsOf = ({ argv, cwd }: Start) => readStartArguments(argv.slice(app.isPackaged ? 0 : 1), cwd);
const ownStart: Start = { argv: process.argv, cwd: process.cwd() };

const shell = createElectronShell({
  front: () => windows?.front() ?? null,
  newWindow: async () => windows?.open(null),
  updates: app.isPackaged ? packagedUpdates(disk.sync, process.resourcesPath, process) : null,
});

// What Chromium keeps gets a place of its own. On macOS it would lie among what the app keeps, under the same names for other
// things; and a program on another data folder is another one, which does not hand over to this.
const chromiumFolder = join(dataFolder, 'chromium');
disk.sync.makeFolder(chromiumFolder);
app.setPath('userData', chromiumFolder);
introduce(app);
// Reports of crashes stay in the app's folder of Chromium, for the person to send or not.
crashReporter.start({ uploadToServer: false });
registerScheme();
if (app.requestSingleInstanceLock({ ...ownStart })) start();
else app.quit();

function start(): void {
  // On macOS a folder or file comes as an event, at times before `ready`.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (windows) tell(windows.show(path));
    else asked.push(path);
  });
  app.on('second-instance', (_event, argv, cwd, data) => tell(again(argumentsOf(readStart(data) ?? { argv, cwd }))));
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents, (url) => void system.openExternal(url));
    showContextMenu(contents);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => tell(windows?.focus()));
  app.on('before-quit', (event) => {
    if (!services) return;
    event.preventDefault();
    leaving ??= leave().finally(() => (leaving = null));
    tell(leaving);
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
  const started = await createServices({ ...installation, disk, shell, dataFolder, early: true });
  services = started;
  serveScheme(started.assets);
  let { settings } = await started.api.app.hello();
  shell.follow?.(settings);
  // Deep sleep ends watches without a word.
  powerMonitor.on('resume', () => tell(started.wake()));
  const opened = createWindows({
    disk,
    dataFolder,
    services: started,
    onOpen: (folder) => {
      app.addRecentDocument(folder);
      tell(showMenus());
    },
  });
  const showMenus = () => showRecent(started.recent, opened, settings.shortcuts);
  servePage(started.router, opened.callerOf);
  await showMenus();
  started.onSettings((changed) => {
    const hasOthers = changed.shortcuts !== settings.shortcuts;
    settings = changed;
    if (hasOthers) tell(showMenus());
  });
  windows = opened;
  const own = argumentsOf(ownStart);
  const named = await namedBy(own);
  if (named !== null) asked.push(named);
  for (const wanted of asked.splice(0)) await opened.show(wanted);
  if (!opened.front()) await (own.newWindow ? opened.open(null) : opened.reopen());
}

/** The program was started once more: its arguments are for us. */
async function again(wanted: StartArguments): Promise<void> {
  const path = await namedBy(wanted);
  if (!windows) {
    if (path !== null) asked.push(path);
  } else if (path !== null) await windows.show(path);
  else await (wanted.newWindow ? windows.open(null) : windows.focus());
}

const namedBy = async ({ sample, path }: StartArguments) =>
  sample ? sampleCopy({ ...installation, dataFolder, disk }) : path;

async function leave(): Promise<void> {
  if (windows && !(await windows.closeAll())) return;
  const ending = services;
  services = null;
  // A program that stayed without windows would be what every later start hands over to.
  await ending?.dispose();
  app.quit();
}

/** For what nobody waits for. */
function tell(work: Promise<unknown> | undefined): void {
  work?.catch((error: unknown) => logProblem('What the system asked for could not be done', error));
}

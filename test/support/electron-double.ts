import { EventEmitter } from 'node:events';
import { statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import * as nodeModule from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { createPortPair } from './electron-double/ports.ts';
import { createDoubleSessions, type Permissions } from './electron-double/sessions.ts';
import { strict } from './electron-double/strict.ts';
import { createDoubleWindow, type DoubleWindow, type WindowOptions } from './electron-double/window.ts';
import { repository } from './source-files.ts';

// A stand-in for the electron module: runs the built main process, preload and page as they are, with Chromium for the
// window and Playwright for everything between. It cannot show isolated worlds, native menus and dialogs, or the GPU.

interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: (item: unknown, window: unknown, event: { readonly triggeredByAccelerator?: boolean }) => void;
}

export interface Desktop {
  /** Every item of the menu bar, submenus included. */
  menuItems(): readonly MenuItem[];
  /** Chooses the menu item of a command; `byKey`: by a key that the page has left alone, as on macOS. */
  choose(id: string, byKey?: boolean): void;
  /** Pages for the next windows after the first, in order. A window without a page is a failure of the test. */
  readonly pages: Page[];
  /** What the next dialogs answer, in order. A dialog without an answer is a failure of the test. */
  readonly answers: unknown[];
  /** Everything that the app asked of the desktop: dialogs, addresses opened, files shown and trashed. */
  readonly asked: { readonly what: string; readonly detail: unknown }[];
  /** Addresses that the page asked for outside the app. */
  readonly outside: readonly string[];
  readonly app: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly permissions: Permissions;
  /** Where a folder of Electron's is. */
  path(name: string): string | undefined;
  /** The window that was opened last. */
  window(): DoubleWindow | null;
  /** Quits as by the menu. Resolves when the app has gone; rejects when it stays. */
  quit(): Promise<void>;
}

export interface DesktopOptions {
  readonly page: Page;
  /** For windows that come back beside the first. */
  readonly morePages?: readonly Page[];
  readonly folder: string | null;
  readonly dataFolder: string;
}

/** How `startAgain` starts the program a second time. */
export interface SecondStart {
  readonly args: readonly string[];
  readonly dataFolder: string;
}

type Answer = (request: Request) => Promise<Response>;

const registry = new Map<string, object>();
Object.assign(globalThis, { [Symbol.for('longhand.electron-doubles')]: registry });
let started = 0;

/** Starts the built desktop app (dist/electron) on the page. */
export async function startDesktop({ page, morePages = [], folder, dataFolder }: DesktopOptions): Promise<Desktop> {
  // Inside the test's own folder, so that it goes away with the test.
  const double = createDouble([page, ...morePages], join(dataFolder, 'desktop-trash'));
  await runMain(double, { args: folder ? [folder] : [], dataFolder }, double.shown);
  return double.desktop;
}

/** Starts the program once more beside one that runs on the data folder. Resolves when it has handed over and gone. */
export async function startAgain(start: SecondStart): Promise<void> {
  const double = createDouble([], join(start.dataFolder, 'desktop-trash'));
  await runMain(double, start, double.gone);
}

async function runMain({ electron }: { electron: object }, start: SecondStart, until: Promise<void>): Promise<void> {
  const query = `?double=${process.pid}-${started++}`;
  registry.set(query, electron);
  const hook = nodeModule.registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'electron' || !context.parentURL?.endsWith(query)) return next(specifier, context);
      const url = new URL(`electron-double/electron.mjs${query}`, import.meta.url).href;
      return { url, format: 'module', shortCircuit: true };
    },
  });
  const argv = process.argv;
  process.argv = ['electron', repository, ...start.args];
  process.env['LONGHAND_DATA_FOLDER'] = start.dataFolder;
  try {
    await import(pathToFileURL(join(repository, 'dist', 'electron', 'main.js')).href + query);
    await until;
  } finally {
    process.argv = argv;
    hook.deregister();
  }
}

function createDouble(pages: Page[], trash: string) {
  const asked: Desktop['asked'] = [];
  const app = createApp((path) => void asked.push({ what: 'addRecentDocument', detail: path }));
  const powerMonitor = new EventEmitter();
  const answers: unknown[] = [];
  const outside: string[] = [];
  const permissions: Permissions = { request: null, check: null };
  const ipcMain = new EventEmitter();
  let answer: Answer | null = null;
  let window: DoubleWindow | null = null;
  let menu: readonly MenuItem[] = [];
  const partitions = new Map<string, Answer>();
  const shown = Promise.withResolvers<void>();

  const ask = (what: string, detail: unknown) => {
    asked.push({ what, detail });
    if (answers.length === 0) throw new Error(`The test has no answer for ${what}: ${JSON.stringify(detail)}`);
    return Promise.resolve(answers.shift());
  };
  const note = (what: string) => (detail: unknown) => {
    asked.push({ what, detail });
    return Promise.resolve();
  };

  const BrowserWindow = function (options: WindowOptions) {
    if (!answer) throw new Error('No protocol.handle before the window');
    const own = pages.shift();
    if (!own) throw new Error('The test has no page for another window');
    const partition = String(options.webPreferences?.['partition'] ?? '');
    const served = partitions.get(partition) ?? answer;
    window = createDoubleWindow({ page: own, app: app.emitter, ipcMain, answer: served, outside, asked }, options);
    window.once('ready-to-show', () => setImmediate(() => shown.resolve()));
    return window;
  };

  const electron = {
    app: app.members,
    crashReporter: strict('crashReporter', {
      start: (options: { uploadToServer?: boolean }) => void asked.push({ what: 'crashReporter', detail: options }),
    }),
    BrowserWindow,
    dialog: strict('dialog', {
      showOpenDialog: (...args: unknown[]) => ask('showOpenDialog', args.at(-1)),
      showMessageBox: (...args: unknown[]) => {
        if ((args[0] as DoubleWindow | undefined)?.isMinimized?.())
          throw new Error('A question on a window that is minimised: nobody sees it');
        return ask('showMessageBox', args.at(-1));
      },
      showErrorBox: (title: string, content: string) => {
        asked.push({ what: 'showErrorBox', detail: { title, content } });
        shown.reject(new Error(`${title}: ${content}`));
      },
    }),
    ipcMain: strict('ipcMain', ipcMain),
    Menu: strict('Menu', {
      buildFromTemplate: (items: readonly MenuItem[]) => ({
        items,
        popup: () => void asked.push({ what: 'contextMenu', detail: items }),
      }),
      setApplicationMenu: (built: { items: readonly MenuItem[] }) => void (menu = built.items),
    }),
    MessageChannelMain: function () {
      return createPortPair();
    },
    powerMonitor: strict('powerMonitor', powerMonitor),
    nativeImage: strict('nativeImage', {
      createFromBitmap: (pixels: Buffer, { width, height }: { width: number; height: number }) => {
        if (pixels.length !== width * height * 4) throw new Error('Not a bitmap');
        return { iconOf: 'pixels' };
      },
    }),
    nativeTheme: createTheme(),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: unknown) => void asked.push({ what: 'registerSchemes', detail: schemes }),
      handle: (scheme: string, handler: Answer) => {
        if (scheme !== 'app') throw new Error(`Unexpected scheme ${scheme}`);
        answer = handler;
      },
    }),
    screen: strict('screen', { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }),
    session: createDoubleSessions((what, detail) => void asked.push({ what, detail }), permissions, partitions),
    shell: strict('shell', {
      openExternal: note('openExternal'),
      showItemInFolder: note('showItemInFolder'),
      trashItem: async (path: string) => {
        asked.push({ what: 'trashItem', detail: path });
        await mkdir(trash, { recursive: true });
        await rename(path, join(trash, basename(path)));
      },
    }),
  };

  const menuItems = () =>
    menu.flatMap(function all(item): readonly MenuItem[] {
      return [item, ...(item.submenu ?? []).flatMap(all)];
    });
  const desktop: Desktop = {
    pages,
    powerMonitor,
    answers,
    asked,
    outside,
    permissions,
    app: app.emitter,
    window: () => window,
    path: app.members.getPath,
    menuItems,
    choose(id, byKey = false) {
      const click = menuItems().find((item) => item.id === id)?.click;
      if (!click) throw new Error(`No command ${id} in the menu`);
      click({}, window, { triggeredByAccelerator: byKey });
    },
    async quit() {
      app.members.quit();
      await app.gone;
    },
  };
  return { electron, desktop, shown: shown.promise, gone: app.gone };
}

/** On a desktop that is light. */
function createTheme() {
  const emitter = new EventEmitter();
  let source = 'system';
  const members = Object.defineProperties(emitter, {
    themeSource: {
      get: () => source,
      set(wanted: string) {
        const changed = wanted !== source;
        source = wanted;
        if (changed) emitter.emit('updated');
      },
    },
    shouldUseDarkColors: { get: () => source === 'dark' },
  });
  return strict('nativeTheme', members);
}

/** The apps that hold the lock of a folder of Chromium's. */
const running = new Map<string, EventEmitter>();

/** A second instance's arguments as Chromium tells of them: its own among them, and all flags before the rest. */
function reordered([program = '', ...args]: readonly string[]): readonly string[] {
  const isFlag = (arg: string) => arg.startsWith('-');
  const flags = [...args.filter(isFlag), '--original-process-start-time=1'];
  return [program, ...flags, ...args.filter((arg) => !isFlag(arg))];
}

function createApp(addRecentDocument: (path: string) => void) {
  const emitter = new EventEmitter();
  const paths = new Map<string, string>();
  const gone = Promise.withResolvers<void>();
  const folder = () => paths.get('userData') ?? '';
  const members = Object.assign(emitter, {
    isPackaged: false,
    addRecentDocument,
    // A desktop without pictures of files, as some of Linux are, has none for this one.
    getFileIcon: (path: string) =>
      path.includes('night-watch')
        ? Promise.reject(new Error('Failed to get file icon'))
        : Promise.resolve({ iconOf: path }),
    setPath(name: string, path: string) {
      if (!statSync(path).isDirectory()) throw new Error(`No folder for ${name}`);
      paths.set(name, path);
    },
    getPath: (name: string) => paths.get(name),
    requestSingleInstanceLock(data: unknown) {
      const holder = running.get(folder());
      if (holder) holder.emit('second-instance', {}, reordered(process.argv), process.cwd(), structuredClone(data));
      else running.set(folder(), emitter);
      return holder === undefined;
    },
    whenReady: () => Promise.resolve(),
    quit() {
      let prevented = false;
      emitter.emit('before-quit', { preventDefault: () => (prevented = true) });
      if (prevented) return;
      emitter.emit('will-quit', {});
      gone.resolve();
    },
    exit(code: number) {
      if (code === 0) gone.resolve();
      else gone.reject(new Error(`The app ended with ${code}`));
    },
  });
  // An app that fails to start is reported by its error box; nobody may be waiting here.
  gone.promise.catch(() => undefined).finally(() => running.get(folder()) === emitter && running.delete(folder()));
  return { emitter, members: strict('app', members), gone: gone.promise };
}

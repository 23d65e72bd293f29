import type { BrowserWindow, WebContents } from 'electron';
import type { Disk } from '../fs/disk.ts';
import type { Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { commandChannel } from './channels.ts';
import { mayLeave } from './leave.ts';
import { reloadAfterCrash } from './reload-after-crash.ts';
import { createWindow, loadPage, raise } from './window.ts';
import { createWindowMemory, type WindowMemory } from './window-memory.ts';

/** A window and the library in it. */
interface AppWindow {
  readonly id: number;
  readonly browser: BrowserWindow;
  readonly caller: Caller;
  folder: string | null;
  /** Settled once the page is there to be told something. */
  loaded: Promise<void>;
  leaving: Promise<boolean> | null;
}

/** All windows of the app. */
export interface Windows {
  /** Opens the windows that were there when the app ended last; one window when there were none. */
  reopen(): Promise<void>;
  /** A new window on a folder or post; null: on the welcome screen; undefined: on the last library. */
  open(path: string | null | undefined): Promise<void>;
  /** Brings to the front what shows the library of a path, or a window in which it opens. */
  show(path: string): Promise<void>;
  /** Brings the last window to the front, made anew when all were closed. */
  focus(): Promise<void>;
  /** Has the front window do something; opens one first when there is none. `byKey`: not chosen with the mouse. */
  command(id: string, byKey: boolean): void;
  /** The window used last; null without one. */
  front(): BrowserWindow | null;
  /** What is known of the window of a page; null for a page that is not ours. */
  callerOf(contents: WebContents): Caller | null;
  /** Lets every page save and closes all windows. False: somebody stays. */
  closeAll(): Promise<boolean>;
}

export interface WindowsOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly services: Pick<Services, 'closing' | 'placeOf'>;
  /** Hears which libraries are opened. */
  readonly onOpen: (folder: string) => void;
}

export function createWindows({ disk, dataFolder, services, onOpen }: WindowsOptions): Windows {
  /** The one used last at the end. */
  const windows: AppWindow[] = [];
  const memory = createWindowMemory(disk, dataFolder, windows);

  async function open(path: string | null | undefined, folder: string | null = path ?? null): Promise<void> {
    const browser = createWindow(await memory.placeFor(folder));
    const window = createAppWindow({ browser, path, folder, memory, onOpen });
    keepInOrder(windows, window);
    browser.on('close', (event) => {
      event.preventDefault();
      void leave(window);
    });
    // Windows ends a session without asking the app to quit. What is saved before that is not in the journal alone.
    browser.on('query-session-end', () => void services.closing.ask(undefined, window.id));
    reloadAfterCrash(browser);
    window.loaded = loadPage(browser);
    await window.loaded;
  }

  /** Answers whether the window has gone. */
  function leave(window: AppWindow, quitting = false): Promise<boolean> {
    window.leaving ??= (async () => {
      if (!(await mayLeave(window.browser, window.id, services.closing))) return false;
      if (!quitting) await memory.closed(window);
      window.browser.destroy();
      return true;
    })().finally(() => (window.leaving = null));
    return window.leaving;
  }

  async function show(path: string): Promise<void> {
    const { folder } = await services.placeOf(path);
    const window = windows.findLast((one) => one.folder === folder) ?? windows.findLast((one) => one.folder === null);
    if (!window) return open(path, folder);
    raise(window.browser);
    await window.loaded;
    window.browser.webContents.send(commandChannel, { id: 'library.open', path });
  }

  async function closeAll(): Promise<boolean> {
    const all = [...windows];
    const states = memory.statesOf(all);
    for (const window of all) if (!(await leave(window, true))) return false;
    // Without a window at the end they were closed one by one, and it is known which was the last.
    if (all.length > 0) await memory.keep(states);
    return true;
  }

  async function reopen(): Promise<void> {
    const folders = await memory.toReopen();
    for (const folder of folders.length > 0 ? folders : [undefined]) await open(folder);
  }

  const front = () => windows.at(-1)?.browser ?? null;
  return {
    reopen,
    open: (path) => open(path),
    show,
    front,
    focus: async () => void (raise(front()) || (await open(undefined))),
    command(id, byKey) {
      const browser = front();
      if (browser) browser.webContents.send(commandChannel, { id, byKey });
      else void open(id === 'window.new' ? null : undefined);
    },
    callerOf: (contents) => windows.find(({ browser }) => browser.webContents === contents)?.caller ?? null,
    closeAll,
  };
}

let lastId = 0;

interface NewWindow extends Pick<WindowsOptions, 'onOpen'> {
  readonly browser: BrowserWindow;
  /** What its page shows first, as for `open`. */
  readonly path: string | null | undefined;
  readonly folder: string | null;
  readonly memory: WindowMemory;
}

function createAppWindow({ browser, path, folder, memory, onOpen }: NewWindow): AppWindow {
  const id = ++lastId;
  let shown: string | null = null;
  const window: AppWindow = {
    id,
    browser,
    caller: {
      window: id,
      // After a reload it is the library that it has come to show.
      get open() {
        return shown ?? path;
      },
      onOpen: (opened) => {
        shown = opened;
        window.folder = opened;
        onOpen(opened);
        void memory.changed();
      },
    },
    folder,
    loaded: Promise.resolve(),
    leaving: null,
  };
  return window;
}

/** Keeps a window in the list, at its end when it is used, until it has gone. */
function keepInOrder(windows: AppWindow[], window: AppWindow): void {
  const remove = () => {
    const at = windows.indexOf(window);
    if (at >= 0) windows.splice(at, 1);
    return at >= 0;
  };
  windows.push(window);
  window.browser.on('focus', () => remove() && windows.push(window));
  window.browser.on('closed', remove);
}

import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Request as PageRequest, Route } from '@playwright/test';
import type { DoublePort } from './ports.ts';
import { pageSide } from './page-side.ts';
import { strict } from './strict.ts';

/** The app's own scheme and the address that stands for it: Chromium alone does not know `app:`. */
const ownScheme = 'app://longhand/';
const ownAddress = 'https://longhand.app.test/';
const toApp = (url: string): string => url.replace(ownAddress, ownScheme);
const toPage = (url: string): string => url.replace(ownScheme, ownAddress);

export interface WindowContext {
  readonly page: Page;
  readonly app: EventEmitter;
  readonly ipcMain: EventEmitter;
  readonly answer: (request: Request) => Promise<Response>;
  /** Addresses outside the app that the page asked for. All are refused. */
  readonly outside: string[];
  /** What the app asked of the desktop. */
  readonly asked: { readonly what: string; readonly detail: unknown }[];
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly icon?: string;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

/** What must be so for text of strangers to be shown in a window. */
const safePreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };

/** What Electron has right by itself, and nobody may change. */
const keptPreferences = [
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
];

type Decision = { action: 'deny' | 'allow' };

/** A BrowserWindow over a page of Chromium. */
export function createDoubleWindow(context: WindowContext, options: WindowOptions) {
  const preferences = options.webPreferences ?? {};
  for (const [name, value] of Object.entries(safePreferences))
    if (preferences[name] !== value) throw new Error(`webPreferences.${name} must be ${String(value)}`);
  for (const name of keptPreferences)
    if (name in preferences) throw new Error(`webPreferences.${name} must stay as Electron has it`);
  if (options.icon !== undefined) context.asked.push({ what: 'icon', detail: imageAt(options.icon) });
  const { page } = context;
  const ports = new Map<number, DoublePort>();
  let nextPort = 0;
  let destroyed = false;
  let onOpen: (details: { url: string }) => Decision = () => ({ action: 'allow' });

  const mainFrame = {
    get url() {
      return toApp(page.url());
    },
  };

  const deliver = (message: object) => {
    if (destroyed || page.isClosed()) return;
    const run = (sent: object) =>
      (window as unknown as Record<symbol, (message: object) => void>)[Symbol.for('electron-double-receive')]?.(sent);
    page.evaluate(run, message).catch(() => undefined);
  };

  const post = (channel: string, args: readonly unknown[], sentPorts: readonly DoublePort[] = []) => {
    const portIds = sentPorts.map((port) => {
      const id = nextPort++;
      ports.set(id, port);
      port.on('message', ({ data }: { data: unknown }) => deliver({ kind: 'port', id, data: pack(data) }));
      port.start();
      return id;
    });
    deliver({ kind: 'ipc', channel, args, portIds });
  };

  const webContents = strict(
    'webContents',
    Object.assign(new EventEmitter(), {
      mainFrame,
      send: (channel: string, ...args: unknown[]) => post(channel, args),
      postMessage: (channel: string, message: unknown, sent: readonly DoublePort[] = []) =>
        post(channel, [message], sent),
      setWindowOpenHandler: (handler: typeof onOpen) => (onOpen = handler),
      getURL: () => mainFrame.url,
      startDrag: (item: unknown) => void context.asked.push({ what: 'startDrag', detail: item }),
      printToPDF: () => page.pdf({ printBackground: true, preferCSSPageSize: true }),
    }),
  );

  const hear = ({ frame }: { frame: Frame }, message: PageMessage) => {
    if (message.kind === 'port') {
      ports.get(message.id)?.postMessage(unpack(message.data));
      return;
    }
    const senderFrame = frame === page.mainFrame() ? mainFrame : { url: toApp(frame.url()) };
    context.ipcMain.emit(message.channel, { sender: webContents, senderFrame }, ...message.args);
  };

  const closePorts = () => {
    for (const port of ports.values()) port.close();
    ports.clear();
  };

  /** Whether the shell lets the frame go there. */
  const mayNavigate = (request: PageRequest): boolean => {
    let prevented = false;
    const event = { url: toApp(request.url()), preventDefault: () => (prevented = true) };
    const main = request.frame() === page.mainFrame();
    if (main && expected !== event.url) webContents.emit('will-navigate', event);
    if (!main) webContents.emit('will-frame-navigate', event);
    if (main) expected = null;
    return !prevented;
  };
  // loadURL and reloads raise no will-navigate.
  let expected: string | null = null;

  /** A second window never loads: the shell is asked, and what it does not deny is a fault of the shell. */
  const openSecond = async (request: PageRequest, route: Route) => {
    await route.abort('aborted');
    const { action } = onOpen({ url: toApp(request.url()) });
    if (action !== 'deny') context.outside.push(`window ${request.url()}`);
  };

  const serve = async (route: Route) => {
    const request = route.request();
    if (!belongsTo(page, request)) return openSecond(request, route);
    if (request.isNavigationRequest() && !mayNavigate(request)) return route.abort('aborted');
    if (!request.url().startsWith(ownAddress)) {
      context.outside.push(request.url());
      return route.abort('blockedbyclient');
    }
    const asked = { method: request.method(), headers: await request.allHeaders() };
    const response = await context.answer(new Request(toApp(request.url()), asked));
    const headers = Object.fromEntries(
      [...response.headers].map(([name, value]) => [name, value.replaceAll('app:', 'https:')]),
    );
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  };

  const prepare = async () => {
    await page.exposeBinding('electronDouble', hear);
    const script = preferences['preload'];
    // A window that only prints has none.
    const preload = script === undefined ? '' : readFileSync(String(script), 'utf8');
    await page.addInitScript(`(${pageSide.toString()})(function (require, module, exports) { ${preload} \n});`);
    await page.context().route('**/*', (route) => serve(route).catch(() => route.abort().catch(() => undefined)));
    page.context().on('page', (second) => {
      second.close().catch(() => undefined);
    });
    page.on('framenavigated', (frame) => frame === page.mainFrame() && closePorts());
  };

  const { x = 0, y = 0, width = 800, height = 600 } = options;
  const emitter = new EventEmitter();
  let drawn = false;
  let visible = false;
  let minimized = false;
  let maximized = false;
  let background = options.backgroundColor ?? '#FFFFFF';
  const tellReady = () => void (drawn && emitter.emit('ready-to-show'));
  const appear = () => {
    if (visible) return;
    visible = true;
    context.asked.push({ what: 'show', detail: { url: mainFrame.url, maximized } });
    // Wayland's way, which is the narrower one.
    if (process.platform === 'linux') tellReady();
  };
  const members = Object.assign(emitter, {
    webContents,
    loadURL: async (url: string) => {
      await ready;
      expected = url;
      await page.goto(toPage(url));
      drawn = true;
      webContents.emit('did-finish-load');
      if (process.platform !== 'linux') tellReady();
    },
    reload: async () => {
      expected = mainFrame.url;
      await page.reload();
    },
    show: appear,
    isVisible: () => visible,
    focus: () => void emitter.emit('focus'),
    minimize: () => void (minimized = true),
    restore: () => void (minimized = false),
    isMinimized: () => minimized,
    isMaximized: () => maximized,
    maximize: () => {
      maximized = true;
      appear();
    },
    setBackgroundColor: (color: string) => {
      if (destroyed) throw new TypeError('Object has been destroyed');
      background = color;
    },
    getBackgroundColor: () => background.toUpperCase(),
    getNormalBounds: () => ({ x, y, width, height }),
    isDestroyed: () => destroyed,
    close: () => {
      let prevented = false;
      emitter.emit('close', { preventDefault: () => (prevented = true) });
      if (!prevented) members.destroy();
    },
    destroy: () => {
      if (destroyed) return;
      destroyed = true;
      closePorts();
      page.close().catch(() => undefined);
      emitter.emit('closed');
      context.app.emit('double-window-gone');
    },
  });
  const ready = prepare();
  context.app.emit('web-contents-created', {}, webContents);
  return strict('BrowserWindow', members);
}

export type DoubleWindow = ReturnType<typeof createDoubleWindow>;

function imageAt(path: string): string {
  if (readFileSync(path).toString('latin1', 1, 4) === 'PNG') return path;
  throw new Error(`Failed to load image from path '${path}'`);
}

type PageMessage =
  | { readonly kind: 'ipc'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown };

function belongsTo(page: Page, request: PageRequest): boolean {
  try {
    return request.frame().page() === page;
  } catch {
    // The first request of a window that Playwright does not know yet.
    return false;
  }
}

// Ports carry text and bytes; what crosses to the page is JSON.
const pack = (data: unknown): unknown => (data instanceof Uint8Array ? { bytes: [...data] } : data);

function unpack(data: unknown): unknown {
  const bytes = (data as { bytes?: readonly number[] } | null)?.bytes;
  return bytes ? Uint8Array.from(bytes) : data;
}

import { RPCHandler } from '@orpc/server/ws';
import { createDisk } from '../fs/disk.ts';
import { wireOptions } from '../services/wire.ts';
import { createServices, type Services, type ServicesOptions } from '../services/index.ts';
import { sampleCopy } from '../services/sample.ts';
import { createTrashFolder } from '../services/posts/trash-folder.ts';
import { createBrowserShell } from './browser-shell.ts';
import { hasDisplay, openWithSystem } from './open-program.ts';
import { startServer } from './server.ts';

export interface HostOptions extends Omit<ServicesOptions, 'disk' | 'shell' | 'open'> {
  /** Folder of the library to show; null: the last one. */
  readonly folder: string | null;
  /** Show the person's copy of the sample library, where no folder is named. */
  readonly sample?: boolean;
  /** 0: any free one. */
  readonly port: number;
  /** Open the page in the person's browser, where there is a screen. */
  readonly open: boolean;
  /** Gets lines for the person: the new address after one was used, a post that could not be saved. */
  readonly say: (line: string) => void;
  /** Stands before the services' own files: the page with hot reload, while Longhand is worked on. */
  readonly serve?: (request: Request, assets: Services['assets']) => Promise<Response>;
}

export interface Host {
  /** The address that lets the next browser in: once, after which another one takes its place. */
  address(): string;
  /** Lets open pages save, then ends everything. Answers how many posts stay in the crash journal. */
  close(): Promise<{ readonly unsaved: number }>;
}

/** Starts the app for browsers of this machine. Throws AppError when the port is taken. */
export async function startHost({
  folder,
  sample,
  port,
  open: inBrowser,
  say,
  serve,
  ...options
}: HostOptions): Promise<Host> {
  const disk = createDisk();
  const shell = createBrowserShell({ trash: createTrashFolder({ disk, dataFolder: options.dataFolder }) });
  const open = folder ?? (sample ? await sampleCopy({ ...options, disk }) : null);
  const services = await createServices({ ...options, disk, shell, open, early: true });
  const calls = new RPCHandler(services.router, wireOptions);
  const server = await startServer({
    port,
    assets: serve ? (request) => serve(request, services.assets) : services.assets,
    onPage: (socket) => void calls.upgrade(socket, { context: {} }),
    onEntered: (address) => say(`For another browser: ${address}`),
  }).catch(async (error: unknown) => {
    await services.dispose();
    throw error;
  });
  if (inBrowser && hasDisplay())
    openWithSystem(server.address()).catch(() => say('No browser could be started: open the address yourself.'));

  async function end() {
    const { unsaved, typed, silent } = await services.closing.ask();
    await server.close();
    await services.dispose();
    if (unsaved.length > 0) say(`Could not be saved, kept in the crash journal: ${unsaved.join(', ')}`);
    if (typed > 0) say('What was typed into a field could not be taken, and is not kept.');
    if (silent > 0) say('A page did not answer; what it had not saved is in the crash journal.');
    return { unsaved: unsaved.length };
  }
  let ending: ReturnType<typeof end> | null = null;
  return { address: server.address, close: () => (ending ??= end()) };
}

/**
 * Runs until SIGINT, SIGTERM or SIGHUP has come and everything is saved. A second signal does not wait; one within the
 * same second is the same one, which a terminal sends to us and to npm, and npm passes on.
 */
export function untilSignal(host: Host): Promise<void> {
  return new Promise((resolve, reject) => {
    let askedAt: number | null = null;
    const end = () => {
      if (askedAt !== null && performance.now() - askedAt > 1000) process.exit(130);
      if (askedAt !== null) return;
      askedAt = performance.now();
      host.close().then(() => resolve(), reject);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}

import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { SyncDisk } from '../fs/sync-disk.ts';
import { logProblem } from '../services/log.ts';

type Updater = Pick<AppUpdater, 'autoDownload' | 'autoInstallOnAppQuit' | 'logger' | 'on' | 'checkForUpdates'>;

/** Looks for new versions while the person wants it. */
export interface Updates {
  follow(wanted: boolean): void;
}

/** What tells of the package that the program comes in. */
export type Program = Pick<NodeJS.Process, 'platform' | 'env' | 'execPath'>;

/**
 * Null where the app was built without `publish`: only with it electron-builder writes down an address beside the app. So it is
 * where no new version can take the place of this one.
 */
export function packagedUpdates(disk: Pick<SyncDisk, 'look'>, resources: string, program: Program): Updates | null {
  if (!isReplaceable(program)) return null;
  try {
    disk.look(join(resources, 'app-update.yml'));
  } catch {
    return null;
  }
  return createUpdates(async () => (await import('electron-updater')).autoUpdater);
}

/**
 * The portable program of Windows and the unpacked archive of Linux may hold the address too, and the updater would install
 * the app beside them (github.com/electron-userland/electron-builder/issues/4869). An AppImage says where it is; a deb lies in /opt.
 */
function isReplaceable({ platform, env, execPath }: Program): boolean {
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_FILE'] === undefined;
  if (platform === 'linux') return env['APPIMAGE'] !== undefined || execPath.startsWith('/opt/');
  return true;
}

/** Milliseconds between two looks. */
const pause = 24 * 60 * 60 * 1000;

/**
 * New versions are fetched in the background and put in place when the app ends by itself, after every page has saved. `load`:
 * where the updater comes from, which is not looked at before it is wanted. Failures are logged: a machine is often offline.
 */
export function createUpdates(load: () => Promise<Updater>): Updates {
  let timer: NodeJS.Timeout | null = null;
  let updater: Promise<Updater> | null = null;

  async function prepare(): Promise<Updater> {
    const loaded = await load();
    Object.assign(loaded, { autoDownload: true, autoInstallOnAppQuit: true, logger: null });
    // Without a listener a failed download would end the app.
    loaded.on('error', (error) => logProblem('No new version could be fetched', error));
    return loaded;
  }

  async function look(): Promise<void> {
    updater ??= prepare();
    await (await updater).checkForUpdates();
  }

  return {
    follow(wanted) {
      if (wanted === (timer !== null)) return;
      if (timer) clearInterval(timer);
      const tryToLook = () => void look().catch((error: unknown) => logProblem('No new version was looked for', error));
      timer = wanted ? setInterval(tryToLook, pause) : null;
      if (wanted) tryToLook();
    },
  };
}

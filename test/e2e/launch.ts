import { _electron, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron-binary.mjs';
import { startDesktop, type Desktop } from '../support/electron-double.ts';
import { startHost, type RunningHost } from '../support/host.ts';
import { repository } from '../support/source-files.ts';
import type { Faults } from './faults.ts';

export type HostKind = 'browser' | 'desktop' | 'electron';

export interface LaunchOptions {
  readonly page: Page;
  readonly folder: string | null;
  readonly dataFolder: string;
  readonly faults: Faults;
}

/** The app as a journey sees it, whatever the host. */
export interface RunningApp {
  readonly kind: HostKind;
  readonly page: Page;
  /** The host process; null on others. */
  readonly host: RunningHost | null;
  /** The stand-in of the desktop; null on others. */
  readonly desktop: Desktop | null;
  /** Ends it as a person would: by a signal to the host, by Quit on the desktop. What is open is saved. */
  end(): Promise<void>;
}

export async function launchBrowser({ page, folder, dataFolder, faults }: LaunchOptions): Promise<RunningApp> {
  const host = await startHost({ folder, dataFolder });
  await page.goto(host.address);
  const end = async () => {
    // A last try to reach the host may be reported when all else is over.
    faults.ignore(/ERR_CONNECTION/);
    await host.stop();
    // The page says that its host has gone; so does the browser, for each try to reach it.
    faults.take(
      /WebSocket|ERR_CONNECTION|Failed to load resource|Failed to fetch dynamically|Unable to preload|Longhand cannot be reached/,
    );
  };
  return { kind: 'browser', page, host, desktop: null, end: once(end) };
}

export async function launchDesktop({ page, folder, dataFolder }: LaunchOptions): Promise<RunningApp> {
  const desktop = await startDesktop({ page, folder, dataFolder });
  const end = () => {
    // A journey may end with a post in conflict: "Quit anyway".
    desktop.answers.push({ response: 1 });
    return desktop.quit();
  };
  return { kind: 'desktop', page, host: null, desktop, end: once(end) };
}

export async function launchElectron({ folder, dataFolder, faults }: LaunchOptions): Promise<RunningApp> {
  const executablePath = findElectron();
  if (!executablePath) throw new Error('The Electron program is not here.');
  const env = { ...(process.env as Record<string, string>), LONGHAND_DATA_FOLDER: dataFolder };
  const args = ['--no-sandbox', `--user-data-dir=${dataFolder}/chromium`, repository, ...(folder ? [folder] : [])];
  const electron = await _electron.launch({ executablePath, args, env });
  const page = await electron.firstWindow();
  await faults.watch(page);
  return { kind: 'electron', page, host: null, desktop: null, end: once(() => electron.close()) };
}

function once(end: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | null = null;
  return () => (ended ??= end());
}

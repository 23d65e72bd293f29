import { resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * The app's own folder for drafts, settings, caches and trash; the same for desktop, browser host and command line.
 * LONGHAND_DATA_FOLDER names another one.
 */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['LONGHAND_DATA_FOLDER'];
  return named ? resolve(named) : envPaths('longhand', { suffix: '' }).data;
}

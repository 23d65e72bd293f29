import { join } from 'node:path';
import type { Rectangle } from 'electron';
import type { Disk } from '../fs/disk.ts';
import { readJsonFile, writeJsonFile } from '../services/json-file.ts';

/** Where the window was, in the pixels of the system. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

const fileIn = (dataFolder: string) => join(dataFolder, 'window.json');

/** Null when there is none, when it is broken, or when it lies on no screen of now. */
export async function readWindowState(
  disk: Disk,
  dataFolder: string,
  screens: readonly Rectangle[],
): Promise<WindowState | null> {
  const { value } = await readJsonFile(disk, fileIn(dataFolder), parseWindowState);
  return value && screens.some((screen) => overlap(screen, value.bounds)) ? value : null;
}

export function writeWindowState(disk: Disk, dataFolder: string, state: WindowState): Promise<void> {
  return writeJsonFile(disk, fileIn(dataFolder), state);
}

/** Throws on what is not a window state. */
export function parseWindowState(json: unknown): WindowState {
  const { bounds, maximized } = json as { bounds: Rectangle; maximized: unknown };
  const { x, y, width, height } = bounds;
  if (![x, y, width, height].every(Number.isInteger) || width < 200 || height < 200) throw new Error('not a window');
  return { bounds: { x, y, width, height }, maximized: maximized === true };
}

/** Whether enough of the window's head can be seen to take hold of it. */
function overlap(screen: Rectangle, window: Rectangle): boolean {
  const across = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  return across >= 100 && window.y >= screen.y && window.y <= screen.y + screen.height - 50;
}

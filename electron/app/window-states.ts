import { join } from 'node:path';
import type { Rectangle } from 'electron';
import type { Disk } from '../fs/disk.ts';
import { readJsonFile, writeJsonFile } from '../services/json-file.ts';

/** Where a window was, in the pixels of the system. */
export interface WindowState {
  /** The library it showed; null: none. */
  readonly folder: string | null;
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  /** It was there when the app ended, and comes back with it. */
  readonly open: boolean;
}

const mostStates = 20;
const cascade = 28;
const fileIn = (dataFolder: string) => join(dataFolder, 'windows.json');

/** The windows of before, the latest first; none when there is no file or it is broken. */
export async function readWindowStates(disk: Disk, dataFolder: string): Promise<readonly WindowState[]> {
  const { value } = await readJsonFile(disk, fileIn(dataFolder), parseWindowStates);
  return value ?? [];
}

/** Keeps the first `mostStates` of them: the latest stand there. */
export function writeWindowStates(disk: Disk, dataFolder: string, states: readonly WindowState[]): Promise<void> {
  return writeJsonFile(disk, fileIn(dataFolder), states.slice(0, mostStates));
}

/** Throws on what are not window states. */
function parseWindowStates(json: unknown): readonly WindowState[] {
  if (!Array.isArray(json)) throw new Error('not a list');
  return json.map((item: unknown) => {
    const { folder, bounds, maximized, open } = item as Record<'folder' | 'maximized' | 'open', unknown> & {
      bounds: Rectangle;
    };
    const { x, y, width, height } = bounds;
    if (![x, y, width, height].every(Number.isInteger) || width < 200 || height < 200) throw new Error('not a window');
    if (folder !== null && typeof folder !== 'string') throw new Error('not a folder');
    return { folder, bounds: { x, y, width, height }, maximized: maximized === true, open: open === true };
  });
}

/**
 * Where a new window goes: where the library's last one was, else a little below the last of all, so that it covers none of
 * `taken` whole. Null when there is none, or when that is on no screen of now.
 */
export function stateFor(
  states: readonly WindowState[],
  folder: string | null,
  screens: readonly Rectangle[],
  taken: readonly Rectangle[],
): Pick<WindowState, 'bounds' | 'maximized'> | null {
  const before = states.find((state) => state.folder === folder) ?? states[0];
  if (!before) return null;
  const bounds = { ...before.bounds };
  while (taken.some(({ x, y }) => x === bounds.x && y === bounds.y)) {
    bounds.x += cascade;
    bounds.y += cascade;
  }
  return screens.some((screen) => overlap(screen, bounds)) ? { bounds, maximized: before.maximized } : null;
}

/** The windows of now before those of earlier, each library once. */
export function withWindows(now: readonly WindowState[], earlier: readonly WindowState[]): readonly WindowState[] {
  const shown = new Set(now.map(({ folder }) => folder));
  return [...now, ...earlier.filter(({ folder }) => !shown.has(folder)).map((state) => ({ ...state, open: false }))];
}

/** Whether enough of the window's head can be seen to take hold of it. */
function overlap(screen: Rectangle, window: Rectangle): boolean {
  const across = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  return across >= 100 && window.y >= screen.y && window.y <= screen.y + screen.height - 50;
}

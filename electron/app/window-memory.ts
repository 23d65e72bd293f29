import { screen, type BrowserWindow } from 'electron';
import type { Disk } from '../fs/disk.ts';
import { logProblem } from '../services/log.ts';
import { readWindowStates, stateFor, withWindows, writeWindowStates, type WindowState } from './window-states.ts';

/** A window and the library in it; null: none. */
interface PlacedWindow {
  readonly browser: BrowserWindow;
  readonly folder: string | null;
}

/** Where the windows are and were, kept for the next start. */
export interface WindowMemory {
  /** Where a new window on a library goes; null: where the system puts it. */
  placeFor(folder: string | null): Promise<ReturnType<typeof stateFor>>;
  /** The libraries that had a window at the end and are still there, the one used last at the end. */
  toReopen(): Promise<readonly string[]>;
  /** How windows stand now, the one used last first. */
  statesOf(windows: readonly PlacedWindow[]): readonly WindowState[];
  keep(now: readonly WindowState[]): Promise<void>;
  /** Keeps where all windows are. */
  changed(): Promise<void>;
  /** The same while one closes, which comes back only if it was the last. */
  closed(gone: PlacedWindow): Promise<void>;
}

/** `windows`: those of now, as they come and go, the one used last at the end. */
export function createWindowMemory(disk: Disk, dataFolder: string, windows: readonly PlacedWindow[]): WindowMemory {
  let known: readonly WindowState[] = [];
  const read = readWindowStates(disk, dataFolder).then((states) => (known = states));

  async function keep(now: readonly WindowState[]): Promise<void> {
    known = withWindows(now, known);
    await writeWindowStates(disk, dataFolder, known).catch((error: unknown) =>
      logProblem('Where the windows were is not kept', error),
    );
  }

  return {
    keep,
    statesOf,
    async placeFor(folder) {
      await read;
      const screens = screen.getAllDisplays().map((display) => display.workArea);
      const taken = windows.map(({ browser }) => browser.getNormalBounds());
      return stateFor(known, folder, screens, taken);
    },
    async toReopen() {
      const open = (await read).flatMap(({ folder, open: was }) => (was && folder !== null ? [folder] : []));
      const there = await Promise.all(open.map((folder) => isFolder(disk, folder)));
      return open.filter((_folder, index) => there[index]).toReversed();
    },
    changed: () => keep(statesOf(windows)),
    closed(gone) {
      const others = windows.filter((window) => window !== gone);
      const last = statesOf([gone]).map((state) => ({ ...state, open: others.length === 0 }));
      return keep([...statesOf(others), ...last]);
    },
  };
}

const statesOf = (windows: readonly PlacedWindow[]): readonly WindowState[] =>
  windows.toReversed().map(({ browser, folder }) => ({
    folder,
    bounds: browser.getNormalBounds(),
    maximized: browser.isMaximized(),
    open: true,
  }));

async function isFolder(disk: Disk, path: string): Promise<boolean> {
  try {
    return (await disk.stat(path)).kind === 'folder';
  } catch {
    return false;
  }
}

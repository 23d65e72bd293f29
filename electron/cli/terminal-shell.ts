import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from '../fs/disk.ts';
import { createTrashFolder } from '../services/posts/trash-folder.ts';
import type { Shell } from '../services/shell.ts';

/** A terminal has no dialogs, no file manager and no desktop trash. */
export function createTerminalShell(disk: Disk, dataFolder: string): Shell {
  const refuse = () => Promise.reject(new AppError('unsupported', 'The command line cannot do that.'));
  return {
    host: 'terminal',
    capabilities: { pickFolder: false, reveal: false, trash: 'folder', openExternal: false },
    pickFolder: refuse,
    reveal: refuse,
    openExternal: refuse,
    trash: createTrashFolder({ disk, dataFolder }),
  };
}

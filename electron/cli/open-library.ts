import { AppError } from '../../shared/base/errors.ts';
import type { OpenedLibrary } from '../../shared/model/library.ts';
import { defaultDataFolder } from '../services/data-folder.ts';
import type { Services } from '../services/index.ts';
import type { Context } from './context.ts';
import { libraryAbove } from './site-of-file.ts';
import { ownInstallation } from './package-root.ts';
import { createTerminalShell } from './terminal-shell.ts';

/** A folder opened for one command. */
export interface TerminalLibrary {
  readonly api: Services['api'];
  readonly snapshot: OpenedLibrary;
}

/**
 * Opens a folder with the same services as the app, runs the job, and closes it whatever happens. AppError `not-a-folder` for a
 * post, unless the job takes that as well: it is in `snapshot.named` then.
 */
export async function withLibrary<T>(
  context: Context,
  folder: string,
  job: (library: TerminalLibrary) => T | Promise<T>,
  takes: 'folder' | 'folder or post' = 'folder',
): Promise<T> {
  const { disk, io, path } = context;
  const dataFolder = defaultDataFolder(io.env);
  const shell = createTerminalShell(disk, dataFolder);
  // Verbs of single files do without them.
  const { createServices } = await import('../services/index.ts');
  const services = await createServices({
    ...ownInstallation(),
    // Nothing else is to be done meanwhile.
    indexWorker: null,
    disk,
    shell,
    dataFolder,
    rendererFolder: null,
    watch: false,
    remember: false,
  });
  try {
    const snapshot = await services.api.library.open({ path: path(folder) }, { signal: io.signal });
    if (snapshot.named !== undefined && takes === 'folder') {
      const remedy = 'Name the folder of the blog.';
      throw new AppError('not-a-folder', `It is a file, not a folder: ${folder}`, { file: folder, remedy });
    }
    const above = snapshot.named === undefined ? await libraryAbove(context, path(folder)) : null;
    if (above !== null)
      io.stderr(`${folder} is taken by itself, without the rules of the site that it lies in: ${above}\n`);
    for (const notice of snapshot.notices) io.stderr(`${notice.message}\n`);
    return await job({ api: services.api, snapshot });
  } finally {
    await services.dispose();
  }
}

/** Whether the argument is a folder. AppError `not-found` and the like when it is nothing. */
export async function isFolder({ disk, path }: Context, argument: string): Promise<boolean> {
  return (await disk.stat(path(argument))).kind === 'folder';
}

import { defaultDataFolder } from '../../services/data-folder.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { isFolder } from '../open-library.ts';
import { ownInstallation } from '../package-root.ts';

interface ServeArguments {
  readonly folder: string | null;
  readonly port: number;
  readonly open: boolean;
  readonly sample: boolean;
}

/** `serve`: the app in the browser, until a signal comes and everything is saved. */
export async function serve(context: Context, { folder, port, open, sample }: ServeArguments): Promise<ExitCode> {
  const { io, path } = context;
  if (folder !== null && !(await isFolder(context, folder))) {
    throw new AppError('not-a-folder', `It is not a folder: ${folder}`, { remedy: 'Name the folder of the blog.' });
  }
  // Only this verb needs a server, which takes a while to load.
  const { startHost, untilSignal } = await import('../../host/main.ts');
  const host = await startHost({
    ...ownInstallation(),
    dataFolder: defaultDataFolder(io.env),
    folder: folder === null ? null : path(folder),
    sample,
    port,
    open,
    say: (line) => io.stderr(`${line}\n`),
  });
  io.stdout(`Longhand is at ${host.address()}\n`);
  await untilSignal(host);
  return exitCodes.done;
}

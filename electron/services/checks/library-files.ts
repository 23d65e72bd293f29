import { join as joinPath } from 'node:path';
import { join } from '../../../shared/base/paths.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { listOrNothing } from '../library/site/site.ts';
import { inSlices } from '../work/slices.ts';

/** More names than this are no blog's; what lies beyond is not known. */
const most = 300_000;

/**
 * Every file below the root by its path with `/`, but for hidden ones and those in folders that the profile ignores: posts are
 * not looked for in `static`, images are. Links are not followed, so that nothing outside is named. A folder that cannot be read is left out. AppError `cancelled`.
 */
export function libraryFiles(
  disk: SyncDisk,
  root: string,
  { ignoredFolders, assets }: Pick<SiteProfile, 'ignoredFolders' | 'assets'>,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const served = new Set(assets.map(({ folder }) => `/${folder}`));
  const ignored = new Set(ignoredFolders.filter((folder) => !served.has(folder)));
  return inSlices(walk(disk, root, ignored), () => signal?.aborted ?? false);
}

function* walk(disk: SyncDisk, root: string, ignored: ReadonlySet<string>): Generator<void, readonly string[]> {
  const files: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && files.length < most; folder = folders.pop()) {
    yield;
    for (const { name, kind } of listOrNothing(disk, joinPath(root, folder))) {
      if (name.startsWith('.')) continue;
      const path = join(folder, name);
      if (kind === 'folder') {
        if (!ignored.has(name) && !ignored.has(`/${path}`)) folders.push(path);
      } else if (kind === 'file') files.push(path);
    }
  }
  return files;
}

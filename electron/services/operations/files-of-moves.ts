import { dirname, join } from '../../../shared/base/paths.ts';
import { movesFolder } from '../../../shared/library/bundle.ts';
import type { Rename } from '../../../shared/model/library.ts';
import type { Disk } from '../../fs/disk.ts';
import { isFileInside } from '../../fs/inside.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { bundleIn } from '../posts/post-place.ts';

/** What an import may leave out of a name. */
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs'];

/** Which of these library paths are files, and where they are once the posts have moved with the folders that are theirs. */
export async function filesOfMoves(
  { disk, library }: { readonly disk: Pick<Disk, 'sync'>; readonly library: OpenLibrary },
  wanted: ReadonlySet<string>,
  renames: readonly Rename[],
): Promise<ReadonlyMap<string, string>> {
  const isThere = (path: string) => endings.some((ending) => isFileInside(disk.sync, library.root, path + ending));
  const there = [...wanted].filter(isThere);
  if (there.length === 0) return new Map();
  const folders: { readonly from: string; readonly to: string }[] = [];
  for (const rename of renames) {
    const { from, to } = rename;
    if (movesFolder(rename) && (await bundleIn(library, from))) folders.push({ from: dirname(from), to: dirname(to) });
    // The folder of its name goes with a post (`posts/asset-folder.ts`).
    else if (library.info.profile.generator === 'hexo')
      folders.push({ from: withoutEnding(from), to: withoutEnding(to) });
  }
  const movedTo = (path: string) => {
    const folder = folders.find(({ from }) => path.startsWith(`${from}/`));
    const moved = renames.find(({ from }) => from === path);
    if (moved) return moved.to;
    return folder ? join(folder.to, path.slice(folder.from.length + 1)) : path;
  };
  return new Map(there.map((path) => [path, movedTo(path)]));
}

const withoutEnding = (path: string) => path.replace(/\.[^./]+$/, '');

import { dirname, join, withoutEnding } from '../../../shared/base/paths.ts';
import { movesFolder } from '../../../shared/library/bundle.ts';
import type { Rename } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { FilesMoved, MovedFolder } from '../../../shared/site/relink-shown.ts';
import type { Disk } from '../../fs/disk.ts';
import { isFileInside } from '../../fs/inside.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { bundleIn } from '../posts/post-place.ts';

/** What an import may leave out of a name. */
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs'];

interface Place {
  readonly disk: Pick<Disk, 'sync'>;
  readonly library: OpenLibrary;
}

/** What moves along with posts: the folders that are theirs. */
export async function alongWith({ disk, library }: Place, renames: readonly Rename[]): Promise<FilesMoved> {
  const folders = new Map<PostId, MovedFolder>();
  for (const rename of renames) {
    const { from, to } = rename;
    if (movesFolder(rename) && (await bundleIn(library, from)))
      folders.set(from, { from: dirname(from), to: dirname(to) });
    // The folder of its name goes with a post (`posts/asset-folder.ts`).
    else if (library.info.profile.generator === 'hexo')
      folders.set(from, { from: withoutEnding(from), to: withoutEnding(to) });
  }
  return { folders, isFile: (path) => isFileInside(disk.sync, library.root, path) };
}

/** Which of these library paths are files, and where they are once the posts have moved with what goes `along`. */
export function filesOfMoves(
  wanted: ReadonlySet<string>,
  renames: readonly Rename[],
  { folders, isFile }: FilesMoved,
): ReadonlyMap<string, string> {
  const isThere = (path: string) => endings.some((ending) => isFile(path + ending));
  const there = [...wanted].filter(isThere);
  const moving = [...folders.values()];
  const movedTo = (path: string) => {
    const folder = moving.find(({ from }) => path.startsWith(`${from}/`));
    const moved = renames.find(({ from }) => from === path);
    if (moved) return moved.to;
    return folder ? join(folder.to, path.slice(folder.from.length + 1)) : path;
  };
  return new Map(there.map((path) => [path, movedTo(path)]));
}

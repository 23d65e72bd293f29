import { join } from 'node:path';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import type { ImageSize } from '../../../shared/markdown/render/images.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { isFileInside } from '../../fs/inside.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { mediaTypes } from '../assets/content-types.ts';
import { sizeOfImageFile } from './image-size.ts';

/** What a link may lead to besides pictures and sound. No SVG and no HTML: opened by themselves they run what they hold. */
const documents = new Set('.pdf .txt .csv .epub .zip .gz .docx .xlsx .pptx .odt .ods .odp'.split(' '));

/** `image`: shown in a page; `link`: opened from one. */
export type FileUse = 'image' | 'link';

const endingOf = (path: string) => /\.\w+$/.exec(path.toLowerCase())?.[0] ?? '';

function isAllowed(path: string, use: FileUse): boolean {
  const ending = endingOf(path);
  if (use === 'image') return mediaTypes.get(ending)?.startsWith('image/') ?? false;
  // What lies hidden (`.env`, `.git`) is nothing to publish, whatever a post says.
  if (path.split('/').some((part) => part.startsWith('.')) || ending === '.svg') return false;
  return mediaTypes.has(ending) || documents.has(ending);
}

/** The files of a library as an export sees them: each is looked at once, however many posts name it. */
export interface LibraryFiles {
  /** Library path of the file that an address in a post leads to and that may be published; null for none. */
  find(use: FileUse, id: PostId, address: string): string | null;
  /** The size of a picture of the library. */
  sizeOf(path: string): ImageSize | null;
}

export function createLibraryFiles(disk: SyncDisk, root: string, profile: SiteProfile): LibraryFiles {
  const isThere = once((path) => isFileInside(disk, root, path));
  const find = (use: FileUse, id: PostId, address: string) =>
    assetCandidates(profile, id, address).find((path) => isAllowed(path, use) && isThere(path)) ?? null;
  // Whichever post names it.
  const fromRoot = (use: FileUse) => once((address) => find(use, postId(''), address));
  const found = { image: fromRoot('image'), link: fromRoot('link') };
  return {
    find: (use, id, address) => (address.startsWith('/') ? found[use](address) : find(use, id, address)),
    sizeOf: once((path) => sizeOfImageFile(disk, disk.realpath(join(root, path)))),
  };
}

function once<T>(ask: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const answer = known.get(path);
    if (answer !== undefined) return answer;
    const asked = ask(path);
    known.set(path, asked);
    return asked;
  };
}

import { dirname, posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { isImageName } from '../../../shared/base/file-names.ts';
import { slugify } from '../../../shared/base/slug.ts';
import { imagePlaces, placeOfMonth, solePlace, type ImagePlace } from '../../../shared/library/image-place.ts';
import type { AddedImage } from '../../../shared/model/image.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, revision, type PostId, type Revision } from '../../../shared/model/post.ts';
import { atomicWrite, exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { hashBytes } from '../../fs/revision.ts';
import { libraryFiles } from '../checks/library-files.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { createMadeFolders, type MadeFolders } from '../posts/made-folders.ts';
import { pathOfName } from '../posts/post-place.ts';
import type { Shell } from '../shell.ts';
import { imageType } from '../../../shared/base/image-type.ts';

export interface ImagesOptions {
  readonly disk: Disk;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly shell: Pick<Shell, 'trash'>;
}

interface NewImage {
  readonly post: PostId;
  /** What the file was called where it comes from; empty: it gets the post's name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Images that a person puts into posts. */
export interface Images {
  /**
   * Writes the bytes where the site keeps its images, under a name that is free; the same bytes under that name are taken as
   * they are. AppError `unsupported` for what is no image, `denied` where the folder cannot be written.
   */
  add(library: LibraryId, image: NewImage): Promise<AddedImage>;
  /** Moves an image that was added to the trash; AppError `denied` when it is another one by now. Fine when it is gone. */
  remove(library: LibraryId, path: string, was: Revision): Promise<void>;
}

/** More images than this of one name mean that something else is wrong. */
const attempts = 1000;

export function createImages({ disk, libraries, shell }: ImagesOptions): Images {
  const folders = createMadeFolders(disk);
  return {
    add: (id, image) => addImage({ disk, folders, library: libraries.get(id) }, image),
    async remove(id, path, was) {
      const place = await pathOfName(libraries.get(id), postId(path));
      if (!(await exists(disk, place))) return;
      if ((await hashOf(disk, place)) !== was) {
        throw new AppError('denied', `The image has changed since it was added: ${path}`, {
          file: path,
          remedy: 'It stays where it is.',
        });
      }
      await shell.trash(place, path);
      await folders.leave(dirname(place));
    },
  };
}

interface ImageWork {
  readonly disk: Disk;
  readonly folders: MadeFolders;
  readonly library: OpenLibrary;
}

async function addImage({ disk, folders, library }: ImageWork, { post, name, bytes }: NewImage): Promise<AddedImage> {
  const type = imageType(bytes);
  if (!type) {
    throw new AppError('unsupported', `This is not an image that posts can show: ${name || 'the clipboard'}`, {
      file: name,
      remedy: 'Use a PNG, JPEG, GIF, WebP, AVIF or SVG.',
    });
  }
  const { folder, url } = await placeFor(disk, library, post);
  const slug = slugify(stemOf(name) || stemOf(post), library.info.profile.slugs);
  const hash = revision(hashBytes(bytes));
  const put = async (): Promise<AddedImage> => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const file = `${slug}${attempt > 1 ? `-${attempt}` : ''}.${type}`;
      const path = posix.join(folder, file);
      // The folder after it was made must lie inside by its real path, too.
      const place = await pathOfName(library, postId(path));
      const added = { path, src: encodeURI(url) + encodeURIComponent(file), revision: hash };
      if (await wrote(disk, place, bytes)) return { ...added, isNew: true };
      if ((await hashOf(disk, place)) === hash) return { ...added, isNew: false };
    }
    throw new AppError('already-exists', `There are too many images called ${slug}`, {
      file: folder,
      remedy: 'Give the image another name, then add it again.',
    });
  };
  return folders.fill(dirname(await library.path(postId(posix.join(folder, `${slug}.${type}`)))), put);
}

/** Writes a file that is not there yet; false: the name is taken. */
async function wrote(disk: Disk, place: string, bytes: Uint8Array): Promise<boolean> {
  if (await exists(disk, place)) return false;
  try {
    await atomicWrite(disk, place, bytes, { create: true });
    return true;
  } catch (error) {
    // Another image may have come in between.
    if (error instanceof AppError && error.code === 'already-exists') return false;
    throw error;
  }
}

/** Only a regular file has one: a link or a folder of that name is not what was added. */
async function hashOf(disk: Disk, place: string): Promise<Revision | null> {
  const stat = await disk.lstat(place);
  return stat.kind === 'file' && !stat.link ? revision(hashBytes(await disk.readFile(place))) : null;
}

async function placeFor(disk: Disk, library: OpenLibrary, post: PostId): Promise<ImagePlace> {
  const place = await basePlaceFor(disk, library, post);
  // A post that is a folder keeps them beside its text.
  if (place.folder === posix.dirname(post)) return place;
  const month = /^\d{4}-\d\d/.exec(library.find(post)?.date ?? '')?.[0] ?? new Date().toISOString().slice(0, 7);
  return placeOfMonth(place, month, async (folder) => {
    // One that is still to be made, or leads out of the library, holds nothing.
    const entries = await library
      .path(postId(folder))
      .then(disk.list)
      .catch(() => []);
    return {
      images: entries.filter(({ name, kind }) => kind === 'file' && isImageName(name)).length,
      folders: entries.flatMap(({ name, kind }) => (kind === 'folder' ? [name] : [])),
    };
  });
}

async function basePlaceFor(disk: Disk, { root, info, path }: OpenLibrary, post: PostId): Promise<ImagePlace> {
  const { own, places } = imagePlaces(info.profile, post);
  const isFolder = async (folder: string): Promise<boolean> => {
    try {
      return (await disk.stat(folder === '' ? root : await path(postId(folder)))).kind === 'folder';
    } catch {
      // A name that is nothing yet, or leads out of the library: not one to write into.
      return false;
    }
  };
  for (const place of own ? [own, ...places] : places) if (await isFolder(place.folder)) return place;
  const isOwn = own !== null && places[0] === own;
  const sole = isOwn ? null : solePlace(info.profile, post, await libraryFiles(disk.sync, root, info.profile));
  const first = sole ?? places[0];
  if (first) return first;
  throw new AppError('unsupported', `There is no folder for images of ${post}`, { file: post });
}

const stemOf = (name: string): string => {
  const stem = posix.parse(name.replaceAll('\\', '/')).name;
  // Programs call what they copy `image.png`; a post that is a folder is called by it.
  if (/^image$/i.test(stem)) return '';
  return /^_?index$/i.test(stem) ? posix.basename(posix.dirname(name)) : stem;
};

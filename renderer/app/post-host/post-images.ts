import { AppError } from '../../../shared/base/errors.ts';
import { originalName } from '../../../shared/library/smaller-image.ts';
import type { AddedImage } from '../../../shared/model/image.ts';
import type { Progress } from '../../../shared/model/task.ts';
import type { ImageOfPost } from '../../editor/editor-host.ts';
import type { PostHost, PostSession } from '../../document/types.ts';
import type { AppState } from '../../state/context.ts';
import { shrinkImage } from './shrink-image.ts';

interface Kept extends AddedImage {
  /** The bytes, for redo: the file may be in the trash by then. */
  readonly file: File;
}

/** The image that the post shows, first, and its original where that is kept too. */
type KeptFiles = readonly [Kept, ...Kept[]];

/** Bytes: what a call can carry, with room. A page of a blog with a larger image would not be read by anybody. */
const largest = 32 * 2 ** 20;

/** Adds images to the library for the post that they were pasted or dropped into, and takes them back with undo. */
export function createPostImages(app: AppState): Pick<PostHost, 'addImages' | 'takeAway' | 'bringBack'> {
  const { api, notices, tasks } = app;
  /** What was added since the window opened, by the image that the editor's history names. */
  const kept = new Map<object, KeptFiles>();
  const add = async (post: PostSession, file: File): Promise<Kept> => {
    if (file.size > largest) throw tooLarge(file);
    const data = await base64Of(file);
    return { ...(await api.images.add({ library: post.library, post: post.id(), name: file.name, data })), file };
  };
  const addOne = async (post: PostSession, file: File): Promise<ImageOfPost | null> => {
    try {
      const made = await smaller(app, file);
      const image = await add(post, made);
      const original = made === file ? null : await addOriginal(app, add, { post, file, image });
      const named = { src: image.src };
      kept.set(named, original ? [image, original] : [image]);
      return named;
    } catch (error) {
      notices.fail(`${file.name || 'The image'} could not be added`, error);
      return null;
    }
  };
  return {
    addImages(post, files) {
      const title = files.length === 1 ? 'Adding an image' : `Adding ${files.length} images`;
      return tasks.run(title, async (_task, signal) => addAll(files, (file) => addOne(post, file), signal));
    },
    takeAway(post, named) {
      for (const { path, revision, isNew } of kept.get(named) ?? []) {
        if (!isNew) continue;
        void api.images
          .remove({ library: post.library, path, revision })
          .catch((error) => notices.fail('The image stays in its folder', error));
      }
    },
    bringBack(post, named) {
      const files = kept.get(named);
      if (!files) return;
      const back = async (one: Kept) => (one.isNew ? add(post, one.file) : one);
      void Promise.all([back(files[0]), ...files.slice(1).map(back)] as const).then(
        ([again, ...others]) => {
          kept.set(named, [again, ...others]);
          // The name may have been taken in between; the text names the old one.
          if (again.src !== files[0].src)
            notices.add({
              kind: 'warning',
              title: 'The image is back under another name',
              detail: `It is now ${again.src}; the post still says ${files[0].src}.`,
            });
        },
        (error) => notices.fail('The image could not be brought back', error),
      );
    },
  };
}

const tooLarge = ({ name, size }: File): AppError =>
  new AppError('too-large', `The image has ${Math.round(size / 2 ** 20)} MB`, {
    file: name,
    remedy: 'Images of up to 32 MB can be added. Make it smaller, or put it into its folder by hand.',
  });

/** One image after the other, until it is stopped: those that were added. */
async function* addAll(
  files: readonly File[],
  add: (file: File) => Promise<ImageOfPost | null>,
  signal: AbortSignal,
): AsyncGenerator<Progress, readonly ImageOfPost[]> {
  const images: ImageOfPost[] = [];
  for (const [done, file] of files.entries()) {
    if (signal.aborted) break;
    yield { done, total: files.length, label: file.name };
    const image = await add(file);
    if (image) images.push(image);
  }
  return images;
}

/** The image as the library's settings want it; the file itself, with a word, where it cannot be made so. */
async function smaller({ library, notices }: AppState, file: File): Promise<File> {
  try {
    return await shrinkImage(file, library.store.getState().settings.newImages);
  } catch {
    notices.add({
      kind: 'warning',
      title: `${file.name || 'The image'} is kept as it is`,
      detail: 'It could not be read, or is too large to be made smaller here. The original file was added instead.',
    });
    return file;
  }
}

/** The original, beside the image that was made of it; null where it is not wanted, or, with a word, cannot be kept. */
async function addOriginal(
  { library, notices }: AppState,
  add: (post: PostSession, file: File) => Promise<Kept>,
  { post, file, image }: { readonly post: PostSession; readonly file: File; readonly image: AddedImage },
): Promise<Kept | null> {
  if (!library.store.getState().settings.newImages.keepOriginal) return null;
  try {
    return await add(post, new File([file], originalName(image.path, file.name), { type: file.type }));
  } catch (error) {
    notices.fail(`${image.path} was added without its original`, error);
    return null;
  }
}

/** The bytes of a file in Base64. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = reader.result;
      resolve(typeof address === 'string' ? address.slice(address.indexOf(',') + 1) : '');
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error(`${file.name} cannot be read`)));
    reader.readAsDataURL(file);
  });
}

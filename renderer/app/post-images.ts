import { AppError } from '../../shared/base/errors.ts';
import type { AddedImage } from '../../shared/model/image.ts';
import type { PostHost, PostSession } from '../document/types.ts';
import type { AppState } from '../state/context.ts';

interface Kept extends AddedImage {
  /** The bytes, for redo: the file may be in the trash by then. */
  readonly file: File;
}

/** Bytes: what a call can carry, with room. A page of a blog with a larger image would not be read by anybody. */
const largest = 32 * 2 ** 20;

/** Adds images to the library for the post that they were pasted or dropped into, and takes them back with undo. */
export function createPostImages({ api, notices }: AppState): Pick<PostHost, 'addImage' | 'takeAway' | 'bringBack'> {
  /** What was added since the window opened, by the image that the editor's history names. */
  const kept = new Map<object, Kept>();
  const add = async (post: PostSession, file: File): Promise<Kept> => {
    if (file.size > largest) {
      throw new AppError('too-large', `The image has ${Math.round(file.size / 2 ** 20)} MB`, {
        file: file.name,
        remedy: 'Images of up to 32 MB can be added. Make it smaller, or put it into its folder by hand.',
      });
    }
    const data = await base64Of(file);
    return { ...(await api.images.add({ library: post.library, post: post.id(), name: file.name, data })), file };
  };
  return {
    async addImage(post, file) {
      try {
        const image = await add(post, file);
        const named = { src: image.src };
        kept.set(named, image);
        return named;
      } catch (error) {
        notices.fail(`${file.name || 'The image'} could not be added`, error);
        return null;
      }
    },
    takeAway(post, named) {
      const image = kept.get(named);
      if (!image?.isNew) return;
      const { path, revision } = image;
      void api.images
        .remove({ library: post.library, path, revision })
        .catch((error) => notices.fail('The image stays in its folder', error));
    },
    bringBack(post, named) {
      const image = kept.get(named);
      if (!image?.isNew) return;
      void add(post, image.file).then(
        (again) => {
          kept.set(named, again);
          // The name may have been taken in between; the text names the old one.
          if (again.src !== image.src)
            notices.add({
              kind: 'warning',
              title: 'The image is back under another name',
              detail: `It is now ${again.src}; the post still says ${image.src}.`,
            });
        },
        (error) => notices.fail('The image could not be brought back', error),
      );
    },
  };
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

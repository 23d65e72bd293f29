import { imageSize } from 'image-size';
import { AppError } from '../../../shared/base/errors.ts';
import type { ImageSize } from '../../../shared/markdown/render/images.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';

/** Past colour profiles and what cameras write, the size stands in the first part of every format. */
const headLength = 256 * 1024;

/**
 * The size of a picture in pixels as browsers show it, from the start of its bytes; null for what is no picture, and for
 * drawings, which have none of their own.
 */
export function sizeOfImage(bytes: Uint8Array): ImageSize | null {
  try {
    // A copy: the library reads on behind the end of bytes that share their memory with others.
    const { width, height, type, orientation = 1 } = imageSize(new Uint8Array(bytes));
    if (type === 'svg' || width <= 0 || height <= 0) return null;
    // A camera that was held upright says so beside the picture (Exif, tag 0x0112): 5 to 8 lie on their side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // The library throws for every format that it does not know and for one that is cut off.
    return null;
  }
}

/** The same of a file; null for one that cannot be read too. */
export function sizeOfImageFile(disk: SyncDisk, path: string): ImageSize | null {
  try {
    return sizeOfImage(disk.readHead(path, Buffer.allocUnsafe(headLength)).bytes);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

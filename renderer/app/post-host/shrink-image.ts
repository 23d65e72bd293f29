import { planImage, redrawable, type ImagePlan } from '../../../shared/library/smaller-image.ts';
import type { NewImageSettings } from '../../../shared/model/settings.ts';

/** Bytes in which a picture says what it is and whether it moves; long descriptions may stand before that. */
const headLength = 256 * 1024;

/**
 * The image as the library wants it: turned as its camera says, without what the camera wrote beside the picture. The file itself
 * where nothing is to be done or nothing would be won. Throws when the browser cannot read or write it.
 */
export async function shrinkImage(file: File, wanted: NewImageSettings): Promise<File> {
  if (wanted.longest === null && !wanted.webp) return file;
  const type = redrawable(new Uint8Array(await file.slice(0, headLength).arrayBuffer()), wanted);
  if (type === null) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const plan = planImage(type, bitmap.width, bitmap.height, wanted);
    if (!plan) return file;
    const made = await redraw(bitmap, plan);
    return made.size < file.size ? new File([made], file.name, { type: made.type }) : file;
  } finally {
    bitmap.close();
  }
}

async function redraw(bitmap: ImageBitmap, { width, height, type, quality }: ImagePlan): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas of this size.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type, quality });
  // What a browser cannot write it writes as PNG.
  if (blob.type !== type) throw new Error(`This browser does not write ${type}.`);
  return blob;
}

import { imageType, isAnimated } from '../base/image-type.ts';
import { basename } from '../base/paths.ts';
import type { NewImageSettings } from '../model/settings.ts';

/** What is to be written in place of an image. */
export interface ImagePlan {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Of a lossy type, 0 to 1; WebP of 1 is without loss. */
  readonly quality: number;
}

const writable = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
type Writable = keyof typeof writable;

/** A WebP has no longer side (RFC 9649, 2.6). */
const longestWebp = 16_383;

/** What a person cannot tell from the original at arm's length. */
const lossy = 0.85;

/**
 * What a canvas can make anew without losing more than pixels: drawings stay drawings, what moves goes on moving, and AVIF,
 * which no canvas writes, is small already.
 */
export function redrawable(head: Uint8Array, wanted: NewImageSettings): Writable | null {
  const type = imageType(head);
  if (type !== 'png' && type !== 'jpg' && type !== 'webp') return null;
  if (isAnimated(head)) return null;
  return wanted.longest !== null || (wanted.webp && type !== 'webp') ? type : null;
}

/** How an image of this size is to be written; null: as it is. It never becomes larger. */
export function planImage(type: Writable, width: number, height: number, wanted: NewImageSettings): ImagePlan | null {
  const share = Math.min(1, (wanted.longest ?? Infinity) / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
  const fits = Math.max(size.width, size.height) <= longestWebp;
  const becomes = wanted.webp && fits ? 'webp' : type;
  if (share === 1 && becomes === type) return null;
  // Screenshots and drawings come as PNG, and their letters would get fringes.
  return { ...size, type: writable[becomes], quality: type === 'png' ? 1 : lossy };
}

/** What the original is called beside the image that the post shows, given by its path. */
export function originalName(path: string, original: string): string {
  const name = basename(path);
  return `${name.slice(0, name.lastIndexOf('.'))}-original${/\.[^./\\]+$/.exec(original)?.[0] ?? ''}`;
}

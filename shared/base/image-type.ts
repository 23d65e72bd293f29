/**
 * The extension of an image by its first bytes, without the dot; null for what is none. The name that a program gives to what
 * it copies says nothing.
 */
export function imageType(bytes: Uint8Array): string | null {
  const at = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (at(0, 3) === '\xff\xd8\xff') return 'jpg';
  if (/^GIF8[79]a$/.test(at(0, 6))) return 'gif';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp';
  if (at(4, 8) === 'ftyp' && /avi[fs]/.test(at(8, 32))) return 'avif';
  const text = new TextDecoder()
    .decode(bytes.subarray(0, 1000))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(text)
    ? 'svg'
    : null;
}

/**
 * Whether a PNG or WebP moves, by its first bytes: an `acTL` chunk before the picture (PNG 3, 11.3.6.1), the animation flag of
 * `VP8X` (RFC 9649, 2.7). A canvas would keep the first frame only.
 */
export function isAnimated(bytes: Uint8Array): boolean {
  const type = imageType(bytes);
  const nameAt = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  if (type === 'webp') return nameAt(12) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
  if (type !== 'png') return type === 'gif';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = nameAt(at + 4);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}

import { expect, test } from 'vitest';
import { imageType, isAnimated } from '../../../shared/base/image-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpg', '\xff\xd8\xff\xe0'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF\0\0\0\0WEBPVP8 '],
  ['avif', '\0\0\0\x1cftypavif\0\0\0\0'],
  ['svg', '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [null, '<html><svg>'],
  [null, 'BM'],
  [null, ''],
])('the kind of an image is told by its bytes: %s', (type, start) => {
  expect(imageType(bytes(start))).toBe(type);
});

const chunk = (name: string, data: string) => `\0\0\0${String.fromCharCode(data.length)}${name}${data}CRC.`;
const webp = (name: string, flags: string) => `RIFF\x40\0\0\0WEBP${name}\x0a\0\0\0${flags}\0\0\0`;

test.each([
  [true, 'a PNG that moves', `\x89PNG\r\n\x1a\n${chunk('IHDR', 'x'.repeat(13))}${chunk('acTL', '12345678')}`],
  [false, 'a PNG', `\x89PNG\r\n\x1a\n${chunk('IHDR', 'x'.repeat(13))}${chunk('IDAT', 'acTL')}${chunk('acTL', '')}`],
  [false, 'a PNG that is cut off', '\x89PNG\r\n\x1a\n\0\0'],
  [false, 'a PNG with a length that leads nowhere', '\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR'],
  [true, 'a WebP that moves', webp('VP8X', '\x12')],
  [false, 'a WebP with transparency', webp('VP8X', '\x10')],
  [false, 'a plain WebP', webp('VP8 ', '\x12')],
  [true, 'any GIF', 'GIF89a'],
  [false, 'a JPEG', '\xff\xd8\xff'],
])('moves: %s, %s', (moves, _, start) => {
  expect(isAnimated(bytes(start))).toBe(moves);
});

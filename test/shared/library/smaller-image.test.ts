import { describe, expect, test } from 'vitest';
import { originalName, planImage, redrawable } from '../../../shared/library/smaller-image.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = bytes('\x89PNG\r\n\x1a\n');
const jpeg = bytes('\xff\xd8\xff');
const webp = bytes('RIFF0000WEBPVP8 ');
const off = { longest: null, webp: false, keepOriginal: false };
const small = { ...off, longest: 1600 };
const asWebp = { ...off, webp: true };

describe('redrawable', () => {
  test.each([
    ['png', png, small],
    ['jpg', jpeg, small],
    ['webp', webp, small],
    ['png', png, asWebp],
    [null, webp, asWebp],
    [null, png, off],
    [null, bytes('GIF89a'), small],
    [null, bytes('<svg xmlns="">'), small],
    [null, bytes('\0\0\0 ftypavif'), small],
    [null, bytes('RIFF0000WEBPVP8X\x0a\0\0\0\x02'), small],
    [null, bytes('<html>'), small],
    [null, bytes(''), small],
  ])('%s', (type, head, wanted) => expect(redrawable(head, wanted)).toBe(type));
});

describe('planImage', () => {
  test('keeps the shape, whichever side is the longer one', () => {
    expect(planImage('jpg', 4000, 3000, small)).toEqual({
      width: 1600,
      height: 1200,
      type: 'image/jpeg',
      quality: 0.85,
    });
    expect(planImage('jpg', 3000, 4000, small)).toMatchObject({ width: 1200, height: 1600 });
    expect(planImage('png', 20_000, 3, small)).toMatchObject({ width: 1600, height: 1 });
  });

  test('never enlarges, and leaves alone what is small enough', () => {
    expect(planImage('jpg', 1600, 900, small)).toBeNull();
    expect(planImage('png', 10, 10, small)).toBeNull();
    expect(planImage('jpg', 800, 600, { ...small, webp: true })).toMatchObject({ width: 800, type: 'image/webp' });
  });

  test('a PNG loses nothing but pixels, and no WebP is longer than it can be', () => {
    expect(planImage('png', 800, 600, asWebp)).toMatchObject({ type: 'image/webp', quality: 1 });
    expect(planImage('jpg', 20_000, 600, asWebp)).toBeNull();
    expect(planImage('jpg', 20_000, 600, { ...small, webp: true })).toMatchObject({ width: 1600, type: 'image/webp' });
  });
});

test.each([
  ['static/images/red-boat-2.webp', 'Red Boat.PNG', 'red-boat-2-original.PNG'],
  ['trip.webp', 'image.jpg', 'trip-original.jpg'],
  ['a/b.c.webp', 'without', 'b.c-original'],
])('the original of %s that was called %s is %s', (path, name, original) => {
  expect(originalName(path, name)).toBe(original);
});

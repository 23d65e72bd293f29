import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sizeOfImage } from '../../../../electron/services/exports/image-size.ts';
import { siteBench } from '../../../support/export-site.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';

/** The start of a PNG: signature and header. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG without a picture: what the camera says of how it was held, and the frame. */
function jpeg(width: number, height: number, orientation: number): Uint8Array {
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000',
    'hex',
  );
  exif.writeUInt16BE(orientation, 24);
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8ffe1', 'hex'),
    length,
    exif,
    frame,
    Buffer.alloc(64),
    Buffer.from('ffd9', 'hex'),
  ]);
}

describe('the size of a picture', () => {
  test('stands in its first bytes', () => {
    expect(sizeOfImage(png(640, 480))).toEqual({ width: 640, height: 480 });
    expect(sizeOfImage(Buffer.from('R0lGODlhAwAFAAAAACwAAAAAAwAFAAACAoRRADs=', 'base64'))).toEqual({
      width: 3,
      height: 5,
    });
  });

  test('is that of the picture as it is shown: turned as the camera was held', () => {
    expect(sizeOfImage(jpeg(400, 300, 1))).toEqual({ width: 400, height: 300 });
    expect(sizeOfImage(jpeg(400, 300, 6))).toEqual({ width: 300, height: 400 });
  });

  test.each([
    ['nothing', ''],
    ['text', 'no picture at all'],
    ['a picture that is cut off', png(640, 480).slice(0, 18)],
    ['a picture of no size', png(0, 480)],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="7"/>'],
  ])('is not known of %s', (_, bytes) => expect(sizeOfImage(Buffer.from(bytes as string))).toBeNull());
});

test('a page tells the sizes of its images, and is made again when one has another', async () => {
  const root = await tempLibrary({
    'a.md':
      '---\ntitle: A\ndate: 2024-01-01\n---\n![x](x.png) ![y](y.png) <img src="x.png" alt="z" width="5"> ![again](x.png)\n',
    'x.png': png(640, 480),
    'y.png': 'broken',
  });
  const { run, out } = await siteBench(root);
  const { written } = await run();
  const file = written.find((path) => /(?:^|\/)a(?:\.html|\/index\.html)$/.test(path)) ?? '';
  const images = async () => [...(await textOf(out, file)).matchAll(/<img [^>]*>/g)].map(([tag]) => tag);
  expect(await images()).toEqual([
    expect.stringMatching(/^(?!.*lazy)(?=.*width="640")(?=.*height="480")/),
    expect.not.stringContaining('width='),
    expect.stringMatching(/^(?=.*width="5")(?!.*height=)/),
    expect.stringMatching(/^(?=.*width="640")(?=.*loading="lazy")(?=.*decoding="async")/),
  ]);
  expect((await run()).written).toEqual([]);
  await rm(join(root, 'x.png'));
  await writeFile(join(root, 'x.png'), png(64, 48));
  expect((await run()).written).toContain(file);
  expect((await images())[0]).toContain('width="64"');
});

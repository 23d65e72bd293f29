// `node scripts/make-icons.mjs`: draws assets/icons/icon.svg in the sizes that systems want, and packs them as
// .png (Linux), .ico (Windows) and .icns (macOS). The results are checked in: run it when the drawing changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './browser.mjs';
import { root } from './toolchain.mjs';

const folder = join(root, 'assets', 'icons');
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names of pictures in PNG: type and pixels. The doubled sizes are for screens of two pixels a point. */
const macTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]);

/**
 * The drawing as PNG, a square on transparent ground.
 * @param {readonly number[]} sizes
 * @returns {Promise<ReadonlyMap<number, Buffer>>}
 */
async function draw(sizes) {
  const executablePath = findChromium();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const page = await browser.newPage();
    const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`,
    );
    /** @type {Map<number, Buffer>} */
    const drawn = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/**
 * The ICO container: a head, an entry of 16 bytes a picture, then the pictures.
 * @param {readonly { readonly size: number, readonly png: Buffer }[]} pictures
 */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // 256 does not fit into a byte, and is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * The ICNS container: each part is a type of four letters, its length with these eight bytes, and its data.
 * @param {string} type
 * @param {readonly Buffer[]} content
 */
function icnsPart(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...content]);
}

const drawn = await draw([...new Set([...windowsSizes, ...macTypes.map(([, size]) => size)])]);
/** @param {number} size */
const png = (size) => drawn.get(size) ?? Buffer.alloc(0);
writeFileSync(join(folder, 'icon.png'), png(512));
writeFileSync(join(folder, 'icon.ico'), ico(windowsSizes.map((size) => ({ size, png: png(size) }))));
const macParts = macTypes.map(([type, size]) => icnsPart(type, [png(size)]));
writeFileSync(join(folder, 'icon.icns'), icnsPart('icns', macParts));

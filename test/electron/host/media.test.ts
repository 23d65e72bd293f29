import { truncate, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { startServer, type LoopbackServer } from '../../../electron/host/server.ts';
import { createAssets } from '../../../electron/services/assets/assets.ts';
import { createLibraries } from '../../../electron/services/library/libraries.ts';
import { createLibrarySettings } from '../../../electron/services/settings.ts';
import { tempFolder, tempLibrary } from '../../support/temp-library.ts';

// Players seek by asking for a part of the file: RFC 9110, section 14.
const sound = Uint8Array.from({ length: 1000 }, (_, at) => at % 256);
/** Larger than any buffer may be; the file has holes and takes no room. */
const length = 5 * 1024 ** 3;
const libraries = createLibraries({ disk: createDisk(), watch: false });
let server: LoopbackServer;
let cookie: string;
let folder: string;

beforeAll(async () => {
  const disk = createDisk();
  const root = await tempLibrary({ 'posts/a.md': '# A\n', 'sound.wav': sound, 'empty.mp3': '', 'film.mp4': '' });
  await truncate(join(root, 'film.mp4'), length - 3);
  await writeFile(join(root, 'film.mp4'), 'end', { flag: 'a' });
  const librarySettings = createLibrarySettings({ disk, dataFolder: await tempFolder('data') });
  folder = `/media/${(await libraries.open(root)).info.id}/`;
  const assets = createAssets({ disk, rendererFolder: null, libraries, librarySettings });
  server = await startServer({ port: 0, assets, onPage: () => undefined, onEntered: () => undefined });
  const { headers } = await ask(new URL(server.address()).pathname + new URL(server.address()).search);
  cookie = String(headers['set-cookie']).split(';')[0] ?? '';
});

afterAll(async () => {
  await server.close();
  await libraries.dispose();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** `enough`: the answer is not read further. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', enough = Infinity): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.address());
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      const done = () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if (parts.length < enough) return;
        done();
        response.destroy();
      });
      response.on('end', done);
    });
    sent.on('error', reject);
    sent.end();
  });
}

const get = (file: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(folder + file, { cookie, ...headers }, method);

test.each([
  ['bytes=0-0', 0, 0],
  ['bytes=10-19', 10, 19],
  ['bytes=990-', 990, 999],
  ['bytes=999-999', 999, 999],
  ['bytes=500-100000', 500, 999],
  ['bytes=-1', 999, 999],
  ['bytes=-5000', 0, 999],
  [' BYTES=7-8 ', 7, 8],
])('%s is that part of the file', async (range, start, end) => {
  const { status, headers, body } = await get('sound.wav', { range });
  expect([status, headers['content-range']]).toEqual([206, `bytes ${start}-${end}/1000`]);
  expect(headers).toMatchObject({
    'content-length': String(end - start + 1),
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
  });
  expect(body).toEqual(Buffer.from(sound.subarray(start, end + 1)));
});

test.each(['bytes=1000-', 'bytes=99999999999999999999-', 'bytes=-0'])('%s is not in the file', async (range) => {
  const { status, headers, body } = await get('sound.wav', { range });
  expect([status, headers['content-range'], body.length]).toEqual([416, 'bytes */1000', 0]);
});

test.each(['bytes=5-2', 'bytes=-', 'bytes=a-b', 'bytes=0-1,5-6', 'bytes=1', 'lines=0-1', 'bytes=1.5-2', 'bytes=--1'])(
  '%s is answered with the whole file',
  async (range) => {
    const { status, headers, body } = await get('sound.wav', { range });
    expect([status, headers['content-range'], body.length]).toEqual([200, undefined, 1000]);
  },
);

describe('whether a part is asked for', () => {
  test('depends on the file being the same one still', async () => {
    const { etag = '' } = (await get('sound.wav')).headers;
    const statusOf = async (more: Record<string, string>) =>
      (await get('sound.wav', { range: 'bytes=1-2', ...more })).status;
    expect(await statusOf({ 'if-range': etag })).toBe(206);
    expect(await statusOf({ 'if-range': '"another"' })).toBe(200);
    expect(await statusOf({ 'if-range': 'Sat, 28 Nov 2026 10:00:00 GMT' })).toBe(200);
    expect(await statusOf({ 'if-none-match': etag })).toBe(304);
  });

  test('is for GET alone, and an empty file has no parts', async () => {
    const { status, headers } = await get('sound.wav', { range: 'bytes=1-2' }, 'HEAD');
    expect([status, headers['accept-ranges'], headers['content-length']]).toEqual([200, 'bytes', '1000']);
    expect(await get('empty.mp3', { range: 'bytes=0-' })).toMatchObject({ status: 416 });
    expect(await get('empty.mp3', { range: 'bytes=-1' })).toMatchObject({ status: 200 });
  });
});

test('a file larger than the memory is sent in parts, and no further than it is read', async () => {
  const end = await get('film.mp4', { range: `bytes=${length - 3}-` });
  expect([end.status, end.headers['content-range'], end.body.toString()]).toEqual([
    206,
    `bytes ${length - 3}-${length - 1}/${length}`,
    'end',
  ]);
  expect((await get('film.mp4', { range: 'bytes=-2' })).body.toString()).toBe('nd');
  const before = process.memoryUsage().rss;
  const start = await ask(`${folder}film.mp4`, { cookie, range: 'bytes=0-' }, 'GET', 3);
  expect([start.status, start.headers['content-length']]).toEqual([206, String(length)]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2);
});

import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createAssets } from '../../../../electron/services/assets/assets.ts';
import { createLibrarySettings } from '../../../../electron/services/settings.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const disk = createDisk();
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

async function setUp() {
  const rendererFolder = await tempLibrary({
    'index.html': '<meta property="csp-nonce" nonce="__NONCE__"><style nonce="__NONCE__"></style>',
    'preview.html': '<!doctype html><link rel="stylesheet" nonce="__NONCE__">',
    'assets/page-abc.js': 'export {}',
    'assets/page-abc.css': 'a {}',
    'assets/notes.txt': 'not a part',
  });
  const outside = await tempLibrary({ 'secret.png': 'canary' });
  const root = await tempLibrary({
    'posts/a.md': '# A\n',
    'posts/img/own.png': png,
    'static/images/ümlaut 1%.png': png,
    'pic.svg': svg,
    'notes.txt': 'canary',
    'folder.png/x': 'canary',
  });
  await symlink(join(outside, 'secret.png'), join(root, 'link.png'));
  await symlink(outside, join(root, 'out'));
  await symlink(join(root, 'notes.txt'), join(root, 'text.png'));
  const libraries = testLibraries({ disk });
  const librarySettings = createLibrarySettings({ disk, dataFolder: await tempFolder('data') });
  const library = await libraries.open(root);
  const assets = createAssets({ disk, rendererFolder, libraries, librarySettings });
  const get = (path: string, init?: RequestInit) => assets(new Request(`http://127.0.0.1:1${path}`, init));
  const media = (path: string, init?: RequestInit) => get(`/media/${library.info.id}/${path}`, init);
  return { get, media, librarySettings, id: library.info.id };
}

describe('the page', () => {
  test('carries its policy and a nonce of its own each time', async () => {
    const { get } = await setUp();
    const [one, two] = [await get('/'), await get('/index.html')];
    const html = await one.text();
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).not.toContain('__NONCE__');
    expect(await two.text()).not.toContain(nonce);
    expect(one.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self' 'nonce-${nonce}'; worker-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    );
    expect(one.headers.get('x-content-type-options')).toBe('nosniff');
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  test('comes with its parts and nothing else of the folder', async () => {
    const { get } = await setUp();
    const script = await get('/assets/page-abc.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await get('/assets/page-abc.css')).status).toBe(200);
    for (const path of ['/assets/notes.txt', '/assets/', '/other.html', '/assets/none.js', '/assets']) {
      expect((await get(path)).status, path).toBe(404);
    }
  });

  test('answers GET and HEAD only', async () => {
    const { get } = await setUp();
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('the frame of the preview', () => {
  test('allows no script, and remote images only where the person allowed them', async () => {
    const { get, librarySettings, id } = await setUp();
    const policyOf = async (query: string) =>
      (await get(`/preview.html${query}`)).headers.get('content-security-policy') ?? '';
    for (const query of ['', '?remote=1', `?remote=1&library=${id}`]) {
      const policy = await policyOf(query);
      expect(policy, query).toContain("img-src 'self' data:;");
      expect(policy).not.toContain('script-src');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
    }
    await librarySettings.change(id, { remoteImages: true });
    expect(await policyOf(`?remote=1&library=${id}`)).toContain("img-src 'self' data: https: http:;");
    expect(await policyOf(`?library=${id}`)).toContain("img-src 'self' data:;");
  });
});

describe('media', () => {
  test('are served from inside the library with a policy of their own', async () => {
    const { media } = await setUp();
    const image = await media('posts/img/own.png');
    expect(image.status).toBe(200);
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(png);
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(image.headers.get('x-content-type-options')).toBe('nosniff');
    expect(image.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await media(`static/images/${encodeURIComponent('ümlaut 1%.png')}`)).status).toBe(200);
    const picture = await media('pic.svg');
    expect([picture.headers.get('content-type'), await picture.text()]).toEqual(['image/svg+xml', svg]);
  });

  test('are not sent again while they are the same', async () => {
    const { media } = await setUp();
    const etag = (await media('pic.svg')).headers.get('etag') ?? '';
    const again = await media('pic.svg', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await media('pic.svg', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    'link.png',
    'out/secret.png',
    'text.png',
    'notes.txt',
    'posts/a.md',
    'folder.png',
    'none.png',
    '..%2fsecret.png',
    '%2e%2e/secret.png',
    'posts/..%5c..%5csecret.png',
    '/etc/passwd',
    '//etc/x.png',
    '%00.png',
    '%zz.png',
    '',
    '?post=posts/a.md',
    '?post=posts/a.md&src=../../secret.png',
    '?post=posts/a.md&src=/link.png',
    '?post=posts/a.md&src=file:///etc/passwd',
    '?post=../x.md&src=secret.png',
  ])('refuse %s', async (path) => {
    const { media } = await setUp();
    const response = await media(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('canary');
  });

  test('are found by the address in a post', async () => {
    const { media } = await setUp();
    const by = (src: string) => media(`?post=posts/a.md&src=${encodeURIComponent(src)}`);
    expect((await by('img/own.png')).status).toBe(200);
    expect((await by('/posts/img/own.png')).status).toBe(200);
    expect((await by('../pic.svg')).status).toBe(200);
    expect((await by('/images/none.png')).status).toBe(404);
  });

  test('of a library that is not open are not there', async () => {
    const { get } = await setUp();
    expect((await get('/media/0123456789abcdef/pic.svg')).status).toBe(404);
    expect((await get('/media/constructor/pic.svg')).status).toBe(404);
    expect((await get('/media/x')).status).toBe(404);
  });
});

import { randomBytes } from 'node:crypto';
import { extname, join, posix } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import { assetCandidates } from '../../shared/markdown/assets.ts';
import { libraryId } from '../../shared/model/library.ts';
import { postId } from '../../shared/model/post.ts';
import type { Disk } from '../fs/disk.ts';
import { resolveInside } from '../fs/inside.ts';
import { mediaPolicy, pagePolicy, partPolicy, previewPolicy } from './content-policy.ts';
import { mediaTypes, pageTypes } from './content-types.ts';
import type { Libraries, OpenLibrary } from './libraries.ts';
import type { LibrarySettingsStore } from './settings.ts';

export interface AssetsOptions {
  readonly disk: Disk;
  /** Folder of the built page; null: only media are served. */
  readonly rendererFolder: string | null;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly librarySettings: Pick<LibrarySettingsStore, 'get'>;
}

export type Assets = (request: Request) => Promise<Response>;

/**
 * Answers every address of the page, alike in all hosts:
 * `/`, `/preview.html?library=ID&remote=1`, `/assets/...`, `/media/ID/path/below/root` and `/media/ID/?post=ID&src=SRC`
 * (the file that the address `SRC` in that post means). Addresses that lead elsewhere are 404 without a reason.
 */
export function createAssets({ disk, rendererFolder, libraries, librarySettings }: AssetsOptions): Assets {
  async function answer(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD');
    const url = new URL(request.url);
    const path = decodePath(url.pathname);
    if (path === null) return plain(400, 'Not an address');
    if (path.startsWith('/media/')) return media(path.slice('/media/'.length), url.searchParams, request);
    if (rendererFolder === null) return notFound();
    if (path === '/' || path === '/index.html') return page(join(rendererFolder, 'index.html'), pagePolicy);
    if (path === '/preview.html') {
      const remote = await allowsRemote(url.searchParams);
      return page(join(rendererFolder, 'preview.html'), (nonce) => previewPolicy(nonce, remote));
    }
    return part(rendererFolder, path.slice(1));
  }

  async function page(file: string, policy: (nonce: string) => string): Promise<Response> {
    const html = new TextDecoder().decode(await disk.readFile(file));
    const nonce = randomBytes(16).toString('base64');
    return new Response(html.replaceAll('__NONCE__', nonce), {
      headers: {
        ...common,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(nonce),
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  }

  async function part(folder: string, path: string): Promise<Response> {
    const type = pageTypes.get(extname(path).toLowerCase());
    if (!type || type.startsWith('text/html')) return notFound();
    const bytes = await disk.readFile(await resolveInside(disk, await disk.realpath(folder), path));
    // Names in assets/ carry a hash of the content.
    const cache = path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    return new Response(new Uint8Array(bytes), {
      headers: { ...common, 'content-type': type, 'content-security-policy': partPolicy, 'cache-control': cache },
    });
  }

  async function media(rest: string, query: URLSearchParams, request: Request): Promise<Response> {
    const slash = rest.indexOf('/');
    if (slash < 0) return notFound();
    const library = libraries.get(libraryId(rest.slice(0, slash)));
    const path = rest.slice(slash + 1);
    for (const candidate of path === '' ? meant(library, query) : [path]) {
      const found = await mediaFile(library, candidate, request);
      if (found) return found;
    }
    return notFound();
  }

  /** One file of the library; null when it is not there, lies outside by its real path, or is not media. */
  async function mediaFile(library: OpenLibrary, path: string, request: Request): Promise<Response | null> {
    try {
      const real = await resolveInside(disk, library.root, path);
      const type = mediaTypes.get(extname(real).toLowerCase());
      const stat = await disk.stat(real);
      if (!type || stat.kind !== 'file') return null;
      const etag = `"${stat.inode}-${stat.size}-${stat.modified}"`;
      const headers = { ...common, 'content-security-policy': mediaPolicy, 'cache-control': 'private, no-cache', etag };
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      const body = request.method === 'HEAD' ? null : await disk.stream(real);
      return new Response(body, { headers: { ...headers, 'content-type': type, 'content-length': String(stat.size) } });
    } catch (error) {
      if (error instanceof AppError && hiddenCodes.has(error.code)) return null;
      throw error;
    }
  }

  async function allowsRemote(query: URLSearchParams): Promise<boolean> {
    const library = query.get('library');
    if (query.get('remote') !== '1' || library === null) return false;
    return (await librarySettings.get(libraries.get(libraryId(library)).info.id)).remoteImages;
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return failure(error);
    }
  };
}

/** A name that cannot be an image here, whatever the reason: the next candidate may be one. */
const hiddenCodes: ReadonlySet<string> = new Set([
  'not-found',
  'outside-library',
  'not-a-folder',
  'invalid-input',
  'unsupported',
]);

function meant(library: OpenLibrary, query: URLSearchParams): readonly string[] {
  const post = query.get('post');
  const src = query.get('src');
  return post === null || src === null ? [] : assetCandidates(library.info.profile, postId(post), src);
}

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** The decoded path; null where it is malformed or climbs. `%2f` inside a name is refused with it. */
function decodePath(pathname: string): string | null {
  if (/%(?:2f|5c|00)/i.test(pathname)) return null;
  try {
    const path = decodeURIComponent(pathname);
    return path.split('/').includes('..') || posix.normalize(path) !== path ? null : path;
  } catch {
    return null;
  }
}

function failure(error: unknown): Response {
  const { code, message } = toAppError(error);
  if (code === 'denied') return plain(403, 'Permission denied');
  if (code !== 'internal' && code !== 'io') return notFound();
  console.error('longhand: an address could not be answered:', message);
  return plain(500, 'It could not be read');
}

const notFound = () => plain(404, 'Not found');

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...common, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': mediaPolicy },
  });
}

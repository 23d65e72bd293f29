import { randomBytes } from 'node:crypto';
import { extname, join, posix } from 'node:path';
import { toAppError } from '../../../shared/contract/errors.ts';
import { libraryId } from '../../../shared/model/library.ts';
import type { Disk } from '../../fs/disk.ts';
import { resolveInside } from '../../fs/inside.ts';
import { mediaPolicy, pagePolicy, partPolicy, previewPolicy } from './content-policy.ts';
import { pageTypes } from './content-types.ts';
import type { Libraries } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import { commonHeaders, createMedia } from './media.ts';
import type { LibrarySettingsStore } from '../settings.ts';

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
  const media = createMedia({ disk, libraries });

  async function answer(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD');
    const url = new URL(request.url);
    const path = decodePath(url.pathname);
    if (path === null) return plain(400, 'Not an address');
    if (path.startsWith('/media/'))
      return (await media(path.slice('/media/'.length), url.searchParams, request)) ?? notFound();
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
        ...commonHeaders,
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
      headers: {
        ...commonHeaders,
        'content-type': type,
        'content-security-policy': partPolicy,
        'cache-control': cache,
      },
    });
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
  logProblem(`an address could not be answered: ${message}`);
  return plain(500, 'It could not be read');
}

const notFound = () => plain(404, 'Not found');

function plain(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: { ...commonHeaders, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': mediaPolicy },
  });
}

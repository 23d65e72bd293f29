import { extname } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Disk } from '../../fs/disk.ts';
import { resolveInside } from '../../fs/inside.ts';
import { readByteRange } from './byte-range.ts';
import { mediaPolicy } from './content-policy.ts';
import { mediaTypes } from './content-types.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';

export interface MediaOptions {
  readonly disk: Disk;
  readonly libraries: Pick<Libraries, 'get'>;
}

/** What every answer carries. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Images, video and sound of open libraries by `ID/path` or `ID/?post=ID&src=SRC`. Answers null for whatever is not
 * there, lies outside by its real path, or is of another kind.
 */
export function createMedia({ disk, libraries }: MediaOptions) {
  /** One file of the library; null when it is not there, lies outside by its real path, or is not media. */
  async function mediaFile(library: OpenLibrary, path: string, request: Request): Promise<Response | null> {
    try {
      const real = await resolveInside(disk, library.root, path);
      const type = mediaTypes.get(extname(real).toLowerCase());
      const stat = await disk.stat(real);
      if (!type || stat.kind !== 'file') return null;
      const etag = `"${stat.inode}-${stat.size}-${stat.modified}"`;
      const headers = {
        ...commonHeaders,
        'content-security-policy': mediaPolicy,
        'cache-control': 'private, no-cache',
        'accept-ranges': 'bytes',
        etag,
      };
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      const range = rangeOf(request, etag, stat.size);
      if (range === 'unsatisfiable')
        return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${stat.size}` } });
      const { start, end } = range ?? { start: 0, end: stat.size - 1 };
      const body = request.method === 'HEAD' ? null : await disk.stream(real, range ?? undefined);
      return new Response(body, {
        status: range ? 206 : 200,
        headers: {
          ...headers,
          'content-type': type,
          'content-length': String(end - start + 1),
          ...(range && { 'content-range': `bytes ${start}-${end}/${stat.size}` }),
        },
      });
    } catch (error) {
      if (error instanceof AppError && hiddenCodes.has(error.code)) return null;
      throw error;
    }
  }

  return async (rest: string, query: URLSearchParams, request: Request): Promise<Response | null> => {
    const slash = rest.indexOf('/');
    if (slash < 0) return null;
    const library = libraries.get(libraryId(rest.slice(0, slash)));
    const path = rest.slice(slash + 1);
    for (const candidate of path === '' ? meant(library, query) : [path]) {
      const found = await mediaFile(library, candidate, request);
      if (found) return found;
    }
    return null;
  };
}

/** The part that is asked for, of this very file: players seek by it. A part of what it was before would not fit the rest. */
function rangeOf({ method, headers }: Request, etag: string, size: number) {
  const same = (headers.get('if-range') ?? etag) === etag;
  return method === 'GET' && same ? readByteRange(headers.get('range'), size) : null;
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

import { basename, dirname } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';

/** By its place or by the name `path`, which may come behind others. */
export const hugoCall =
  /(\{\{[<%]\s*(?:rel)?ref\s+(?:[^{}]*?\bpath\s*=\s*)?["'`]?\/?)([^"'`\s>%#=]+)(?![^"'`\s>%#]*=)/g;

/** The calls of Hugo by a path from the post's own folder, `./a.md` or `../posts/a`, each by the path that it is to have. */
export const replaceDotted = (text: string, newPath: (path: string) => string | null): string =>
  text.replace(hugoCall, (whole, call: string, path: string) => {
    const put = /^\.\.?\//.test(path) && !call.endsWith('/') ? newPath(withoutSlash(path).path) : null;
    return put === null ? whole : call + put + withoutSlash(path).slash;
  });

/** Where a path without a slash before it may begin: a bundle stands in the folder around its own (pageFinder of Hugo), earlier
 * versions began in its own. */
export const basesOf = (place: PostId): readonly string[] =>
  /^index\.\w+$/.test(basename(place)) && dirname(place) !== ''
    ? [dirname(dirname(place)), dirname(place)]
    : [dirname(place)];

/** A path without its slash at the end, and that. */
export const withoutSlash = (path: string) => ({
  path: path.replace(/\/+$/, ''),
  slash: path.endsWith('/') ? '/' : '',
});

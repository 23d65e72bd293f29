import { dirname, join, resolvePath, withoutEnding } from '../../base/paths.ts';
import type { PostId } from '../../model/post.ts';
import type { SiteProfile } from '../../model/site.ts';
import { classifyImage, decoded } from './addresses.ts';

/**
 * Where below the library's root an image of a post may lie, as library paths to try in order. None for addresses on the
 * network, data addresses, absolute paths of the disk, and everything that would lead out of the root.
 */
export function assetCandidates(profile: SiteProfile, id: PostId, src: string): readonly string[] {
  const address = classifyImage(withoutTemplate(src));
  if (address.kind !== 'local') return [];
  const bare = address.src.replace(/[?#].*$/s, '');
  // A file may really be called `100%25.png`; one whose percent signs hide dots and separators is a way out, not a name.
  const plain = decoded(bare);
  const spellings = plain === bare || /%(?:2e|2f|5c|00)/i.test(bare) ? [plain] : [plain, bare];
  const paths = spellings.flatMap((path) => pathsOf(profile, id, path));
  return [...new Set(paths)];
}

/** `{{ site.baseurl }}/x.png` and `{{ "/x.png" | relative_url }}` name a path that can be told without running them. */
export function withoutTemplate(src: string): string {
  const plain = src.includes('{') ? src : decoded(src).includes('{{') ? decoded(src) : src;
  const quoted = /^\{\{-?\s*["']([^"'{}]+)["'][^{}]*\}\}(.*)$/s.exec(plain);
  if (quoted) return `${quoted[1] ?? ''}${quoted[2] ?? ''}`;
  return withoutExpression(plain).replace(
    /^\{\{-?[^{}]*\b(?:baseurl|base_path|url|root|pathPrefix|BaseURL)\b[^{}]*\}\}\/?/,
    '/',
  );
}

/**
 * The path in an expression of JSX that names one, `{useBaseUrl('/x.png')}`, a call of `require` or `{"/x.png"}`, and
 * behind `pathname://` of Docusaurus, which only keeps a link from being looked at (docusaurus.io/docs/markdown-features/assets).
 */
export function withoutExpression(src: string): string {
  const named = /^\{\s*(?:(?:require|useBaseUrl)\(\s*)?(["'`])([^"'`{}]+)\1(?:\s*\)(?:\.default)?)?\s*\}$/.exec(src);
  return (named?.[2] ?? src).replace(/^pathname:\/\/(?=\/)/, '');
}

function pathsOf(profile: SiteProfile, id: PostId, path: string): readonly string[] {
  // A backslash parts folders on Windows only; what is one there must not be a way out elsewhere.
  if (path === '' || path.includes('\0') || path.includes('\\')) return [];
  if (profile.generator === 'docusaurus' && path.startsWith('@site/')) {
    const found = normalize(join(profile.siteFolder, path.slice('@site/'.length)));
    return found === null ? [] : [found];
  }
  const folder = dirname(id);
  const wanted = path.startsWith('/') ? absolute(profile, path) : relative(profile, id, folder, path);
  return wanted.map(normalize).filter((found) => found !== null);
}

function absolute(profile: SiteProfile, path: string): readonly string[] {
  const roots = profile.assets
    .filter((asset) => path.startsWith(asset.url))
    .toSorted((a, b) => b.url.length - a.url.length)
    .map((asset) => join(asset.folder, path.slice(asset.url.length)));
  // Last the path below the library itself: the folder may be the built site, or the profile may be wrong.
  return [...roots, path.slice(1)];
}

/** Beside the post; in the folder named like the post (Hexo's asset folders); below the asset folders by the name alone. */
function relative(profile: SiteProfile, id: PostId, folder: string, path: string): readonly string[] {
  const own = withoutEnding(id);
  const roots = path.startsWith('.') ? [] : profile.assets.map((asset) => join(asset.folder, path));
  return [join(folder, path), join(own, path), ...roots];
}

/** The path with `.` and `..` resolved; null when it leaves the root or names no file. */
function normalize(path: string): string | null {
  if (!/^\.|^\/|\/[./]|\/$|:/.test(path)) return path === '' ? null : path;
  const resolved = resolvePath('', path);
  // `C:` as a first part is a drive for Windows, `a:b` a hidden stream of a file.
  return !resolved || resolved.includes(':') ? null : resolved;
}

import { dirname, relativePath, withoutEnding } from '../base/paths.ts';
import { assetCandidates } from '../markdown/links/assets.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** A post to link to, and where readers find it: from the site's root, not encoded. */
export interface LinkedPost {
  readonly id: PostId;
  readonly address: string;
}

/**
 * How a post writes a link to another one so that its generator follows it: by the path of the file where the generator
 * makes an address of it (Zola's `@/`, Docusaurus and folders without a generator a relative one), else by the address.
 * `below`: the path that the site is published at, which no generator puts before an address in Markdown by itself.
 */
export function linkTo(profile: SiteProfile, from: PostId, { id, address }: LinkedPost, below = '/'): string {
  if (profile.generator === 'zola') {
    const root = profile.contentFolders.find((folder) => id.startsWith(`${folder}/`));
    if (root !== undefined) return encodedPath(`@/${id.slice(root.length + 1)}`);
  }
  // Next sends readers with a slash at the end on to the address without.
  const shown = profile.generator === 'next' ? address.replace(/(?<=.)\/$/, '') : address;
  const byFile = profile.generator === 'plain' || profile.generator === 'docusaurus';
  return encodedPath(byFile ? relativePath(dirname(from), id) : below.replace(/\/$/, '') + shown);
}

/**
 * How a post names an image of the library; null for one that its site shows at no address. Astro and Docusaurus take a
 * name without `./` for an address of the site.
 */
export function imageSource(profile: SiteProfile, from: PostId, path: string): string | null {
  const { generator } = profile;
  const near = relativePath(dirname(from), path);
  const isBelow = !near.startsWith('../');
  const own = `${withoutEnding(from)}/`;
  const root = servedRoot(profile, path);
  const byFile = generator === 'astro' || generator === 'docusaurus';
  const nearby = byFile && isBelow ? `./${near}` : near;
  let written: string | null = null;
  if (/(?:^|\/)_?index(?:\.[\w-]+)?\.\w+$/.test(from) && isBelow) written = nearby;
  else if (generator === 'hexo' && path.startsWith(own)) written = path.slice(own.length);
  else if (generator === 'plain') written = near;
  else if (root) written = root.url + path.slice(root.folder === '' ? 0 : root.folder.length + 1);
  else if (byFile) written = nearby;
  if (written === null) return null;
  const src = encodedPath(written);
  return assetCandidates(profile, from, src).includes(path) ? src : null;
}

/**
 * The folder that serves a file as it is. Only Jekyll and Eleventy serve what lies beside their configuration; Jekyll and Hexo
 * nothing of a folder or file whose name begins with an underscore (`_posts`, `_drafts`).
 */
function servedRoot({ generator, assets }: SiteProfile, path: string): SiteProfile['assets'][number] | undefined {
  const serves = (folder: string) => {
    if (folder === '') return generator === 'jekyll' || generator === 'eleventy';
    return generator !== 'jekyll' && path.startsWith(`${folder}/`);
  };
  if ((generator === 'jekyll' || generator === 'hexo') && /(?:^|\/)_/.test(path)) return undefined;
  return assets.filter(({ folder }) => serves(folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** Blanks and brackets would end the address in Markdown, `?` and `#` the path, and a name before a colon would be its scheme. */
export function encodedPath(path: string): string {
  const encoded = encodeURI(path).replace(/[()?#]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

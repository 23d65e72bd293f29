import { isMarkdownName } from '../base/file-names.ts';
import { dirname } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

type Site = Pick<SiteProfile, 'generator' | 'contentFolders' | 'siteFolder'>;

/** `roots` in the order in which they are tried. */
export interface LinkRoots {
  readonly lead: string;
  readonly roots: readonly string[];
}

/**
 * What a link's path begins with that names a root, and the folders that it may start from. `/` is the site's root or its
 * content, `@/` the content (Zola), `@site/` the root (Docusaurus).
 */
export function linkRoots(site: Site, place: PostId, path: string): LinkRoots {
  const { contentFolders, siteFolder } = site;
  const lead = /^(?:\/|@\/|@site\/)/.exec(path)?.[0] ?? '';
  if (lead === '@site/') return { lead, roots: [siteFolder] };
  if (site.generator === 'docusaurus' && isMarkdownName(path))
    return { lead, roots: docusaurusRoots(site, place, path) };
  if (lead === '') return { lead, roots: [dirname(place)] };
  return { lead, roots: lead === '/' ? ['', ...contentFolders] : contentFolders };
}

/**
 * Of a path to a file: `./a.md` is beside the text, `/a.md` in the content of the plugin or in the site, and `a.md` beside the
 * text before that (docusaurus.io/docs/markdown-features/links; docusaurus-utils: markdownLinks.ts).
 */
function docusaurusRoots({ contentFolders, siteFolder }: Site, place: PostId, path: string): readonly string[] {
  if (/^\.\.?\//.test(path)) return [dirname(place)];
  const isOwn = (folder: string) => Number(place.startsWith(`${folder}/`));
  const shared = [...contentFolders.toSorted((one, other) => isOwn(other) - isOwn(one)), siteFolder];
  return path.startsWith('/') ? shared : [dirname(place), ...shared];
}

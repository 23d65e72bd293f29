import { dirname } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/**
 * What a link's path begins with that names a root, and the folders that it may start from. `/` is the site's root or its
 * content, `@/` the content (Zola), `@site/` the root (Docusaurus).
 */
export function linkRoots(
  { contentFolders, siteFolder }: Pick<SiteProfile, 'contentFolders' | 'siteFolder'>,
  place: PostId,
  path: string,
): { readonly lead: string; readonly roots: readonly string[] } {
  const lead = /^(?:\/|@\/|@site\/)/.exec(path)?.[0] ?? '';
  if (lead === '') return { lead, roots: [dirname(place)] };
  if (lead === '@site/') return { lead, roots: [siteFolder] };
  return { lead, roots: lead === '/' ? ['', ...contentFolders] : contentFolders };
}

import { docusaurusName } from '../base/docusaurus-name.ts';
import { basename, dirname, join, resolvePath, withoutEnding } from '../base/paths.ts';
import type { Route, SiteAddresses } from '../generators/addresses.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

type Named = Pick<SitePost, 'id' | 'slug' | 'documentId'>;

/** The address that Docusaurus gives a post of a blog, a document or a page. */
export function docusaurusAddress({ routes }: SiteAddresses, post: Named, { content }: Place): string {
  const path = content === '' ? post.id : post.id.slice(content.length + 1);
  if (/(?:^|\/)src\/pages$/.test(content)) return `/${pagePath(post, path)}/`;
  const { kind, base } = routeOf(routes, content);
  const below = kind === 'blog' ? blogPath(post, path) : docPath(post, path);
  return `/${base}/${below}/`.replace(/\/{2,}/g, '/');
}

/** The folder may lie in the folder of the site, and of a language in that of its plugin. */
function routeOf(routes: SiteAddresses['routes'], content: string): Route {
  const known = Object.keys(routes).find((folder) => content === folder || content.endsWith(`/${folder}`));
  const name = basename(content);
  return (known === undefined ? undefined : routes[known]) ?? { kind: name === 'blog' ? 'blog' : 'docs', base: name };
}

/** plugin-content-pages/src/content.ts, docusaurus-utils/src/urlUtils.ts: fileToPath. */
const pagePath = ({ slug }: Named, path: string): string =>
  slug ?? withoutEnding(path).replace(/(?:^|\/)index$/i, '');

const blogPath = ({ slug }: Named, path: string): string => slug ?? docusaurusName(path).slug;

/** plugin-content-docs/src/numberPrefix.ts: dates and the numbers of versions are none. */
const withoutNumber = (name: string): string =>
  /^\d+[-_.]\d/.test(name) ? name : name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '');

/** plugin-content-docs/src/slug.ts. */
function docPath({ slug, documentId }: Named, path: string): string {
  const folders = dirname(path).split('/');
  const name = basename(withoutEnding(path));
  const dir = folders.map(withoutNumber).join('/');
  if (slug?.startsWith('/')) return slug;
  if (slug !== null) return resolvePath(dir, slug) ?? slug;
  // A file that is called like its folder is the page of that, as an index is.
  const isOfFolder = ['index', 'readme', folders.at(-1)?.toLowerCase()].includes(name.toLowerCase());
  return isOfFolder ? dir : join(dir, documentId ?? withoutNumber(name));
}

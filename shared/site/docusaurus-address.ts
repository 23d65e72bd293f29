import { docusaurusName } from '../base/docusaurus-name.ts';
import { basename, join, resolvePath } from '../base/paths.ts';
import type { Route, SiteAddresses } from '../generators/addresses.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

/** The address that Docusaurus gives a post of a blog, a document or a page. */
export function docusaurusAddress(
  { routes }: SiteAddresses,
  post: Pick<SitePost, 'id' | 'slug'>,
  place: Place,
): string {
  if (/(?:^|\/)src\/pages$/.test(place.content)) return `/${join(place.folders.join('/'), place.name)}/`;
  const { kind, base } = routeOf(routes, place.content);
  const path = kind === 'blog' ? blogPath(post, place) : docPath(post, place);
  return `/${base}/${path}/`.replace(/\/{2,}/g, '/');
}

/** The folder may lie in the folder of the site, and of a language in that of its plugin. */
function routeOf(routes: SiteAddresses['routes'], content: string): Route {
  const known = Object.keys(routes).find((folder) => content === folder || content.endsWith(`/${folder}`));
  const name = basename(content);
  return (known === undefined ? undefined : routes[known]) ?? { kind: name === 'blog' ? 'blog' : 'docs', base: name };
}

const blogPath = ({ id, slug }: Pick<SitePost, 'id' | 'slug'>, { content }: Place): string =>
  slug ?? docusaurusName(content === '' ? id : id.slice(content.length + 1)).slug;

const withoutNumber = (name: string) => name.replace(/^\d+\s*[-_.]+\s*(?=\S)/, '');

function docPath({ slug }: Pick<SitePost, 'slug'>, { folders, name, isIndex }: Place): string {
  const dir = folders.map(withoutNumber).join('/');
  if (slug?.startsWith('/')) return slug;
  if (slug !== null) return resolvePath(isIndex ? join(dir, withoutNumber(name)) : dir, slug) ?? slug;
  // A file that is called like its folder is the page of that.
  const isOfFolder = !isIndex && (/^readme$/i.test(name) || name.toLowerCase() === folders.at(-1)?.toLowerCase());
  return isOfFolder ? dir : join(dir, withoutNumber(name));
}

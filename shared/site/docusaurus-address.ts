import { docusaurusName } from '../base/docusaurus-name.ts';
import { basename, dirname, join, resolvePath, withoutEnding } from '../base/paths.ts';
import type { Route, SiteAddresses } from '../generators/addresses.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

type Named = Pick<SitePost, 'id' | 'slug' | 'documentId'>;
type Sites = Pick<SiteAddresses, 'routes' | 'versions'>;

/** What Docusaurus reads a file as: for the plugin of a kind, as a path below its folder. */
interface Source {
  readonly route: Omit<Route, 'kind'> & { readonly kind: Route['kind'] | 'pages' };
  readonly version: string;
  readonly path: string;
}

/** The address that Docusaurus gives a post of a blog, a document or a page. */
export function docusaurusAddress(sites: Sites, post: Named, { content }: Place): string {
  const { route, version, path } = translatedSource(sites, post.id) ??
    versionedSource(sites, post.id) ?? {
      route: routeOf(sites, content),
      version: 'current',
      path: content === '' ? post.id : post.id.slice(content.length + 1),
    };
  const names = { pages: pagePath, blog: blogPath, docs: docPath };
  const parts = [
    route.base,
    route.kind === 'docs' ? versionPath(sites, route, version) : '',
    names[route.kind](post, path),
  ];
  return `/${parts.join('/')}/`.replace(/\/{2,}/g, '/');
}

/** `i18n/fr/docusaurus-plugin-content-docs/current/a.md` (docusaurus.io/docs/i18n/introduction#translation-files-location). */
function translatedSource({ routes }: Sites, id: string): Source | null {
  const found =
    /(?:^|\/)i18n\/[^/]+\/docusaurus-plugin-content-(?:(blog|pages)(?:-([^/]+))?|docs(?:-([^/]+))?\/(?:version-)?([^/]+))\/(.+)$/.exec(
      id,
    );
  if (!found) return null;
  const [, kind = 'docs', of, ofDocs, version = '', path = ''] = found;
  return { route: pluginRoute(routes, kind as Source['route']['kind'], of ?? ofDocs ?? ''), version, path };
}

/** `versioned_docs/version-1.0/a.md`, with the name of the plugin before it (plugin-content-docs/src/versions/files.ts). */
function versionedSource({ routes }: Sites, id: string): Source | null {
  const found = /(?:^|\/)(?:([^/]+)_)?versioned_docs\/version-([^/]+)\/(.+)$/.exec(id);
  if (!found) return null;
  const [, plugin = '', version = '', path = ''] = found;
  return { route: pluginRoute(routes, 'docs', plugin), version, path };
}

function pluginRoute(routes: Sites['routes'], kind: Source['route']['kind'], plugin: string): Source['route'] {
  const known = Object.values(routes).find((route) => route.kind === kind && route.plugin === plugin);
  return known ?? { ...unsaid, kind, base: kind === 'pages' ? '' : kind, plugin };
}

/** The folder may lie in the folder of the site. */
function routeOf({ routes }: Sites, content: string): Source['route'] {
  const known = Object.keys(routes).find((folder) => content === folder || content.endsWith(`/${folder}`));
  if (known !== undefined && routes[known]) return routes[known];
  if (/(?:^|\/)src\/pages$/.test(content)) return { ...unsaid, kind: 'pages', base: '' };
  const name = basename(content);
  return { ...unsaid, kind: name === 'blog' ? 'blog' : 'docs', base: name };
}

const unsaid = { plugin: '', last: null, versions: {} };

/** plugin-content-docs/src/versions/version.ts: getVersionPathPart. */
function versionPath({ versions }: Sites, { plugin, last, versions: paths }: Source['route'], version: string): string {
  if (Object.hasOwn(paths, version)) return paths[version] ?? '';
  if (version === (last ?? versions[plugin]?.[0] ?? 'current')) return '';
  return version === 'current' ? 'next' : version;
}

/** plugin-content-pages/src/content.ts, docusaurus-utils/src/urlUtils.ts: fileToPath. */
const pagePath = ({ slug }: Named, path: string): string => slug ?? withoutEnding(path).replace(/(?:^|\/)index$/i, '');

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
  if (slug !== null) return resolvePath(dir, slug) ?? slug.replace(/^(?:\.\.?\/)+/, '');
  // A file that is called like its folder is the page of that, as an index is.
  const isOfFolder = ['index', 'readme', folders.at(-1)?.toLowerCase()].includes(name.toLowerCase());
  return isOfFolder ? dir : join(dir, documentId ?? withoutNumber(name));
}

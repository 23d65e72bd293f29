import { namedIn, type SiteAddresses } from '../generators/addresses.ts';
import { expandPattern, type PatternPost } from './pattern.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

/** The built-in styles (lib/jekyll/url.rb and the documentation of permalinks). */
const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** The address that Jekyll gives a post, a document of a collection or a page, by the permalink of its own or the site's. */
export function jekyllAddress(
  { patterns }: SiteAddresses,
  post: Pick<SitePost, 'address' | 'taxonomies'>,
  place: Place,
  facts: PatternPost,
): string {
  const style = patterns[''] ?? 'date';
  const at = place.folders.findIndex((name) => name === '_posts' || name === '_drafts');
  const isPost = at >= 0 || /(?:^|\/)_(?:posts|drafts)$/.test(place.content);
  const collection = isPost ? undefined : /(?:^|\/)_([^/]+)$/.exec(place.content)?.[1];
  const folders = place.folders.join('/');
  const categories = [...place.folders.slice(0, Math.max(at, 0)), ...(post.taxonomies['categories'] ?? [])];
  const known: PatternPost = {
    ...facts,
    categories: [...new Set(categories.map((name) => name.toLowerCase()))],
    collection: collection ?? '',
    path: collection === undefined ? folders : [...place.folders, place.name].join('/'),
  };
  if (post.address !== null) return expandPattern(post.address, known) ?? post.address;
  if (isPost) return expandPattern(styles[style] ?? style, known) ?? `/${facts.title}.html`;
  if (collection !== undefined)
    return (
      expandPattern(namedIn(patterns, collection) ?? `/:collection/:path${ending(style)}`, known) ??
      `/${known.path}.html`
    );
  if (place.isIndex) return `/${[folders, place.name].filter((part) => part !== '').join('/')}/`;
  return `/:path/:basename${ending(style)}`
    .replace(':path', () => folders)
    .replace(':basename', () => place.name)
    .replace(':output_ext', '.html');
}

/** How the addresses of pages and documents end by the style of the posts (Utils.add_permalink_suffix). */
function ending(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return /^(?:date|ordinal|none)$|:output_ext$/.test(style) ? ':output_ext' : '';
}

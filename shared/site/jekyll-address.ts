import { basename } from '../base/paths.ts';
import { slugify } from '../base/slug.ts';
import type { PostId } from '../model/post.ts';
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
  post: Pick<SitePost, 'id' | 'address' | 'slug' | 'taxonomies'>,
  place: Place,
  facts: PatternPost,
): string {
  const style = patterns[''] ?? 'date';
  const at = place.folders.findIndex((name) => name === '_posts' || name === '_drafts');
  const isPost = at >= 0 || /(?:^|\/)_(?:posts|drafts)$/.test(place.content);
  const collection = isPost ? 'posts' : /(?:^|\/)_([^/]+)$/.exec(place.content)?.[1];
  if (collection === undefined) return pageAddress(style, post.address, place);
  const categories = [...place.folders.slice(0, Math.max(at, 0)), ...(post.taxonomies['categories'] ?? [])];
  const { folders, name } = asDocument(post.id, place);
  const known: PatternPost = {
    ...facts,
    // Drops::UrlDrop: the date before it is a part of `name`, and what is called index is called so like anything else.
    name: slugify(name, 'jekyll'),
    ...(place.isIndex && post.slug === null ? { title: name, slug: slugify(name, 'jekyll') } : {}),
    categories: [...new Set(categories.map((one) => one.toLowerCase()))],
    collection,
    path: [...folders.filter((_, index) => index !== at), name].join('/'),
  };
  const pattern = post.address ?? patternOf(patterns, collection, style);
  return expandPattern(pattern, known) ?? post.address ?? `/${isPost ? known.title : known.path}.html`;
}

/** Collection#url_template; the one of posts is that of the site unless they have their own (Configuration#add_default_collections). */
function patternOf(patterns: SiteAddresses['patterns'], collection: string, style: string): string {
  const own = namedIn(patterns, collection);
  if (own !== undefined) return own;
  return collection === 'posts' ? (styles[style] ?? style) : `/:collection/:path${ending(style)}`;
}

/** A page knows three tokens (Page#url_placeholders) and leaves all others as they are. */
function pageAddress(style: string, own: string | null, { folders, name, isIndex }: Place): string {
  const template = own ?? (isIndex ? '/:path/' : `/:path/:basename${ending(style)}`);
  const path = isIndex ? [...folders, name] : folders;
  return template
    .replaceAll(':path', () => path.join('/'))
    .replaceAll(':basename', () => (isIndex ? 'index' : name))
    .replaceAll(':output_ext', '.html');
}

/** Only pages take `index` for their folder. */
function asDocument(id: PostId, { folders, name, isIndex }: Place): Pick<Place, 'folders' | 'name'> {
  if (!isIndex) return { folders, name };
  return { folders: name === '' ? folders : [...folders, name], name: basename(id).replace(/\.\w+$/, '') };
}

/** How the addresses of pages and documents end by the style of the posts (Utils.add_permalink_suffix). */
function ending(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return /^(?:date|ordinal|none)$|:output_ext$/.test(style) ? ':output_ext' : '';
}

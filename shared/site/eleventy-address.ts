import { undated, type Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

type Post = Pick<SitePost, 'address' | 'title'>;

/** The address that Eleventy gives a post: by its `permalink` where no code is asked for in it, else by its path. */
export function eleventyAddress(post: Post, place: Place): string {
  const own = post.address === null ? null : expanded(post.address, post, place);
  if (own !== null) return own;
  const { folders, name } = place;
  // `posts/posts.md` is the page of its folder. A date before the name stays (TemplatePermalink.generate).
  const names = !place.isIndex && folders.at(-1) === name ? folders : [...folders, name];
  return `/${names.map((one) => `${one}/`).join('')}`;
}

/** A permalink with the few things filled in that most templates ask for; null where another one is. */
function expanded(permalink: string, post: Post, place: Place): string | null {
  let whole = !permalink.includes('{%');
  const path = permalink.replace(/\{\{-?([^{}]*?)-?\}\}/g, (_, asked: string) => {
    const [name = '', ...filters] = asked.split('|').map((part) => part.trim());
    const value =
      filters.length === 0 ? plain(name, place) : filters.length === 1 ? slugged(name, filters, post, place) : null;
    if (value === null) whole = false;
    return value ?? '';
  });
  return whole ? path.replace(/(^|\/)index\.html$/, '$1') : null;
}

function plain(name: string, { folders, name: file, isIndex }: Place): string | null {
  switch (name) {
    case 'page.fileSlug':
      return undated(file);
    case 'page.filePathStem':
      return `/${[...folders, ...(isIndex ? [file, 'index'] : [undated(file)])].join('/')}`;
    case 'page.outputFileExtension':
      return 'html';
    default:
      return null;
  }
}

/** Other letters than these are spelled by the tables of the filter. */
function slugged(name: string, [filter]: readonly string[], post: Post, place: Place): string | null {
  const text = name === 'title' ? post.title : plain(name, place);
  if (text === null || !/^slug(?:ify)?$/.test(filter ?? '') || !/^[ -~’]*$/.test(text)) return null;
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

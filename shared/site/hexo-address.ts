import { withoutDate } from '../base/dates.ts';
import { hexoName } from '../base/generator-names.ts';
import { namedIn, type SiteAddresses } from '../generators/addresses.ts';
import type { SiteProfile } from '../model/site.ts';
import { expandPattern, type PatternPost } from './pattern.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

/** The address that Hexo gives a post or a page without one of its own (plugins/filter/post_permalink.js, processor/asset.js). */
export function hexoAddress(
  { pathDates }: Pick<SiteProfile, 'pathDates'>,
  { patterns, categories }: SiteAddresses,
  post: Pick<SitePost, 'title'>,
  { folders: [first, ...folders], name, isIndex }: Place,
  facts: PatternPost,
): string {
  if (first !== '_posts' && first !== '_drafts') {
    const path = [first, ...folders, name].filter((part) => part !== undefined).join('/');
    return isIndex ? `/${path}/` : `/${path}.html`;
  }
  // The name is read by `new_post_name`: without a day in that, one in the name is a part of the title.
  const own = pathDates === 'never' ? name : withoutDate(name);
  // What is called index is called so like anything else.
  const title = [...folders, own, ...(isIndex ? ['index'] : [])].join('/');
  const named = facts.categories.map((category) => hexoName(namedIn(categories, category) ?? category));
  const category = named.length === 0 ? (categories[''] ?? 'uncategorized') : named.join('/');
  const pattern = (patterns[''] ?? ':year/:month/:day/:title/').replaceAll(':post_title', () =>
    hexoName(post.title).toLowerCase(),
  );
  return (
    expandPattern(pattern, { ...facts, title, slug: title, name: isIndex ? 'index' : own, categories: [category] }) ??
    `/${title}/`
  );
}

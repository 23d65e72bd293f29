import { githubName } from '../base/github-name.ts';
import { basename, withoutEnding } from '../base/paths.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

/**
 * The address of a page of Astro, which is its path, and that of an entry of a collection as the starters have it: below the name of
 * the collection, by the id that the glob loader makes (astro/src/content/loaders/glob.ts, utils.ts: getContentEntryIdAndSlug).
 */
export function astroAddress({ id, slug }: Pick<SitePost, 'id' | 'slug'>, { content }: Pick<Place, 'content'>): string {
  const path = withoutEnding(content === '' ? id : id.slice(content.length + 1));
  if (/(?:^|\/)src\/pages$/.test(content)) return inSlashes(path.replace(/(?:^|\/)index$/, ''));
  const below = /(?:^|\/)src\/content$/.test(content) ? path : `${basename(content)}/${path}`;
  const [collection = '', ...names] = below.split('/');
  return inSlashes(
    `${collection}/${
      slug ??
      names
        .map(githubName)
        .join('/')
        .replace(/\/index$/, '')
    }`,
  );
}

const inSlashes = (path: string) => `/${path}/`.replace(/\/{2,}/g, '/');

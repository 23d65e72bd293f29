import { basename, withoutEnding } from '../base/paths.ts';
import type { ConversionTarget } from '../model/task.ts';
import { relativeHref } from '../site/paths.ts';
import { conventions } from './conventions.ts';
import type { ConvertedPlace } from './library.ts';

/**
 * The address of a post as another one names it in the new site: by the generator's own call where it has one, so that a
 * post that moves is found; else by its path or address. A post that readers do not see has no page that a call could find.
 */
export function linkTo(
  generator: ConversionTarget,
  target: ConvertedPlace,
  from: ConvertedPlace,
  fragment: string,
): string {
  const anchor = fragment === '' ? '' : `#${fragment}`;
  const below = (folder: string) => withoutEnding(target.to.slice(folder.length + 1));
  if (target.isHidden && generator !== 'plain') return target.address + anchor;
  switch (generator) {
    case 'plain':
      return relativeHref(from.to, target.to) + anchor;
    case 'hugo':
      return `{{< relref "/${hugoPath(target.to.slice(conventions.hugo.pages.length + 1))}${anchor}" >}}`;
    case 'zola':
      return `@/${target.to.slice(conventions.zola.pages.length + 1)}${anchor}`;
    case 'jekyll':
      return target.to.startsWith('_posts/')
        ? `{% post_url ${below('_posts')} %}${anchor}`
        : `{% link ${target.to} %}${anchor}`;
    case 'hexo':
      return target.to.startsWith('source/_posts/')
        ? `{% post_path ${below('source/_posts')} %}${anchor}`
        : target.address + anchor;
    case 'astro':
    case 'eleventy':
      return target.address + anchor;
  }
}

/** Hugo takes what stands behind a dot in a name for its ending, so that one with a dot keeps its own. */
function hugoPath(path: string): string {
  const name = withoutEnding(path).replace(/^_index$|\/_?index$/, '');
  return basename(name).includes('.') ? path : name;
}

import { basename, dirname, isIndex } from '../base/paths.ts';
import type { PostId } from '../model/post.ts';
import type { Generator } from '../model/site.ts';
import { generatorRules } from './profiles.ts';

// Folders that a file in them makes one post, or a section.

/** The folders with an `index.md` that have other Markdown files in them, at any depth, where such a folder is one post. */
export function bundlesOf(generator: Generator, posts: readonly PostId[]): readonly string[] {
  if (!generatorRules[generator].leafBundles) return [];
  const folders = new Set(posts.filter(isBundle).map(dirname));
  const holders = new Set<string>();
  for (const id of posts) {
    if (folders.size === 0) break;
    for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
      const folder = id.slice(0, end);
      if (folders.has(folder) && !(isIndex(id) && dirname(id) === folder)) holders.add(folder);
    }
  }
  return [...holders];
}

/** The folders with a section page of Hugo, in whatever language. */
export const sectionsOf = (generator: Generator, posts: readonly PostId[]): readonly string[] =>
  generator === 'hugo' ? [...new Set(posts.filter((id) => basename(id).startsWith('_index.')).map(dirname))] : [];

/** Whether a post stands for its folder: an index file, but not at the root of the library. */
export const isBundle = (id: string) => isIndex(id) && id.includes('/');

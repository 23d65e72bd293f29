import { dirname } from 'node:path';
import { detectSite } from '../../../../shared/generators/detect.ts';
import type { Entry, SyncDisk } from '../../../fs/sync-disk.ts';
import { surveySite, listOrNothing } from './site.ts';

const farthest = 12;
const configFile =
  /^(?:(?:hugo|config)\.(?:toml|ya?ml|json)|zola\.toml|_config\.ya?ml|(?:docusaurus|astro|eleventy|next|contentlayer|velite)\.config\.\w+|content-collections\.[cm]?[jt]s|\.eleventy\.c?js|package\.json|Gemfile)$/;
// `config`: Hugo's folder of configuration.
const siteFolder = /^(?:_posts|_drafts|config)$/;

/** Whether an entry of a folder tells that a generator may be configured there. */
export const isSiteSign = ({ name, kind }: Entry): boolean =>
  kind === 'folder' ? siteFolder.test(name) : configFile.test(name);

/** The folder of a file and those above it, so far as is looked. */
export function foldersAbove(path: string): readonly string[] {
  const folders = [dirname(path)];
  for (let next = dirname(folders[0] ?? ''); folders.length < farthest && next !== folders.at(-1); next = dirname(next))
    folders.push(next);
  return folders;
}

/** The nearest folder above a file that a generator is configured in, no farther than its repository; null: none. */
export function siteAbove(disk: SyncDisk, path: string): string | null {
  for (const folder of foldersAbove(path)) {
    const entries = listOrNothing(disk, folder);
    if (entries.some(isSiteSign)) {
      const found = detectSite({ ...surveySite(disk, folder), posts: [], samples: [] });
      if (found.generator !== 'plain') return folder;
    }
    if (entries.some(({ name }) => name === '.git')) return null;
  }
  return null;
}

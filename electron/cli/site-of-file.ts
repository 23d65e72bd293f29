import { basename, dirname, join, relative, sep } from 'node:path';
import { detectSite, leafBundles } from '../../shared/library/detect.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import type { Disk } from '../fs/disk.ts';
import type { Entry } from '../fs/sync-disk.ts';
import { samplePost, surveySite } from '../services/library/site.ts';
import type { PostFile } from './post-file.ts';

/** The site that a single file belongs to, as far as the folders above it tell. */
export interface SiteOfFile {
  /** Absolute path of the site's folder. */
  readonly root: string;
  /** The file below it. */
  readonly id: PostId;
  readonly profile: SiteProfile;
}

const farthest = 12;
const configFile =
  /^(?:(?:hugo|config)\.(?:toml|ya?ml|json)|zola\.toml|_config\.ya?ml|(?:docusaurus|astro|eleventy|next|contentlayer)\.config\.\w+|\.eleventy\.c?js|package\.json|Gemfile)$/;
const siteFolder = /^(?:_posts|_drafts)$/;

/**
 * Looks upwards for the nearest folder that a generator is configured in, no farther than the repository. Without one
 * the post itself may still tell (a shortcode of Hugo); else the site is plain.
 */
export async function siteOfFile(disk: Disk, { path, post }: PostFile): Promise<SiteOfFile> {
  let folder = dirname(path);
  let fallback = folder;
  const indexes: string[] = [];
  for (let height = 0; height < farthest; height++) {
    const entries = await disk.list(folder).catch((): readonly Entry[] => []);
    const found = folder;
    indexes.push(...entries.filter(isIndex).map(({ name }) => join(found, name)));
    if (entries.some(isSign)) {
      const profile = detectSite({ ...surveySite(disk.sync, found), posts: [], samples: [] });
      const posts = [...indexes, path].map((file) => idBelow(found, file));
      const bundles = profile.generator === 'hugo' ? leafBundles(posts) : [];
      if (profile.generator !== 'plain')
        return { root: found, id: idBelow(found, path), profile: { ...profile, bundles } };
    }
    if (entries.some((entry) => entry.name === '.git')) {
      fallback = folder;
      break;
    }
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  const sample = samplePost(postId(basename(path)), post.text);
  const profile = detectSite({ configs: [], folders: [], posts: [], samples: [sample] });
  return { root: fallback, id: idBelow(fallback, path), profile };
}

const isSign = ({ name, kind }: Entry) => (kind === 'folder' ? siteFolder.test(name) : configFile.test(name));
const isIndex = ({ name, kind }: Entry) => kind === 'file' && /^index(?:\.[\w-]+)?\.(?:md|markdown)$/.test(name);
const idBelow = (root: string, path: string) => postId(relative(root, path).split(sep).join('/'));

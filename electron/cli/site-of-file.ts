import { basename, dirname, join, relative, sep } from 'node:path';
import { isIndex } from '../../shared/base/paths.ts';
import { bundlesOf, sectionsOf } from '../../shared/generators/bundle-folders.ts';
import { detectSite } from '../../shared/generators/detect.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { ProfileCorrections, SiteProfile } from '../../shared/model/site.ts';
import type { Entry } from '../fs/sync-disk.ts';
import { readDataFiles } from '../services/library/site/data-files.ts';
import { samplePost, surveySite } from '../services/library/site/site.ts';
import { foldersAbove, isSiteSign, siteAbove } from '../services/library/site/site-above.ts';
import { isDataName, isSectionPage } from '../services/library/index/walk.ts';
import type { Context } from './context.ts';
import type { PostFile } from './post-file.ts';

/** The site that a single file belongs to, as far as the folders above it tell. */
export interface SiteOfFile {
  /** Absolute path of the site's folder, or of the library that a person corrected the findings of. */
  readonly root: string;
  /** The file below it. */
  readonly id: PostId;
  readonly profile: SiteProfile;
}

type Ground = Pick<Context, 'disk' | 'correctionsOf'>;

/**
 * The nearest library above the file that a person corrected, in the app or here; else the nearest folder that a generator
 * is configured in, no farther than the repository. Without one the post itself may still tell (a shortcode of Hugo);
 * else the site is plain.
 */
export async function siteOfFile(ground: Ground, { path, post }: PostFile): Promise<SiteOfFile> {
  const corrected = await correctedAbove(ground, path);
  const near: string[] = [];
  let fallback = dirname(path);
  for (const folder of foldersAbove(path)) {
    const entries = await ground.disk.list(folder).catch((): readonly Entry[] => []);
    near.push(...entries.filter(tellsOfOthers).map(({ name }) => join(folder, name)));
    if (corrected && folder !== corrected.root) continue;
    if (corrected) return siteIn(ground, folder, path, near, corrected.corrections);
    if (entries.some(isSiteSign)) {
      const site = siteIn(ground, folder, path, near, {});
      if (site.profile.generator !== 'plain') return site;
    }
    if (entries.some((entry) => entry.name === '.git')) {
      fallback = folder;
      break;
    }
  }
  const sample = samplePost(postId(basename(path)), post.text);
  const profile = detectSite({ configs: [], folders: [], posts: [], samples: [sample] });
  return { root: fallback, id: idBelow(fallback, path), profile };
}

/** The library or site that a folder is only a part of; null: it is one itself, or lies in none. */
export async function libraryAbove(ground: Ground, folder: string): Promise<string | null> {
  const inside = join(folder, 'post.md');
  const found = (await correctedAbove(ground, inside))?.root ?? siteAbove(ground.disk.sync, inside);
  return found === folder ? null : found;
}

/** What the configuration in a folder says of a file, with what stands beside and above the file. */
function siteIn(
  { disk }: Ground,
  root: string,
  path: string,
  near: readonly string[],
  corrections: ProfileCorrections,
): SiteOfFile {
  const survey = { ...surveySite(disk.sync, root), posts: [], samples: [] };
  const id = idBelow(root, path);
  const beside = near.map((file) => idBelow(root, file));
  const found = detectSite(survey, corrections);
  const dataFiles = [...filesOf(readDataFiles(disk.sync, root, found, { posts: [id, ...beside], data: beside }))];
  const profile = detectSite({ ...survey, dataFiles }, corrections);
  const bundles = bundlesOf(profile.generator, [...beside.filter(isIndex), id]);
  return { root, id, profile: { ...profile, bundles, sections: sectionsOf(profile.generator, beside) } };
}

/** What a reading that goes on in steps ends with. */
function filesOf<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

async function correctedAbove({ correctionsOf }: Ground, path: string) {
  for (const root of foldersAbove(path)) {
    const corrections = await correctionsOf(root);
    if (Object.keys(corrections).length > 0) return { root, corrections };
  }
  return null;
}

const tellsOfOthers = ({ name, kind }: Entry) =>
  kind === 'file' && (isIndex(name) || isSectionPage(name) || isDataName(name));
const idBelow = (root: string, path: string) => postId(relative(root, path).split(sep).join('/'));

import { join as joinPath } from 'node:path';
import { dataNamesOf } from '../../../../shared/generators/rules/eleventy.ts';
import type { SiteConfig } from '../../../../shared/generators/rules/generator-rules.ts';
import { readFrontMatter, values } from '../../../../shared/frontmatter/read.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import { decodeText } from '../../posts/text-codec.ts';
import { readConfig } from './site.ts';
import { isSectionPage } from '../index/walk.ts';

/** Bytes past which a section page or data file is not looked at. */
const largest = 1024 * 1024;

/** What there is to look through. */
interface Places {
  readonly posts: readonly PostId[];
  /** Paths below the root of JSON and of `*.11tydata.js`. */
  readonly data: readonly string[];
}

/**
 * The files beside posts that give them values: section pages of Hugo and Zola with their front matter, data files of
 * Eleventy. Code is named, never read. What cannot be read is left out. Yields after each file.
 */
export function* readDataFiles(
  disk: SyncDisk,
  root: string,
  { generator, yaml }: Pick<SiteProfile, 'generator' | 'yaml'>,
  { posts, data }: Places,
): Generator<void, readonly SiteConfig[]> {
  const files: SiteConfig[] = [];
  if (generator === 'hugo' || generator === 'zola') {
    for (const path of posts.filter(isSectionPage)) {
      files.push(...readSection(disk, root, path, yaml));
      yield;
    }
  }
  if (generator === 'eleventy') {
    const wanted = dataNamesOf(posts);
    for (const path of data.filter((name) => wanted.has(name.replace(/\.json$|\.[cm]?js$/, '')))) {
      files.push(...(path.endsWith('js') ? [{ path, text: '', data: null }] : readConfig(disk, root, path)));
      yield;
    }
  }
  return files;
}

function readSection(disk: SyncDisk, root: string, path: string, yaml: SiteProfile['yaml']): readonly SiteConfig[] {
  try {
    const { bytes } = disk.readPlain(joinPath(root, path), largest);
    const frontMatter = bytes && readFrontMatter(decodeText(bytes).text, yaml);
    return frontMatter ? [{ path, text: '', data: { ...values(frontMatter) } }] : [];
  } catch {
    // The list shows what is wrong with the page itself.
    return [];
  }
}

import { join as joinPath } from 'node:path';
import { parse as parseJsonWithComments } from 'jsonc-parser';
import { join } from '../../../../shared/base/paths.ts';
import type { SiteConfig } from '../../../../shared/generators/rules/generator-rules.ts';
import { readSchemas } from '../../../../shared/generators/schemas/schemas.ts';
import type { FieldValue } from '../../../../shared/model/front-matter.ts';
import type { PostSchema } from '../../../../shared/model/schema.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import { listOrNothing, readConfig } from './site.ts';

const mostCollections = 100;

/**
 * The schemas that come with a site: Astro's (`.astro/collections`), Front Matter CMS's and Decap CMS's. Only files that
 * are data; one that cannot be read is left out.
 */
export function readSiteSchemas(
  disk: SyncDisk,
  root: string,
  profile: Pick<SiteProfile, 'siteFolder' | 'assets'>,
  configs: readonly SiteConfig[],
): readonly PostSchema[] {
  const { siteFolder, assets } = profile;
  const collections = join(siteFolder, '.astro/collections');
  const names = listOrNothing(disk, joinPath(root, collections))
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.schema.json'));
  // Decap's page stands wherever the site copies files from.
  const copied = new Set([siteFolder, ...assets.map(({ folder }) => folder)]);
  const paths = [
    ...names.slice(0, mostCollections).map((name) => join(collections, name)),
    join(siteFolder, 'frontmatter.json'),
    ...[...copied].flatMap((folder) => ['yml', 'yaml'].map((ending) => join(folder, `admin/config.${ending}`))),
  ];
  const files = paths.flatMap((path) => readConfig(disk, root, path));
  return readSchemas(files.map(withComments), configs, siteFolder);
}

/** Front Matter CMS takes comments and commas after the last item, as the settings of VS Code do. */
function withComments(file: SiteConfig): SiteConfig {
  if (!file.path.endsWith('frontmatter.json') || file.data !== null) return file;
  const options = { allowTrailingComma: true, disallowComments: false };
  return { ...file, data: (parseJsonWithComments(file.text, [], options) ?? null) as FieldValue };
}

import type { PostId } from '../../model/post.ts';
import type { PostSchema } from '../../model/schema.ts';
import type { SiteConfig } from '../rules/generator-rules.ts';
import { readAstroSchema } from './astro.ts';
import { readDecap } from './decap.ts';
import { readFrontMatterCms } from './front-matter-cms.ts';

/** The schemas in files that hold them as data. `siteFolder` is where the site lies below the library's root. */
export function readSchemas(
  files: readonly SiteConfig[],
  configs: readonly SiteConfig[],
  siteFolder: string,
): readonly PostSchema[] {
  return files.flatMap((file) => {
    if (file.path.endsWith('.schema.json')) return readAstroSchema(file, configs, siteFolder);
    if (file.path.endsWith('frontmatter.json')) return readFrontMatterCms(file.path, file.data, siteFolder);
    return readDecap(file.path, file.data, siteFolder);
  });
}

/**
 * The schema that a post is checked against: that of the nearest folder, or of the file itself; null where there is
 * none. Where a folder has several, the one that `type` names (Front Matter CMS looks at the field `type`), else the first.
 */
export function schemaOf(schemas: readonly PostSchema[], id: PostId, type: string | null = null): PostSchema | null {
  const nearness = ({ places }: PostSchema) =>
    Math.max(-1, ...places.filter((place) => holds(place, id)).map((place) => place.length));
  const nearest = Math.max(-1, ...schemas.map(nearness));
  const found = nearest < 0 ? [] : schemas.filter((schema) => nearness(schema) === nearest);
  return found.find(({ name }) => name === type) ?? found[0] ?? null;
}

const holds = (place: string, id: PostId) => place === '' || id === place || id.startsWith(`${place}/`);

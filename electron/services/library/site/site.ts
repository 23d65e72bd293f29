import { join as joinPath } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { basename, dirname, join } from '../../../../shared/base/paths.ts';
import type { SamplePost, SiteConfig } from '../../../../shared/generators/rules/generator-rules.ts';
import { joinLanguages } from '../../../../shared/generators/rules/hugo-config.ts';
import { neverWalked } from '../../../../shared/generators/rules/profile-parts.ts';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import type { Field, FieldValue } from '../../../../shared/model/front-matter.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import { siteAddresses } from '../../../../shared/generators/site-config.ts';
import type { SiteAddresses } from '../../../../shared/generators/addresses.ts';
import type { Entry, SyncDisk } from '../../../fs/sync-disk.ts';
import { decodeText } from '../../posts/text-codec.ts';

/** What a look at the upper levels of a folder shows of the site in it. */
export interface SiteSurvey {
  readonly configs: readonly SiteConfig[];
  readonly folders: readonly string[];
  /** Paths below the root of archetypes and scaffolds. */
  readonly templates: readonly string[];
  /** Of this computer. */
  readonly zone: string;
}

const configNames =
  /^(?:hugo\.(?:toml|ya?ml|json)|config\.(?:toml|ya?ml|json)|zola\.toml|_config\.ya?ml|(?:docusaurus|astro|eleventy|next|contentlayer|velite)\.config\.\w+|content-collections\.[cm]?[jt]s|authors\.ya?ml|(?:[\w-]+_)?versions\.json|\.eleventy\.c?js|package\.json|Gemfile)$/;
const hugoTables =
  /(?:^|\/)config\/_default\/(?:languages(?:\.[\w-]+)?|params|taxonomies|frontmatter|cascade|module|permalinks)\.(?:toml|ya?ml|json)$/;
const collectionNames = /(?:^|\/)src\/content(?:\/|\.)config\.\w+$/;
const deepest = 2;
/** Where a site keeps configuration, below its own folder. */
const inner = ['config/_default', 'src', 'src/content'];
const mostFolders = 200;
const largestConfig = 1024 * 1024;

/**
 * Reads the configuration files of a site and the names of its upper folders. Configuration is only ever read as text:
 * running it would run code that came with the posts. What cannot be read is left out.
 */
export function surveySite(disk: SyncDisk, root: string): SiteSurvey {
  const configs: SiteConfig[] = [];
  const folders: string[] = [];
  const looked = new Set<string>();
  const look = (folder: string): readonly Entry[] => {
    looked.add(folder);
    const entries = listOrNothing(disk, joinPath(root, folder));
    for (const { name, kind } of entries) {
      // Most files are posts.
      if (kind !== 'file' || name.endsWith('.md')) continue;
      const path = join(folder, name);
      if (isConfig(path)) configs.push(...readConfig(disk, root, path));
    }
    return entries;
  };
  let level = [''];
  for (let depth = 0; depth <= deepest; depth++) {
    const next: string[] = [];
    for (const folder of level.slice(0, mostFolders)) {
      next.push(
        ...look(folder)
          .filter(isWalked)
          .map((entry) => join(folder, entry.name)),
      );
    }
    folders.push(...next);
    level = next;
  }
  // A site in a package of a repository has its configuration deeper down.
  const sites = new Set(configs.map(({ path }) => dirname(path)));
  for (const site of sites)
    for (const folder of inner.map((name) => join(site, name))) if (!looked.has(folder)) look(folder);
  const templates = [...sites].flatMap((site) =>
    ['archetypes', 'scaffolds'].flatMap((name) => templatesIn(disk, root, join(site, name))),
  );
  return { configs: joinLanguages(configs), folders, templates, zone: zoneOfComputer() };
}

/** UTC goes by other names in some containers. */
const zoneOfComputer = () =>
  Intl.DateTimeFormat()
    .resolvedOptions()
    .timeZone.replace(/^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich)$/, 'UTC');

/** The Markdown files of a folder, and the `index.md` of the folders in it. */
function templatesIn(disk: SyncDisk, root: string, folder: string): readonly string[] {
  return listOrNothing(disk, joinPath(root, folder)).flatMap(({ name, kind }) => {
    const path = join(folder, name);
    if (kind === 'file') return name.endsWith('.md') ? [path] : [];
    const inside = kind === 'folder' ? listOrNothing(disk, joinPath(root, path)) : [];
    return inside.some((entry) => entry.kind === 'file' && entry.name === 'index.md') ? [`${path}/index.md`] : [];
  });
}

const isWalked = ({ name, kind }: Entry) => kind === 'folder' && !name.startsWith('.') && !neverWalked.includes(name);
const isConfig = (path: string) =>
  configNames.test(basename(path)) || collectionNames.test(path) || hugoTables.test(path);

/** Whether the profile of a site may rest on a file: its configuration, and data for the posts of a folder. */
export function isSiteFile(path: string): boolean {
  return isConfig(path) || /(?:\.11tydata\.json|(?:^|\/)([^/]+)\/\1\.json)$/.test(path);
}

/** The entries of a folder; nothing of one that is not there or cannot be read. */
export function listOrNothing(disk: SyncDisk, path: string): readonly Entry[] {
  try {
    return disk.list(path);
  } catch {
    // The walk reports what it cannot read; here it is only one sign fewer.
    return [];
  }
}

/** A file of a site as text and, where it is data, as values; nothing where it is not there or cannot be read. */
export function readConfig(disk: SyncDisk, root: string, path: string): readonly SiteConfig[] {
  try {
    const { bytes } = disk.readPlain(joinPath(root, path), largestConfig);
    if (!bytes) return [];
    const { text } = decodeText(bytes);
    return [{ path, text, data: parseConfig(path, text) }];
  } catch {
    return [];
  }
}

/** The values of a YAML, TOML or JSON file; null for a program or a file with errors. */
function parseConfig(path: string, text: string): FieldValue | null {
  try {
    if (path.endsWith('.toml')) return plainValue(parseToml(text));
    if (path.endsWith('.json')) return plainValue(JSON.parse(text));
    // Aliases are limited by the library, so that a small file cannot grow into a huge value.
    return /\.ya?ml$/.test(path)
      ? plainValue(parseYaml(text, { uniqueKeys: false, merge: true, logLevel: 'silent' }))
      : null;
  } catch {
    return null;
  }
}

/** Dates and other objects as their text. */
const plainValue = (value: unknown): FieldValue => JSON.parse(JSON.stringify(value ?? null)) as FieldValue;

/** Posts spread evenly over the list: neighbours in one folder are alike, so that the first ones alone would mislead. */
export function pickSamples(ids: readonly PostId[], most: number): readonly PostId[] {
  const step = Math.max(1, ids.length / most);
  return Array.from({ length: Math.min(most, ids.length) }, (_, index) => ids[Math.floor(index * step)]).filter(
    (id) => id !== undefined,
  );
}

/** What detection looks at in a post. */
export function samplePost(id: PostId, text: string): SamplePost {
  const frontMatter = readFrontMatter(text);
  const top = frontMatter?.fields ?? [];
  const fields = top.map(({ path, kind }) => ({ name: path[0] ?? '', kind }));
  return { id, format: frontMatter?.format ?? null, keys: keysOf(top), fields, text };
}

function keysOf(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => [field.path.join('.'), ...keysOf(field.fields ?? [])]);
}

/** What the configuration of a site says of its addresses. */
export const addressesIn = (disk: SyncDisk, root: string, profile: SiteProfile): SiteAddresses =>
  siteAddresses(profile, surveySite(disk, root).configs);

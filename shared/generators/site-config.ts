import type { Generator, ProfilePart, SiteProfile } from '../model/site.ts';
import { noAddresses, type SiteAddresses } from './addresses.ts';
import { isTable, valueAt } from './config-values.ts';
import type { Reasons } from './explain.ts';
import { generatorRules } from './profiles.ts';
import type { SiteConfig } from './rules/generator-rules.ts';
import { readingTimeRule } from './rules/profile-parts.ts';

/** What the configuration says, as parts of a profile, with the file that says it. Folders are below the site's folder. */
export interface ConfigFindings {
  readonly parts: Partial<SiteProfile>;
  readonly reasons: Reasons;
}

/** Reads the site's own configuration files (already limited to the site's folder). Later files add to earlier ones. */
export function readSiteConfig(generator: Generator, configs: readonly SiteConfig[]): ConfigFindings {
  let parts: Partial<SiteProfile> = {};
  const reasons = new Map<ProfilePart, string>();
  for (const config of configs) {
    const found = config.path.endsWith('package.json')
      ? fromPackage(config)
      : (generatorRules[generator].readConfig?.(config) ?? {});
    for (const part of Object.keys(found)) reasons.set(part as ProfilePart, `${config.path} says so`);
    parts = { ...parts, ...found };
  }
  return { parts, reasons };
}

function fromPackage(config: SiteConfig): Partial<SiteProfile> {
  const counts = dependenciesOf(config).some((name) =>
    /^(?:reading-time|remark-reading-time|eleventy-plugin-reading-time)$/.test(name),
  );
  return counts ? { reading: readingTimeRule } : {};
}

/** The names that a package.json depends on. */
export function dependenciesOf(config: SiteConfig): readonly string[] {
  const tables = ['dependencies', 'devDependencies'].map((key) => valueAt(config.data, key));
  return tables.flatMap((table) => (isTable(table) ? Object.keys(table) : []));
}

/** Reads the addresses from the site's own files, of all generators as text or data. Later files add to earlier ones. */
export function siteAddresses(profile: SiteProfile, configs: readonly SiteConfig[]): SiteAddresses {
  const folder = profile.siteFolder === '' ? '' : `${profile.siteFolder}/`;
  const own = configs.filter(({ path }) => path.startsWith(folder) && !path.endsWith('package.json'));
  return own.reduce(
    (found, config) => add(found, generatorRules[profile.generator].readAddresses?.(config) ?? {}),
    noAddresses,
  );
}

function add(one: SiteAddresses, other: Partial<SiteAddresses>): SiteAddresses {
  return {
    base: other.base ?? one.base,
    patterns: { ...one.patterns, ...other.patterns },
    routes: { ...one.routes, ...other.routes },
    versions: { ...one.versions, ...other.versions },
    categories: { ...one.categories, ...other.categories },
    ugly: one.ugly || other.ugly === true,
    keepCase: one.keepCase || other.keepCase === true,
    noAccents: one.noAccents || other.noAccents === true,
    allPrefixed: one.allPrefixed || other.allPrefixed === true,
    names: other.names ?? one.names,
    keepDates: one.keepDates || other.keepDates === true,
  };
}

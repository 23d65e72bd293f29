import { isTable, valueAt, type SiteConfig } from '../generators/choose-generator.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { SiteProfile } from '../model/site.ts';

/** What a site's configuration says of its addresses. */
export interface SiteAddresses {
  /** Where the site is published, ending in `/`; null when the configuration does not say. */
  readonly base: string | null;
  /** Permalinks as the generator writes them, by section or collection; `''` for every post. */
  readonly patterns: Readonly<Record<string, string>>;
  /** Hugo's `uglyURLs`: pages are files, not folders. */
  readonly ugly: boolean;
}

export const noAddresses: SiteAddresses = { base: null, patterns: {}, ugly: false };

/** Reads the addresses from the site's own files, of all generators as text or data. Later files add to earlier ones. */
export function siteAddresses(profile: SiteProfile, configs: readonly SiteConfig[]): SiteAddresses {
  const folder = profile.siteFolder === '' ? '' : `${profile.siteFolder}/`;
  const own = configs.filter(({ path }) => path.startsWith(folder) && !path.endsWith('package.json'));
  return own.reduce((found, config) => add(found, read(profile, config)), noAddresses);
}

function add(one: SiteAddresses, other: SiteAddresses): SiteAddresses {
  return {
    base: other.base ?? one.base,
    patterns: { ...one.patterns, ...other.patterns },
    ugly: one.ugly || other.ugly,
  };
}

function read({ generator }: SiteProfile, { data, text }: SiteConfig): SiteAddresses {
  switch (generator) {
    case 'hugo':
      return {
        base: baseUrl(valueAt(data, 'baseURL')),
        patterns: hugoPatterns(data),
        ugly: valueAt(data, 'uglyURLs') === true,
      };
    case 'zola':
      return { ...noAddresses, base: baseUrl(valueAt(data, 'base_url')) };
    case 'jekyll':
      return {
        ...noAddresses,
        base: joined(valueAt(data, 'url'), valueAt(data, 'baseurl')),
        patterns: jekyllPatterns(data),
      };
    case 'hexo':
      return { ...noAddresses, base: baseUrl(valueAt(data, 'url')), patterns: pattern('', valueAt(data, 'permalink')) };
    case 'docusaurus':
      return { ...noAddresses, base: joined(setting(text, 'url'), setting(text, 'baseUrl')) };
    case 'astro':
      return { ...noAddresses, base: joined(setting(text, 'site'), setting(text, 'base')) };
    default:
      return noAddresses;
  }
}

/** `permalinks.posts`, and since 0.115 `permalinks.page.posts`. */
function hugoPatterns(data: FieldValue | null): SiteAddresses['patterns'] {
  const tables = [valueAt(data, 'permalinks'), valueAt(data, 'permalinks.page')].filter(isTable);
  return Object.assign(
    {},
    ...tables.flatMap((table) => Object.entries(table).map(([name, one]) => pattern(name, one))),
  ) as SiteAddresses['patterns'];
}

function jekyllPatterns(data: FieldValue | null): SiteAddresses['patterns'] {
  const collections = valueAt(data, 'collections');
  const own = isTable(collections) ? Object.entries(collections) : [];
  return Object.assign(
    pattern('', valueAt(data, 'permalink')),
    ...own.map(([name, one]) => pattern(name, valueAt(one, 'permalink'))),
  ) as SiteAddresses['patterns'];
}

const pattern = (name: string, value: FieldValue | undefined): Record<string, string> =>
  typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim() } : {};

const joined = (host: FieldValue | undefined, path: FieldValue | undefined) => {
  if (typeof host !== 'string') return null;
  const below = typeof path === 'string' ? path.replace(/^\/+|\/+$/g, '') : '';
  return baseUrl(`${host.replace(/\/+$/, '')}/${below}`);
};

/** A whole http address ending in `/`; null for anything else (`/`, `$HOST`, an empty text). */
export function baseUrl(value: FieldValue | undefined): string | null {
  if (typeof value !== 'string' || !URL.canParse(value.trim())) return null;
  const { protocol, host, pathname } = new URL(value.trim());
  if ((protocol !== 'http:' && protocol !== 'https:') || host === '') return null;
  return `${protocol}//${host}${pathname.replace(/\/*$/, '/')}`;
}

/** A plain string setting of a configuration that is a program, found as text: `site: 'https://…'`. */
const setting = (source: string, name: string) =>
  new RegExp(`^[^\\n/*]*?\\b${name}\\s*:\\s*(['"\`])((?:(?!\\1)[^\\\\\\n$])+)\\1`, 'm').exec(source)?.[2];

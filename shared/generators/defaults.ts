import { basename, dirname, join } from '../base/paths.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { Generator, PostDefaults, SiteProfile } from '../model/site.ts';
import { matchesGlob } from '../base/glob.ts';
import { text, trimSlashes } from './config-values.ts';
import { isTable, valueAt, type SiteConfig } from './choose-generator.ts';

/** The files that values for posts are looked for in. */
interface DefaultFiles {
  /** The site's own configuration. */
  readonly configs: readonly SiteConfig[];
  /** Section pages with their front matter, and data files of folders and posts. `data` is null for code. */
  readonly dataFiles: readonly SiteConfig[];
}

type Profile = Pick<SiteProfile, 'siteFolder' | 'contentFolders' | 'languages' | 'language'>;
type Reader = (files: DefaultFiles, profile: Profile) => readonly PostDefaults[];

const readers: Partial<Record<Generator, Reader>> = {
  hugo: ({ configs, dataFiles }, profile) => [
    ...nearestFirst(dataFiles).flatMap((file) => hugoSection(file, profile)),
    ...configs.flatMap(hugoConfig),
  ],
  zola: ({ dataFiles }) => nearestFirst(dataFiles).flatMap(zolaSection),
  jekyll: ({ configs }, { siteFolder }) => configs.flatMap((config) => jekyllSets(config, configs, siteFolder)),
  eleventy: ({ dataFiles }, profile) => eleventyData(dataFiles, profile),
};

/** What the site's other files give its posts, in the order in which the generator asks them. */
export function readDefaults(generator: Generator, files: DefaultFiles, profile: Profile): readonly PostDefaults[] {
  return readers[generator]?.(files, profile) ?? [];
}

const everywhere = { under: '', glob: null, type: null, languages: null } as const;
/** How the paths of what is beside a file begin. */
const prefixOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
const nearestFirst = (files: readonly SiteConfig[]) =>
  files.toSorted((a, b) => b.path.split('/').length - a.path.split('/').length);

function hugoSection({ path, data }: SiteConfig, { languages, language }: Profile): readonly PostDefaults[] {
  const code = /\/_index\.([\w-]+)\.\w+$/.exec(path)?.[1];
  // A section page speaks for the pages of its own language.
  const own = languages.some(({ folder }) => folder === null) ? [(code ?? language).toLowerCase()] : null;
  return cascades(valueAt(data, 'cascade'), { source: path, under: prefixOf(path), languages: own });
}

function hugoConfig({ path, data }: SiteConfig): readonly PostDefaults[] {
  if (/(?:^|\/)config\/_default\/cascade\.\w+$/.test(path))
    return cascades(data ?? undefined, { source: path, under: '', languages: null });
  const languages = valueAt(data, 'languages');
  const own = isTable(languages) ? Object.entries(languages) : [];
  return [
    ...own.flatMap(([code, table]) =>
      cascades(valueAt(table, 'cascade'), { source: path, under: '', languages: [code.toLowerCase()] }),
    ),
    ...cascades(valueAt(data, 'cascade'), { source: path, under: '', languages: null }),
  ];
}

// Hugo's page_matcher.go: those belong to the tree of pages, and cannot be given by a cascade.
const notGiven = new Set(['target', '_target', 'cascade', 'kind', 'path', 'lang']);

/** One cascade, or a list of them; each with the pages that it is for. */
function cascades(
  written: FieldValue | undefined,
  place: Pick<PostDefaults, 'source' | 'under' | 'languages'>,
): readonly PostDefaults[] {
  return [written].flat().flatMap((one: FieldValue | undefined): readonly PostDefaults[] => {
    if (!isTable(one)) return [];
    const values = Object.fromEntries(Object.entries(one).filter(([key]) => !notGiven.has(key.toLowerCase())));
    const target = valueAt(one, 'target') ?? valueAt(one, '_target') ?? null;
    const glob = (name: string) => [valueAt(target, name)].flat().filter((part) => typeof part === 'string');
    // A post is a page, and readers get what is built for production.
    const isMeant = [
      glob('kind').map((kind) => [kind, 'page']),
      glob('environment').map((name) => [name, 'production']),
    ]
      .flat()
      .every(([pattern = '', name = '']) => matchesGlob(pattern.toLowerCase(), name));
    if (!isMeant || Object.keys(values).length === 0) return [];
    const languages = [...glob('lang'), ...glob('sites.matrix.languages')].map((code) => code.toLowerCase());
    return [
      {
        ...place,
        values,
        glob: glob('path')[0]?.toLowerCase() ?? null,
        type: null,
        languages: languages.length > 0 ? languages : place.languages,
      },
    ];
  });
}

/** Zola takes pages of a draft section along (site/src/lib.rs); of the rest a page gets only its template. */
function zolaSection({ path, data }: SiteConfig): readonly PostDefaults[] {
  const place = { ...everywhere, source: path, under: prefixOf(path) };
  const template = valueAt(data, 'page_template');
  return [
    ...(valueAt(data, 'draft') === true ? [{ ...place, values: { draft: true }, always: true } as const] : []),
    ...(typeof template === 'string' ? [{ ...place, values: { template } }] : []),
  ];
}

// FrontmatterDefaults#update_deprecated_types.
const oldTypes: Readonly<Record<string, string>> = { page: 'pages', post: 'posts', draft: 'drafts' };

function jekyllSets(
  { path, data }: SiteConfig,
  configs: readonly SiteConfig[],
  siteFolder: string,
): readonly PostDefaults[] {
  const sets = valueAt(data, 'defaults');
  if (!Array.isArray(sets)) return [];
  const folder = (name: string) => trimSlashes(configs.flatMap((config) => text(config.data, name) ?? []).at(-1) ?? '');
  const base = join(siteFolder, folder('source'));
  const collections = folder('collections_dir');
  return sets.flatMap((set: FieldValue): readonly PostDefaults[] => {
    const values = valueAt(set, 'values');
    if (!isTable(values)) return [];
    const scope = valueAt(set, 'scope.path');
    const type = valueAt(set, 'scope.type');
    const written = typeof scope === 'string' ? scope : '';
    const inCollections = collections !== '' && written.startsWith(`${collections}/`);
    const place = inCollections ? written.slice(collections.length + 1) : written;
    const isGlob = place.includes('*');
    // The paths of posts begin at the folder of collections, those of pages at the source.
    const bases = [...(inCollections ? [] : [base]), ...(collections === '' ? [] : [join(base, collections)])];
    const roots = place === '' ? [base] : bases;
    return roots.map((root) => ({
      source: path,
      values,
      under: `${root === '' ? '' : `${root}/`}${isGlob ? '' : place}`,
      glob: isGlob ? place : null,
      type: typeof type === 'string' ? (oldTypes[type] ?? type) : null,
      languages: null,
    }));
  });
}

/** How Eleventy orders the files for one place (TemplateData#_addBaseToPaths); code is not read. */
const endings = ['.11tydata.json', '.json'];

function eleventyData(dataFiles: readonly SiteConfig[], { contentFolders }: Profile): readonly PostDefaults[] {
  const inside = (path: string) => contentFolders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  const found = dataFiles
    .filter(({ path }) => inside(path))
    .flatMap((file) => {
      const ending = endings.find((one) => file.path.endsWith(one));
      if (ending === undefined || !isTable(file.data)) return [];
      const stem = file.path.slice(0, -ending.length);
      const ofFolder = stem === dataOfFolder(dirname(stem));
      // The file of one post, then those of its folders; of two for one place the one with the longer ending.
      const rank = [ofFolder ? 1 : 0, -stem.split('/').length, endings.indexOf(ending)];
      const under = ofFolder ? prefixOf(stem) : `${stem}.md`;
      return [{ rank, defaults: { ...everywhere, source: file.path, values: file.data, under } }];
    });
  const order = (a: readonly number[], b: readonly number[]) =>
    a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return found.toSorted((a, b) => order(a.rank, b.rank)).map(({ defaults }) => defaults);
}

/** The paths without ending that Eleventy's data files for these posts may have: `posts/posts`, `posts/a.11tydata`. */
export function dataNamesOf(posts: readonly PostId[]): ReadonlySet<string> {
  const stems = new Set([...posts.map(withoutEnding), ...posts.flatMap(foldersOf).map(dataOfFolder)]);
  return new Set([...stems].flatMap((stem) => [stem, `${stem}.11tydata`]));
}

const withoutEnding = (id: string) => id.replace(/\.\w+$/, '');
const dataOfFolder = (folder: string) => `${folder}/${basename(folder)}`;

/** Every folder on the way to a post, without the root. */
function foldersOf(id: string): readonly string[] {
  const parts = id.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

import { defined } from '../../base/defined.ts';
import { dirname } from '../../base/paths.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { HeadingIds, SiteProfile } from '../../model/site.ts';
import {
  common,
  flag,
  isTable,
  language,
  oneTaxonomy,
  text,
  trimSlashes,
  valueAt,
  type Loose,
} from '../config-values.ts';
import type { SiteConfig } from './generator-rules.ts';

/** A file of Hugo's `config/_default` holds the table that it is named after: `languages.toml`, `params.yaml`. */
export function wholeTable({ path, data }: SiteConfig): FieldValue | null {
  const name =
    /(?:^|\/)config\/_default\/(?:(params|markup|taxonomies|frontmatter|cascade|module|permalinks)|languages(?:\.[\w-]+)?)\.\w+$/.exec(
      path,
    );
  return name === null || data === null ? data : { [name[1] ?? 'languages']: data };
}

/**
 * The files of `config/_default` that hold the table of one language each, `languages.de.toml`, as one with that of all, over
 * what the main file says of the same languages (config/configLoader.go: the folder is merged into the file, key by key).
 */
export function joinLanguages(configs: readonly SiteConfig[]): readonly SiteConfig[] {
  return [...Map.groupBy(configs, ({ path }) => (ofLanguages.test(path) ? dirname(path) : null))].flatMap(
    ([folder, files]) => {
      const [first] = files;
      if (folder === null || first === undefined) return files;
      const tables = files.flatMap(({ path, data }): readonly Entry[] => {
        const code = ofLanguages.exec(path)?.[1];
        return code === undefined ? entriesOf(data) : data === null ? [] : [[code, data]];
      });
      const site = folder.replace(/config\/_default$/, '');
      const main = configs
        .filter(({ path }) => path.startsWith(site) && mainFile.test(path.slice(site.length)))
        .flatMap(({ data }) => entriesOf(valueAt(data, 'languages')));
      return [{ ...first, data: merged([...main, ...tables]) }];
    },
  );
}

const mainFile = /^(?:config\/_default\/)?(?:hugo|config)\.\w+$/;

type Entry = readonly [code: string, table: FieldValue];

const entriesOf = (data: FieldValue | null | undefined): readonly Entry[] => Object.entries(isTable(data) ? data : {});

function merged(tables: readonly Entry[]): FieldValue {
  const all = new Map<string, FieldValue>();
  for (const [code, table] of tables) {
    const known = all.get(code);
    all.set(code, isTable(known) && isTable(table) ? { ...known, ...table } : table);
  }
  return Object.fromEntries(all);
}

const ofLanguages = /(?:^|\/)config\/_default\/languages(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/;

/** What one config file of Hugo says of the site; what it leaves out is undefined (gohugo.io/configuration/all). */
export function hugoFile(config: SiteConfig): Loose<SiteProfile> {
  const whole = wholeTable(config);
  return { ...common(whole), ...hugo(whole) };
}

function hugo(data: FieldValue | null): Loose<SiteProfile> {
  const languages = valueAt(data, 'languages');
  const perLanguage = isTable(languages) ? Object.values(languages) : [];
  const ownFolders = perLanguage.map((language) => text(language, 'contentDir'));
  // A language without a folder of its own is in the common one, told by `post.de.md`.
  const main = text(data, 'contentDir') ?? (ownFolders.some((folder) => folder !== undefined) ? 'content' : undefined);
  const shared = ownFolders.length > 0 && ownFolders.every((folder) => folder !== undefined) ? [] : [main];
  const named = [...new Set([...shared, ...ownFolders].filter((folder) => folder !== undefined).map(trimSlashes))];
  const defaultLanguage = text(data, 'defaultContentLanguage');
  const statics = [valueAt(data, 'staticDir')]
    .flat()
    .filter((folder) => typeof folder === 'string')
    .map(trimSlashes);
  const taxonomies = valueAt(data, 'taxonomies');
  const mounted = mounts(data);
  return {
    siteTitle:
      text(data, 'title') ??
      perLanguage.map((language) => text(language, 'title')).find((title) => title !== undefined),
    contentFolders: named.length > 0 ? named : undefined,
    newFolder: named.length > 0 ? `${named[0]}/posts` : undefined,
    language: language(text(data, 'locale') ?? text(data, 'languageCode') ?? defaultLanguage),
    languages: isTable(languages)
      ? Object.entries(languages).map(([code, own]) => {
          const folder = text(own, 'contentDir');
          return { code, folder: folder === undefined ? null : trimSlashes(folder) };
        })
      : undefined,
    headingIds: headingIds(data),
    publishesFuture: flag(data, 'buildFuture'),
    publishesDrafts: flag(data, 'buildDrafts'),
    publishesExpired: flag(data, 'buildExpired'),
    pathDates: hugoPathDates(data),
    taxonomies: isTable(taxonomies)
      ? Object.entries(taxonomies).flatMap(([, plural]) =>
          typeof plural === 'string' ? [oneTaxonomy(plural, plural)] : [],
        )
      : undefined,
    assets: statics.length > 0 ? [...statics, 'assets', 'content'].map((folder) => ({ folder, url: '/' })) : undefined,
    ...mounted,
  };
}

/** gohugo.io/configuration/markup/#goldmark: `parser.autoHeadingID`, `parser.autoHeadingIDType`. */
function headingIds(data: FieldValue | null): HeadingIds | undefined {
  const parser = valueAt(data, 'markup.goldmark.parser') ?? null;
  const way = (['github-ascii', 'blackfriday'] as const).find((one) => one === text(parser, 'autoHeadingIDType'));
  if (flag(parser, 'autoHeadingID') === false) return { none: true };
  return way && { way };
}

interface Mount {
  readonly folder: string;
  readonly target: string;
  readonly language: string | undefined;
}

/** Hugo's `module.mounts`: what is named there for content takes the place of the usual folder. */
function mounts(data: FieldValue | null): Loose<SiteProfile> {
  const list = [valueAt(data, 'module.mounts')].flat().flatMap((one): readonly Mount[] => {
    const source = text(one ?? null, 'source');
    const target = text(one ?? null, 'target');
    // What is mounted from a module or from above the site is not in the folder.
    if (source === undefined || target === undefined || /^(?:\.\.|\/)|node_modules/.test(source)) return [];
    return [{ folder: trimSlashes(source), target: trimSlashes(target), language: text(one ?? null, 'lang') }];
  });
  const content = list.filter(({ target }) => /^content(?:\/|$)/.test(target));
  const statics = list.filter(({ target }) => /^static(?:\/|$)/.test(target));
  const first = content[0];
  const languages = content.flatMap(({ folder, language }) =>
    language === undefined ? [] : [{ code: language, folder }],
  );
  return defined({
    contentFolders: first && [...new Set(content.map(({ folder }) => folder))],
    newFolder: first && (first.target === 'content' ? `${first.folder}/posts` : first.folder),
    languages: languages.length > 0 ? languages : undefined,
    assets:
      statics.length > 0
        ? [
            ...statics.map(({ folder, target }) => ({ folder, url: `${target.slice('static'.length)}/` })),
            ...['assets', ...content.map(({ folder }) => folder)].map((folder) => ({ folder, url: '/' })),
          ]
        : undefined,
  });
}

/** Hugo's `[frontmatter]` table: `:filename` before or after the fields. */
function hugoPathDates(data: FieldValue | null): SiteProfile['pathDates'] | undefined {
  const names = [valueAt(data, 'frontmatter.publishDate') ?? valueAt(data, 'frontmatter.date')].flat();
  if (!names.includes(':filename')) return undefined;
  return names[0] === ':filename' ? 'first' : 'last';
}

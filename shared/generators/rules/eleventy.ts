import { defined } from '../../base/defined.ts';
import { basename, dirname, withoutEnding } from '../../base/paths.ts';
import type { PostId } from '../../model/post.ts';
import type { PostDefaults, SiteProfile } from '../../model/site.ts';
import { isTable, setting, trimSlashes, withoutComments } from '../config-values.ts';
import { everywhere, prefixOf } from './default-places.ts';
import { isThere, type DefaultPlaces, type GeneratorRules, type SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, taxonomy } from './profile-parts.ts';

const usualAssets: SiteProfile['assets'] = ['public', '', 'content', 'src'].map((folder) => ({ folder, url: '/' }));

/** Eleventy: https://www.11ty.dev */
export const eleventy: GeneratorRules = {
  profile: {
    // From 3.1 on; gray-matter with js-yaml 3 before.
    yaml: 'js-yaml-4',
    ignoredFolders: [...neverWalked, '/_site', '/dist', '_includes', '_layouts', '_data'],
    fields: { ...commonFields, title: names('title'), date: names('date'), slug: names('permalink', 'slug') },
    // By `tags` alone, of which a text is parted at its commas from 3.1 on (TemplateData.getCleanedTagsImmutable). What stands
    // for categories is the site's own matter.
    taxonomies: [taxonomy('tags', 'commas', 'tags'), taxonomy('categories', 'one', 'categories', 'category')],
    assets: usualAssets,
    newFolder: 'content/blog',
    // www.11ty.dev/docs/dates: the front matter, else the name; without a zone in UTC. Nothing is held back for its date.
    pathDates: 'last',
    timeZone: 'UTC',
    publishesFuture: true,
    excerptMarker: null,
  },
  usual: ['newFolder', 'assets', 'fields.title'],
  sign: (config) =>
    /^(?:eleventy\.config\.\w+|\.eleventy\.c?js)$/.test(basename(config.path)) ? isThere(config) : null,
  npmPackage: '@11ty/eleventy',
  cues: [
    ["Eleventy's url filter", (post) => /\{\{[^{}]*\|\s*url\s*\}\}/.test(post.text)],
    ['JavaScript front matter', (post) => /^---js\b/.test(post.text)],
  ],
  readConfig: ({ text }) => settings(text),
  readDefaults: ({ dataFiles }, places) => ofData(dataFiles, places),
};

function settings(source: string): Partial<SiteProfile> {
  const input = setting(source, 'input') ?? /setInputDirectory\(\s*['"]([^'"]+)['"]/.exec(source)?.[1];
  const folder = input === undefined ? '' : trimSlashes(input);
  const inside = folder !== '' && !folder.startsWith('..');
  return defined({
    contentFolders: inside ? [folder] : undefined,
    newFolder: inside ? `${folder}/posts` : undefined,
    excerptMarker: setting(source, 'excerpt_separator'),
    assets: assetsOf(withoutComments(source), inside ? folder : ''),
  });
}

const copied = /\baddPassthroughCopy\(\s*(?:(["'`])([^"'`]+)\1|\{([^{}]*)\})/g;
const entry = /(?:(["'`])([^"'`]+)\1|(?<![\w$])([\w$]+))\s*:\s*(["'`])([^"'`]*)\4/g;
/** Folders of a site that hold images, and not its styles, scripts and fonts alone. */
const forImages = /(?:^|\/)(?:images?|img|assets|static|public|media|uploads|photos|files)(?:\/|$)/i;

/**
 * What is copied as it is (www.11ty.dev/docs/copy): a folder by its name goes to the same path, without the folder of the input;
 * a table says where each goes. Files, patterns and what code makes are not looked at. First what goes to the site's root.
 */
function assetsOf(source: string, input: string): SiteProfile['assets'] | undefined {
  const pairs = [...source.matchAll(copied)].flatMap(([, , folder, table]): (readonly [string, string])[] => {
    if (folder === undefined)
      return [...(table ?? '').matchAll(entry)].map((one) => [pathOf(one[2] ?? one[3] ?? ''), pathOf(one[5] ?? '')]);
    const path = pathOf(folder);
    return [[path, path.startsWith(`${input}/`) ? path.slice(input.length + 1) : path]];
  });
  const found = pairs
    .filter(
      ([from, to]) => from !== '' && forImages.test(from) && !/[*?!{]|\.\w+$|^\.\.|^node_modules\//.test(from + to),
    )
    .map(([folder, to]) => ({ folder, url: to === '' ? '/' : `/${to}/` }))
    .toSorted((a, b) => Number(b.url === '/') - Number(a.url === '/'));
  if (found.length === 0) return undefined;
  const isFound = (asset: (typeof found)[number]) =>
    found.some((one) => one.folder === asset.folder && one.url === asset.url);
  return [...found, ...usualAssets.filter((asset) => !isFound(asset))];
}

const pathOf = (written: string) => trimSlashes(written.trim().replace(/^\.\//, ''));

/** How Eleventy orders the files for one place (TemplateData#_addBaseToPaths); code is not read. */
const endings = ['.11tydata.json', '.json'];

function ofData(dataFiles: readonly SiteConfig[], { contentFolders }: DefaultPlaces): readonly PostDefaults[] {
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

const dataOfFolder = (folder: string) => `${folder}/${basename(folder)}`;

/** Every folder on the way to a post, without the root. */
function foldersOf(id: string): readonly string[] {
  const parts = id.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

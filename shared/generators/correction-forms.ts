import type { FieldNames, ProfilePart, ReadingRule, SiteFields, SiteProfile, Taxonomy } from '../model/site.ts';
import { generatorNames, yamlReaders } from '../model/site.ts';

// A correction is typed as text in boxes. Here stands which boxes each part of a profile has, and how its value becomes
// their text and back. Whether a value makes sense is the business of `contract/corrections.ts`.

/** One box of a form: a text, a text of several lines, or a choice. */
export interface Box {
  /** The key of the value that it holds; empty where it holds the whole value. */
  readonly key: string;
  readonly label: string;
  /** What it takes, in words: shown under the box, and as the error when it holds something else. */
  readonly rule: string;
  readonly lines?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** The text of each box by its key. */
export type Filled = Readonly<Record<string, string>>;

/** How one part of a profile is corrected. Each row holds all boxes; only a list of things has several rows. */
export interface CorrectionForm {
  readonly label: string;
  readonly boxes: readonly Box[];
  /** What one row is, where rows can be added and taken away. */
  readonly row?: string;
  readonly fill: (value: never) => readonly Filled[];
  readonly read: (rows: readonly Filled[]) => unknown;
}

/** The author has a form of its own in the settings. */
export type FormPart = Exclude<ProfilePart, 'author'>;

/** The value of a part as text. */
export function fillForm(part: FormPart, profile: SiteProfile): readonly Filled[] {
  const [whole, name] = part.split('.') as [keyof SiteProfile, (keyof SiteFields)?];
  return correctionForms[part].fill((name ? profile.fields[name] : profile[whole]) as never);
}

const trimmed = (text = '') => text.trim();
const split = (text: string, at: string) =>
  text
    .split(at)
    .map(trimmed)
    .filter((piece) => piece !== '');

/** The root of the library is written `.`, so that an empty box can mean none. */
const showFolder = (folder: string | null) => (folder === null ? '' : folder || '.');
const readFolder = (text = '') =>
  text
    .trim()
    .replace(/^\.(?:\/|$)/, '')
    .replace(/\/+$/, '');
const readFolderOrNone = (text = '') => (text.trim() === '' ? null : readFolder(text));

const showNames = (names: readonly (readonly string[])[] | null) =>
  names?.map((path) => path.join('.')).join(', ') ?? '';
const readNames = (text = '') => split(text, ',').map((name) => name.split('.'));

type One = Omit<Box, 'key'>;

function one<Value>(box: One, fill: (value: Value) => string, read: (text: string) => unknown): CorrectionForm {
  return {
    label: box.label,
    boxes: [{ ...box, key: '' }],
    fill: (value: never) => [{ '': fill(value as Value) }],
    read: ([row]) => read(row?.[''] ?? ''),
  };
}

const text = (label: string, rule: string) => one<string>({ label, rule }, (value) => value, trimmed);

const folder = (label: string) =>
  one<string>({ label, rule: `${folderRule} A full stop is the library itself.` }, showFolder, readFolder);
const folderRule = 'A folder by its path in the library, such as content/posts.';

const fields = (name: string) =>
  one<FieldNames>(
    {
      label: `Field for ${name}`,
      rule: 'Names with commas between them, the one for new posts first; extra.cover is a key in a table.',
    },
    showNames,
    readNames,
  );

function choice<Value extends string>(label: string, labels: Readonly<Record<Value, string>>): CorrectionForm {
  const options = Object.entries<string>(labels).map(([value, words]) => ({ value, label: words }));
  return one<Value>({ label, rule: '', options }, (value) => value, trimmed);
}

function yesOrNo(label: string): CorrectionForm {
  const options = [
    { value: 'true', label: 'Published' },
    { value: 'false', label: 'Held back' },
  ];
  return one<boolean>({ label, rule: '', options }, String, (value) => value === 'true');
}

const number = (read = '') => (read.trim() === '' ? Number.NaN : Number(read.trim().replace(',', '.')));

export const correctionForms: Readonly<Record<FormPart, CorrectionForm>> = {
  generator: choice('Generator', generatorNames),
  siteFolder: folder('Folder of the site'),
  siteTitle: text('Title of the site', 'Stands over exported posts.'),
  language: text('Language', 'A language tag such as en or pt-BR.'),
  languages: {
    label: 'Languages',
    row: 'language',
    boxes: [
      { key: 'code', label: 'Language', rule: 'A language tag such as en or pt-BR.' },
      { key: 'folder', label: 'Folder', rule: 'Its folder; empty for post.de.md.' },
    ],
    fill: (languages: SiteProfile['languages']) =>
      languages.map((language) => ({ code: language.code, folder: showFolder(language.folder) })),
    read: (rows) => rows.map((row) => ({ code: trimmed(row['code']), folder: readFolderOrNone(row['folder']) })),
  },
  timeZone: text('Time zone', 'For dates without an offset: a name such as Europe/Oslo or UTC.'),
  contentFolders: one<readonly string[]>(
    {
      label: 'Folders with posts',
      rule: 'One folder a line, by its path in the library. A full stop is the library itself.',
      lines: true,
    },
    (folders) => folders.map(showFolder).join('\n'),
    (typed) => split(typed, '\n').map(readFolder),
  ),
  ignoredFolders: one<readonly string[]>(
    {
      label: 'Folders never looked into',
      rule: 'One a line: node_modules anywhere, or /public for that one only.',
      lines: true,
    },
    (folders) => folders.join('\n'),
    (typed) => split(typed, '\n').map((name) => name.replace(/(?<=[^/])\/+$/, '')),
  ),
  newFolder: folder('Folder of new posts'),
  draftFolder: one<string | null>(
    { label: 'Folder of drafts', rule: `${folderRule} Empty where drafts have none.` },
    showFolder,
    readFolderOrNone,
  ),
  template: one<string | null>(
    {
      label: 'What new posts begin as',
      rule: 'An archetype or scaffold below the library’s folder. Empty for front matter alone.',
    },
    (path) => path ?? '',
    (typed) => typed.trim() || null,
  ),
  fileName: text(
    'File names',
    'Such as {date}-{slug}.md or {slug}/index.md: with {slug}, ending in .md, .mdx or .markdown.',
  ),
  slugs: choice('Names from titles', { github: 'As GitHub', jekyll: 'As Jekyll', hugo: 'As Hugo' }),
  format: choice('Front matter of new posts', { yaml: 'YAML', toml: 'TOML', json: 'JSON' }),
  yaml: choice('Reader of YAML', yamlReaders),
  'fields.title': fields('the title'),
  'fields.date': fields('the date'),
  'fields.updated': fields('the last change'),
  'fields.expiry': fields('the last day'),
  'fields.description': fields('the description'),
  'fields.cover': fields('the cover image'),
  'fields.slug': fields('the address'),
  'fields.draft': one<FieldNames | null>(
    {
      label: 'Field for drafts',
      rule: 'Names with commas between them, the one for new posts first. Empty where no field makes a draft.',
    },
    showNames,
    (typed) => (typed.trim() === '' ? null : readNames(typed)),
  ),
  taxonomies: {
    label: 'Taxonomies',
    row: 'taxonomy',
    boxes: [
      { key: 'name', label: 'Name', rule: 'In lower case, such as tags.' },
      { key: 'fields', label: 'Fields', rule: 'With commas between them.' },
      {
        key: 'text',
        label: 'A string holds',
        rule: '',
        options: [
          { value: 'one', label: 'one' },
          { value: 'spaces', label: 'words, by spaces' },
          { value: 'commas', label: 'several, by commas' },
        ],
      },
      { key: 'single', label: 'Always one in', rule: 'Fields whose string is never split.' },
    ],
    fill: (taxonomies: readonly Taxonomy[]) =>
      taxonomies.map(({ name, fields: names, text: form, single = [] }) => ({
        ...{ name, fields: showNames(names), text: form, single: showNames(single) },
      })),
    read: (rows) =>
      rows.map((row) => {
        const single = readNames(row['single']);
        const taxonomy = {
          name: trimmed(row['name']).toLowerCase(),
          fields: readNames(row['fields']),
          text: row['text'],
        };
        return single.length > 0 ? { ...taxonomy, single } : taxonomy;
      }),
  },
  publishesFuture: yesOrNo('Posts dated in the future'),
  publishesDrafts: yesOrNo('Drafts'),
  publishesExpired: yesOrNo('Expired posts'),
  pathDates: choice('A date in the path', {
    first: 'Comes before the field',
    last: 'Counts where no field has one',
    never: 'Does not count',
  }),
  assets: {
    label: 'Images',
    row: 'folder of images',
    boxes: [
      { key: 'url', label: 'Address', rule: 'Starts and ends with a slash: /images/' },
      { key: 'folder', label: 'Folder', rule: 'Such as static/images; a full stop is the library.' },
    ],
    fill: (assets: SiteProfile['assets']) => assets.map(({ url, folder: path }) => ({ url, folder: showFolder(path) })),
    read: (rows) => rows.map((row) => ({ url: trimmed(row['url']), folder: readFolder(row['folder']) })),
  },
  excerptMarker: one<string | null>(
    { label: 'End of an excerpt', rule: 'A comment such as <!--more-->. Empty where the site has none.' },
    (marker) => marker ?? '',
    (typed) => trimmed(typed) || null,
  ),
  reading: {
    label: 'Reading time',
    boxes: [
      { key: 'name', label: 'Name', rule: 'How the rule is called in the status bar.' },
      { key: 'words', label: 'Words a minute', rule: 'From 1 to 10,000.' },
      { key: 'cjk', label: 'Characters a minute', rule: 'For Chinese, Japanese, Korean: from 1 to 10,000.' },
      { key: 'firstImage', label: 'Seconds for the first image', rule: 'From 0 to 600; 0 where images do not count.' },
      {
        key: 'code',
        label: 'Code',
        rule: '',
        options: [
          { value: 'true', label: 'counts' },
          { value: 'false', label: 'does not count' },
        ],
      },
      {
        key: 'round',
        label: 'Rounded',
        rule: '',
        options: [
          { value: 'up', label: 'up' },
          { value: 'nearest', label: 'to the nearest minute' },
        ],
      },
    ],
    fill: ({ name, words, cjk, firstImage, code, round }: ReadingRule) => [
      { name, words: `${words}`, cjk: `${cjk}`, firstImage: `${firstImage}`, code: `${code}`, round },
    ],
    read: ([row = {}]) => ({
      name: trimmed(row['name']),
      words: number(row['words']),
      cjk: number(row['cjk']),
      firstImage: number(row['firstImage']),
      code: row['code'] === 'true',
      round: row['round'],
    }),
  },
};

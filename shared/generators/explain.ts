import type {
  Evidence,
  FieldNames,
  Finding,
  Generator,
  ProfileCorrections,
  ProfilePart,
  SiteProfile,
} from '../model/site.ts';
import { generatorNames, yamlReaders } from '../model/site.ts';
import { correctedParts, fieldOf, profileParts } from './corrections.ts';
import { generatorRules } from './profiles.ts';
import { commonFields } from './rules/profile-parts.ts';

/** What a finding rests on, by its part. A part without an entry is the generator's own habit, or ours where it has none. */
export type Reasons = ReadonlyMap<ProfilePart, string>;

/** Parts of a profile with what they rest on, in the order given: that in which a person reads them. */
export function explainProfile(
  profile: SiteProfile,
  reasons: Reasons,
  corrections: ProfileCorrections,
  parts: readonly ProfilePart[] = profileParts,
): readonly Evidence[] {
  const corrected = new Set(correctedParts(corrections));
  const { generator } = profile;
  return parts.map((part) => {
    const finding = lines[part](profile);
    if (corrected.has(part)) return { part, finding, because: 'you chose it', from: 'person' };
    const because = reasons.get(part);
    if (because !== undefined) return { part, finding, because, from: 'files' };
    return isRuleOf(generator, part)
      ? { part, finding, because: `${generatorNames[generator]} does so by itself`, from: 'generator' }
      : { part, finding, because: 'nothing says otherwise', from: 'longhand' };
  });
}

/** Whether a generator has a word of its own on a part, and not only what holds for sites without one. */
function isRuleOf(generator: Generator, part: ProfilePart): boolean {
  const { profile, usual = [] } = generatorRules[generator];
  if (usual.includes(part)) return false;
  const field = fieldOf(part);
  return field === null
    ? Object.hasOwn(profile, part)
    : (profile.fields ?? commonFields)[field] !== commonFields[field];
}

/** What posts get from other files, and which files of that kind are not read because they are code. */
export function explainDefaults(
  { defaults, generator }: SiteProfile,
  dataFiles: readonly { readonly path: string; readonly data: unknown }[],
): Finding {
  const code = dataFiles.filter(({ path, data }) => data === null && path.endsWith('js')).map(({ path }) => path);
  const unread =
    code.length === 0 ? '' : `; ${short(code)} ${code.length === 1 ? 'is code and is' : 'are code and are'} not read`;
  const given = [...new Set(defaults.map(({ values, source }) => `${Object.keys(values).join(', ')} by ${source}`))];
  if (given.length > 0) {
    const sources = [...new Set(defaults.map(({ source }) => source))];
    const because = `${short(sources)} ${sources.length === 1 ? 'says' : 'say'} so${unread}`;
    return { finding: `values for posts: ${short(given)}`, because };
  }
  const habit = generator === 'plain' ? 'nothing says otherwise' : 'no file of the site gives any';
  return {
    finding: 'values for posts: none from other files',
    because: `${habit}${unread}`,
  };
}

const mostNamed = 12;

/** The first of them, and how many more there are. */
const short = (all: readonly string[]) =>
  [...all.slice(0, mostNamed), ...(all.length > mostNamed ? [`${all.length - mostNamed} more`] : [])].join('; ');

type Line = (profile: SiteProfile) => string;

const place = (folder: string) => folder || 'the root';
const places = (folders: readonly string[]) => folders.map(place).join(', ');
const names = (fields: FieldNames | null) => fields?.map((path) => path.join('.')).join(', ') ?? 'none';

/** Each part in words. */
const lines: Readonly<Record<ProfilePart, Line>> = {
  generator: ({ generator }) => `generator: ${generator}`,
  siteFolder: ({ siteFolder }) => `site in ${place(siteFolder)}`,
  siteTitle: ({ siteTitle }) => `title: ${siteTitle || 'none'}`,
  author: ({ author }) => `author: ${author.name || 'none'}`,
  language: ({ language }) => `language: ${language}`,
  languages: ({ languages }) =>
    `languages: ${languages.map(({ code, folder }) => (folder === null ? code : `${code} in ${place(folder)}`)).join(', ') || 'one'}`,
  timeZone: ({ timeZone }) => `time zone: ${timeZone} for dates without an offset`,
  contentFolders: ({ contentFolders }) => `content in ${places(contentFolders)}`,
  ignoredFolders: ({ ignoredFolders }) => `never looked into: ${ignoredFolders.join(', ')}`,
  newFolder: ({ newFolder }) => `new posts in ${place(newFolder)}`,
  draftFolder: ({ draftFolder }) => `drafts in ${draftFolder === null ? 'no folder of their own' : place(draftFolder)}`,
  template: ({ template }) => `new posts begin as ${template ?? 'front matter alone'}`,
  fileName: ({ fileName }) => `file names: ${fileName}`,
  slugs: ({ slugs }) => `names from titles: the rule of ${slugs === 'github' ? 'GitHub' : generatorNames[slugs]}`,
  format: ({ format }) => `front matter: ${format}`,
  yaml: ({ yaml }) => `YAML as ${yamlReaders[yaml]} reads it`,
  'fields.title': ({ fields }) => `field title: ${names(fields.title)}`,
  'fields.date': ({ fields }) => `field date: ${names(fields.date)}`,
  'fields.updated': ({ fields }) => `field updated: ${names(fields.updated)}`,
  'fields.expiry': ({ fields }) => `field expiry: ${names(fields.expiry)}`,
  'fields.description': ({ fields }) => `field description: ${names(fields.description)}`,
  'fields.cover': ({ fields }) => `field cover: ${names(fields.cover)}`,
  'fields.slug': ({ fields }) => `field slug: ${names(fields.slug)}`,
  'fields.draft': ({ fields }) => `field draft: ${names(fields.draft)}`,
  taxonomies: ({ taxonomies }) =>
    `taxonomies: ${taxonomies.map(({ name, fields, text }) => `${name} in ${names(fields)} (${forms[text]})`).join('; ') || 'none'}`,
  publishesFuture: ({ publishesFuture }) =>
    publishesFuture ? 'posts dated in the future are published' : 'posts dated in the future are held back',
  publishesDrafts: ({ publishesDrafts }) => (publishesDrafts ? 'drafts are published' : 'drafts are held back'),
  publishesExpired: ({ publishesExpired }) =>
    publishesExpired ? 'expired posts are published' : 'expired posts are held back',
  pathDates: ({ pathDates }) => pathDateWords[pathDates],
  assets: ({ assets }) =>
    `images: ${assets.map(({ url, folder }) => `${url} in ${place(folder)}`).join(', ') || 'none'}`,
  excerptMarker: ({ excerptMarker }) =>
    excerptMarker === null ? 'no excerpt marker' : `excerpts end at ${excerptMarker}`,
  reading: ({ reading }) => `reading time: ${reading.name}, ${reading.words} words a minute`,
};

const forms = { one: 'a string is one', spaces: 'a string is split at spaces', commas: 'a string is split at commas' };

const pathDateWords = {
  first: 'the date in a path comes before the field',
  last: 'a date in a path counts where no field has one',
  never: 'a date in a path does not count',
};

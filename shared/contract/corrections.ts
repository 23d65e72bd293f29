import * as v from 'valibot';
import { isTimeZone } from '../base/dates.ts';
import { generators, type ProfileCorrections } from '../model/site.ts';
import * as s from './schemas.ts';

const short = v.pipe(v.string(), v.maxLength(200));

const staysInside = (path: string) => !/^[\\/]|\0/.test(path) && !path.split(/[\\/]/).includes('..');

/** A folder below the library's root; empty for the root itself. */
const folder = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.check((path) => staysInside(path) && !path.endsWith('/'), 'a folder is named by its path inside the library'),
);
const folders = v.pipe(v.array(folder), v.minLength(1), v.maxLength(200), v.readonly());

/** A name anywhere, or a path below the root behind a leading `/`. */
const ignored = v.pipe(
  short,
  v.check((path) => /[^/]/.test(path) && staysInside(path.replace(/^\//, '')), 'a folder is named by name or path'),
);

const fieldPath = v.pipe(v.array(s.name), v.minLength(1), v.maxLength(10), v.readonly());
const fieldNames = v.pipe(v.tupleWithRest([fieldPath], fieldPath), v.maxLength(20), v.readonly());

const fields = v.partial(
  v.object({
    title: fieldNames,
    date: fieldNames,
    updated: fieldNames,
    expiry: fieldNames,
    description: fieldNames,
    cover: fieldNames,
    slug: fieldNames,
    draft: v.nullable(fieldNames),
  }),
);

const taxonomy = v.object({
  name: v.pipe(s.name, v.toLowerCase()),
  fields: fieldNames,
  text: v.picklist(['one', 'spaces', 'commas']),
  single: v.exactOptional(v.pipe(v.array(fieldPath), v.maxLength(20), v.readonly())),
});

const asset = v.object({
  folder,
  url: v.pipe(short, v.regex(/^\/(?:.*\/)?$/, 'an address prefix starts and ends with a slash')),
});

/** The reader of each post's time: a speed of none would make every post endless. */
const perMinute = v.pipe(v.number(), v.minValue(1), v.maxValue(10_000));
const reading = v.object({
  name: s.name,
  words: perMinute,
  cjk: perMinute,
  firstImage: v.pipe(v.number(), v.minValue(0), v.maxValue(600)),
  code: v.boolean(),
  round: v.picklist(['up', 'nearest']),
});

const author = v.object({
  name: short,
  links: v.pipe(v.array(v.object({ label: s.name, url: s.path })), v.maxLength(20), v.readonly()),
});

const languageTag = v.pipe(
  short,
  v.check((tag) => isLanguage(tag), 'not a language tag such as en or pt-BR'),
);

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The shape of a person's corrections, in a call and in their file. */
export const corrections: v.GenericSchema<ProfileCorrections> = v.partial(
  v.object({
    generator: v.picklist(generators),
    siteFolder: folder,
    contentFolders: folders,
    ignoredFolders: v.pipe(v.array(ignored), v.maxLength(200), v.readonly()),
    format: v.picklist(['yaml', 'toml', 'json']),
    yaml: v.picklist(['core', 'psych', 'js-yaml-3', 'js-yaml-4', 'go-yaml-2', 'goccy-yaml']),
    fields,
    taxonomies: v.pipe(v.array(taxonomy), v.maxLength(100), v.readonly()),
    assets: v.pipe(v.array(asset), v.maxLength(100), v.readonly()),
    fileName: v.pipe(
      short,
      v.check(staysInside, 'a file name stays inside its folder'),
      v.regex(/\{slug\}.*\.(?:md|markdown|mdx)$/i, 'a file name holds {slug} and ends like a post, with .md'),
    ),
    slugs: v.picklist(['github', 'jekyll', 'hugo']),
    newFolder: folder,
    draftFolder: v.nullable(folder),
    template: v.nullable(v.pipe(folder, v.minLength(1))),
    timeZone: v.pipe(short, v.check(isTimeZone, 'not a time zone such as Europe/Oslo')),
    publishesFuture: v.boolean(),
    publishesDrafts: v.boolean(),
    publishesExpired: v.boolean(),
    pathDates: v.picklist(['first', 'last', 'never']),
    language: languageTag,
    languages: v.pipe(
      v.array(v.object({ code: languageTag, folder: v.nullable(folder) })),
      v.maxLength(200),
      v.readonly(),
    ),
    siteTitle: short,
    excerptMarker: v.nullable(v.pipe(short, v.minLength(1))),
    reading,
    author,
  }),
);

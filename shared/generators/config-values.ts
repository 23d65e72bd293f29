import { isTimeZone } from '../base/dates.ts';
import { defined } from '../base/defined.ts';
import { languageTag } from '../base/language-tag.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { SiteAuthor, SiteProfile, Taxonomy } from '../model/site.ts';

// Reading values out of configuration files: of data by their names, of programs as text.

type Table = Readonly<Record<string, FieldValue>>;
/** A map of values by name. */
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a file has a key of its own that is called so. */
export const hasKey = (data: FieldValue | null, name: RegExp) =>
  isTable(data) && Object.keys(data).some((key) => name.test(key));

/** A value by its dotted path; keys compare without case, as Hugo's do (no other generator has keys that differ by case). */
export function valueAt(data: FieldValue | null, path: string): FieldValue | undefined {
  let value: FieldValue | undefined = data ?? undefined;
  for (const key of path.toLowerCase().split('.')) {
    if (!isTable(value)) return undefined;
    const name: string | undefined = Object.keys(value).find((candidate) => candidate.toLowerCase() === key);
    value = name === undefined ? undefined : value[name];
  }
  return value;
}

/** Parts of a profile, where undefined is what the configuration does not say. */
export type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What Go calls the zone of the computer. */
export const ofComputer = 'Local';

/** What most generators call by the same names. */
export function common(data: FieldValue | null): Loose<SiteProfile> {
  const zone = text(data, 'timeZone') ?? text(data, 'timezone');
  return {
    siteTitle: text(data, 'title') ?? text(data, 'name'),
    timeZone: zone !== undefined && (isTimeZone(zone) || zone === ofComputer) ? zone : undefined,
    author: author(valueAt(data, 'author') ?? valueAt(data, 'params.author')),
  };
}

/** A person by name, or by a table with a name. */
export function author(value: FieldValue | undefined): SiteAuthor | undefined {
  const name = typeof value === 'string' ? value : isTable(value) ? value['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? { name: name.trim(), links: [] } : undefined;
}

/** A taxonomy whose posts say it in one field, dotted where it is nested. */
export const oneTaxonomy = (name: string, field: string): Taxonomy => ({
  name: name.toLowerCase(),
  fields: [field.split('.')],
  text: 'one',
});

/** A string that is not empty, without the blanks round it. */
export function text(data: FieldValue | null, path: string): string | undefined {
  const value = valueAt(data, path);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A boolean. */
export function flag(data: FieldValue | null, path: string): boolean | undefined {
  const value = valueAt(data, path);
  return typeof value === 'boolean' ? value : undefined;
}

/** A BCP 47 tag from `en_US` or `zh-cn`; undefined for what is none. */
export const language = (written: string | undefined) => (written === undefined ? undefined : languageTag(written));

/** A folder without the slashes and `./` round it. */
export const trimSlashes = (path: string) => path.replace(/^(?:\.?\/)+|\/+$|^\.$/g, '');

/** What can be told from a configuration that is a program: plain string settings, found as text. */
export function program(source: string): Partial<SiteProfile> {
  return defined({
    siteTitle: setting(source, 'title'),
    language: language(setting(source, 'defaultLocale')),
  });
}

/** A plain string of a configuration that is a program, as a setting or as a constant: `title: 'Tides'`, `title = 'Tides'`. */
export const setting = (source: string, name: string) => stringOf(source, name, '[:=]');

/** The same where only a setting counts: `site: 'https://…'`. */
export const addressSetting = (source: string, name: string) => stringOf(source, name, ':');

const stringOf = (source: string, name: string, sign: string) =>
  new RegExp(`^[^\\n]*?(?<![\\w$])${name}\\s*${sign}\\s*(['"\`])((?:(?!\\1)[^\\\\\\n$])+)\\1`, 'm').exec(
    withoutComments(source),
  )?.[2];

/** A program without its comments. What stands in quotes is none, such as the `//` of an address. */
export const withoutComments = (source: string) =>
  source.replace(
    /(["'`])(?:\\.|(?!\1)[^\\\n])*\1|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (found: string, quote: string | undefined) => (quote === undefined ? ' ' : found),
  );

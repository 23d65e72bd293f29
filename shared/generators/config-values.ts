import { isTimeZone } from '../base/dates.ts';
import { languageTag } from '../base/language-tag.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { SiteAuthor, SiteProfile, Taxonomy } from '../model/site.ts';
import { isTable, valueAt } from './choose-generator.ts';

/** Reading values out of a configuration file that is data. */

/** Parts of a profile, where undefined is what the configuration does not say. */
export type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without the keys that the configuration does not name. */
export function defined(parts: Loose<SiteProfile>): Partial<SiteProfile> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** What most generators call by the same names. */
export function common(data: FieldValue | null): Loose<SiteProfile> {
  const zone = text(data, 'timeZone') ?? text(data, 'timezone');
  return {
    siteTitle: text(data, 'title') ?? text(data, 'name'),
    timeZone: zone !== undefined && isTimeZone(zone) ? zone : undefined,
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

/** A folder without the slashes and `../library/` round it. */
export const trimSlashes = (path: string) => path.replace(/^(?:\.?\/)+|\/+$/g, '');

import { formatDate } from '../../base/dates.ts';
import type { Field, FieldEdit } from '../../model/front-matter.ts';
import type { SiteProfile } from '../../model/site.ts';
import { editFrontMatter } from './edit.ts';
import { firstField, ignoresCase } from '../fields.ts';
import { readFrontMatter } from '../read.ts';

/** What the placeholders of a template stand for. */
export interface TemplateValues {
  readonly title: string;
  readonly draft: boolean;
  /** The post's name without date and ending. */
  readonly slug: string;
  /** The folder that the post comes into, by its own name. */
  readonly section: string;
  /** Milliseconds since 1970, and minutes east of UTC. */
  readonly now: number;
  readonly offset: number;
}

/** A template as the text of a post. */
export interface FilledTemplate {
  /** null: what is left is no front matter that can be read. */
  readonly text: string | null;
  /** Code of the template that was left out, as it was written. */
  readonly left: readonly string[];
}

/** Stands for the title until the front matter can be read: a title may hold what the format has to quote. */
const mark = 'LonghandTitleOfThePost';

/**
 * A new post from a template of its site: an archetype of Hugo, a scaffold of Hexo. Placeholders that only name the post,
 * its date, its section or the site are filled in. Other code is left out and named: nothing of a template is run.
 */
export function fillTemplate(template: string, profile: SiteProfile, values: TemplateValues): FilledTemplate {
  const left: string[] = [];
  let filled = '';
  let at = 0;
  for (;;) {
    const from = template.indexOf('{{', at);
    const end = from < 0 ? -1 : template.indexOf('}}', from + 2);
    if (end < 0) break;
    filled += template.slice(at, from);
    at = end + 2;
    const code = template.slice(from, at);
    if (isShortcode(code)) {
      filled += code;
      continue;
    }
    // A dash takes the blanks beside it along.
    if (code.startsWith('{{-')) filled = filled.trimEnd();
    const value = valueOf(code.slice(2, -2).replace(/^-|-$/g, '').trim(), profile, values);
    if (value === null) left.push(code);
    filled += value ?? '';
    if (code.endsWith('-}}')) at += template.slice(at).length - template.slice(at).trimStart().length;
  }
  const text = withOpening(filled + template.slice(at), profile);
  return { text: withFields(text, profile, values), left };
}

/** Hexo takes front matter without its first line, which a new post gets, so that it can be edited everywhere. */
function withOpening(text: string, { generator }: SiteProfile): string {
  return generator === 'hexo' && /^[\w-]+:/.test(text) && /^---[ \t]*$/m.test(text) ? `---\n${text}` : text;
}

/** `{{< figure >}}` and `{{% note %}}` are text of the post to come. */
const isShortcode = (code: string) => /^\{\{[<%]/.test(code);

/** The text with the fields of a new post; null where its front matter cannot be read or edited. */
function withFields(filled: string, profile: SiteProfile, { title, draft }: TemplateValues): string | null {
  const frontMatter = readFrontMatter(filled, profile.yaml);
  if (frontMatter && frontMatter.problems.length > 0) return null;
  const anyCase = ignoresCase(profile);
  const first = (names: SiteProfile['fields']['title'] | null) =>
    frontMatter && names && firstField(frontMatter, names, anyCase);
  const titled = first(profile.fields.title)?.path ?? profile.fields.title[0];
  const flag = profile.draftFolder === null ? profile.fields.draft : null;
  const flagged = first(flag)?.path ?? (draft ? flag?.[0] : undefined);
  const edits: FieldEdit[] = [
    ...(frontMatter?.fields ?? []).flatMap((field) => named(field, title)),
    { op: 'set', path: titled, value: title, kind: 'text' },
    ...(flagged ? [{ op: 'set', path: flagged, value: draft, kind: 'boolean' } as const] : []),
  ];
  const outcome = editFrontMatter(filled, edits, { format: profile.format, yaml: profile.yaml });
  if (outcome.kind === 'refused') return null;
  return (outcome.kind === 'changed' ? outcome.text : filled).replaceAll(mark, () => title);
}

/** The fields that hold the title beside others: a description, a nested one. */
function named(field: Field, title: string): readonly FieldEdit[] {
  if (field.fields) return field.fields.flatMap((inner) => named(inner, title));
  if (typeof field.value !== 'string' || !field.value.includes(mark)) return [];
  return [{ op: 'set', path: field.path, value: field.value.replaceAll(mark, () => title), kind: 'text' }];
}

/** What a placeholder stands for; null where only the generator could work it out. */
function valueOf(code: string, { generator, siteTitle }: SiteProfile, values: TemplateValues): string | null {
  const { slug, section, now, offset } = values;
  if (/^\/\*[\s\S]*\*\/$|^#/.test(code)) return '';
  if (generator !== 'hugo') {
    const date = formatDate(now, offset, 'second').replace('T', ' ').slice(0, 19);
    const known: Readonly<Record<string, string>> = { title: mark, date, slug, layout: 'post' };
    return Object.hasOwn(known, code) ? (known[code] ?? null) : null;
  }
  if (/^\.?(?:Site|site)\.Title$/.test(code)) return siteTitle;
  if (/^\.(?:Section|Type)$/.test(code)) return section;
  if (/^(?:\.Date|now|time\.Now)$/.test(code)) return formatDate(now, offset, 'second');
  const layout =
    /^(?:\(?now\)?\.Format\s+|\(?time\.Now\)?\.Format\s+|\.Date\s*\|\s*time\.Format\s+|dateFormat\s+|time\.Format\s+)"([^"]*)"(?:\s+(?:\.Date|now|time\.Now))?$/.exec(
      code,
    )?.[1];
  if (layout !== undefined) return byLayout(layout, now, offset);
  return byName(code, slug);
}

const nameOfPost = /\.(?:File\.)?(?:ContentBaseName|TranslationBaseName|BaseFileName|LogicalName)\b|\.Name\b/;
const words = /^(?:strings\.)?(?:title|humanize|replace|replacere|firstupper|trim)$/i;
const kept = /^(?:strings\.)?(?:urlize|anchorize|lower|tolower)$/i;

/** An expression over the name of the post: a title where it is made of words (`replace .Name "-" " " | title`). */
function byName(code: string, slug: string): string | null {
  if (/^\.(?:LinkTitle|Title)$/.test(code)) return mark;
  if (!nameOfPost.test(code)) return null;
  const calls = code
    .replace(nameOfPost, ' ')
    .replace(/"[^"]*"|`[^`]*`/g, ' ')
    .split(/[\s|()]+/)
    .filter(Boolean);
  if (calls.every((call) => kept.test(call))) return slug;
  return calls.every((call) => words.test(call)) ? mark : null;
}

/** A layout of Go: the moment Mon Jan 2 15:04:05 -0700 MST 2006, written as wanted. */
function byLayout(layout: string, now: number, offset: number): string | null {
  const iso = formatDate(now, offset, 'second');
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = iso.split(/[-T:+Z]/);
  const zone = iso.slice(19);
  const moment = new Date(now + offset * 60_000);
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options }).format(moment);
  const parts: Readonly<Record<string, string>> = {
    '2006': year,
    January: name({ month: 'long' }),
    Jan: name({ month: 'short' }),
    Monday: name({ weekday: 'long' }),
    Mon: name({ weekday: 'short' }),
    '01': month,
    '02': day,
    '15': hour,
    '04': minute,
    '05': second,
    'Z07:00': zone,
    '-07:00': zone === 'Z' ? '+00:00' : zone,
    '-0700': zone === 'Z' ? '+0000' : zone.replace(':', ''),
  };
  const known = /Z07:00|-07:00|-0700|2006|January|Jan|Monday|Mon|01|02|15|04|05/g;
  // Another part of the moment is one that is not known here.
  return /[0-9]|MST|[AP]M|_2/.test(layout.replace(known, ''))
    ? null
    : layout.replace(known, (part) => parts[part] ?? part);
}

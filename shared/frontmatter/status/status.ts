import { fieldNamed, ignoresCase } from '../fields.ts';
import { dateInPath, formatDate, instantOf, offsetAt, parseDate } from '../../base/dates.ts';
import { docusaurusName } from '../../base/docusaurus-name.ts';
import { basename } from '../../base/paths.ts';
import type { Field, FieldPath, FrontMatter } from '../../model/front-matter.ts';
import type { PostId, PostState } from '../../model/post.ts';
import type { FieldNames, Generator, SiteProfile } from '../../model/site.ts';
import { isUnpublished, isYes, readAs } from './flags.ts';
import { isAstroPage, whyHidden, type Look } from './hidden.ts';
import { whereFrom, withInherited } from '../inherit.ts';
import { instantOfDate, instantOfField } from './instants.ts';

/** Whether readers see a post, why not, and when it is dated. */
export interface PostStatus {
  readonly state: PostState;
  /** A sentence; empty for live posts. */
  readonly why: string;
  /** As written in the front matter or the file name. */
  readonly date: string | null;
  /** Milliseconds since 1970. */
  readonly time: number | null;
  /** When the state changes by itself, milliseconds since 1970: a scheduled post goes live, a live one expires. */
  readonly until: number | null;
  /** Since when it has been this one by itself, milliseconds since 1970: before that it was scheduled, or live. */
  readonly since: number | null;
}

type Verdict = Pick<PostStatus, 'state' | 'why' | 'until' | 'since'>;

/**
 * The state of a post by the rules of its generator. `now` in milliseconds since 1970. Tests hold these rules against
 * the generators themselves. What other files of the site give the post counts as if it stood in it.
 */
export function postStatus(profile: SiteProfile, id: PostId, own: FrontMatter | null, now: number): PostStatus {
  const fm = withInherited(profile, id, own);
  const look: Look = { profile, id, fm, hasBlock: own !== null, field: (...path) => find(profile, fm, path) };
  const verdict = hidden(look) ?? draft(look) ?? expired(look, now) ?? published(look, now);
  const { state, why, until, since } = verdict;
  const { date, time } = writtenDate(look);
  return { state, why, until, since, date, time };
}

/** Live, or scheduled to be. */
function published(look: Look, now: number): Verdict {
  const found = look.profile.publishesFuture ? null : publishTime(look);
  return found && found.time > now
    ? { state: 'scheduled', why: `Its ${found.name} is in the future${found.from}.`, until: found.time, since: null }
    : { state: 'live', why: '', until: expiryOf(look)?.time ?? null, since: found?.time ?? null };
}

function find(profile: SiteProfile, fm: FrontMatter | null, path: FieldPath): Field | null {
  // Hugo lowers every key before it looks (common/maps/params.go); the others compare letter by letter.
  const anyCase = ignoresCase(profile);
  let fields = fm?.fields;
  let field: Field | undefined;
  for (const key of path) {
    field = fieldNamed(fields ?? [], key, anyCase);
    fields = field?.fields;
  }
  return field ?? null;
}

function firstOf(look: Look, paths: FieldNames): Field | null {
  for (const path of paths) {
    const field = find(look.profile, look.fm, path);
    if (field) return field;
  }
  return null;
}

/**
 * The date that stands for the post in lists: by its path where the generator asks that first, by the first field that the
 * generator reads, by the first that reads as a date to us, or by its path.
 */
function writtenDate({ profile, id, fm }: Look): Pick<PostStatus, 'date' | 'time'> {
  const inPath = { date: dayInPath(profile, id) ?? dateInPath(id), time: instantOfPath(profile, id) };
  if (profile.pathDates === 'first' && inPath.time !== null) return inPath;
  let loose: Pick<PostStatus, 'date' | 'time'> | null = null;
  for (const path of profile.fields.date) {
    const field = find(profile, fm, path);
    if (!field) continue;
    const time = instantOfField(profile, field);
    if (time !== null)
      return { date: typeof field.value === 'string' ? field.value.trim() : isoOf(profile, time), time };
    loose ??= looseDate(profile, field);
  }
  return loose ?? inPath;
}

/** Seconds since 1970, and digits that are a day to the generator. */
const isoOf = ({ timeZone }: SiteProfile, time: number) => formatDate(time, offsetAt(time, timeZone), 'second');

/** `published: false` stands under the name of a date in some sites; only what reads as a date is one. */
function looseDate(profile: SiteProfile, { value, kind }: Field): Pick<PostStatus, 'date' | 'time'> | null {
  if (typeof value !== 'string') return null;
  const parsed = parseDate(value);
  if (parsed) return { date: value.trim(), time: instantOfDate(profile, parsed, kind) };
  return profile.generator === 'eleventy' && isFileDate(value) ? { date: value, time: null } : null;
}

/** Eleventy takes these words for what the file, or git, says of it (Template#getMappedDate), whatever its name says. */
const isFileDate = (text: string) => /^(?:git )?(?:last modified|created)$/i.test(text);

function instantOfPath(profile: SiteProfile, id: PostId): number | null {
  const parsed = parseDate(dayInPath(profile, id) ?? '');
  return parsed && instantOf(parsed, profile.timeZone);
}

/** The day that the generator takes from a path: Eleventy the first that stands anywhere in it (Template#getMappedDate). */
function dayInPath({ generator }: SiteProfile, id: PostId): string | null {
  const whole = /\d{4}-\d\d-\d\d/.exec(id)?.[0] ?? null;
  if (generator === 'eleventy') return whole;
  if (generator === 'docusaurus') return docusaurusName(id).day;
  // `:filename` of Hugo wants ten characters (dateAndSlugFromBaseFilename); our lists show the others as well.
  return generator === 'hugo' && whole === null ? null : dateInPath(id);
}

function hidden(look: Look): Verdict | null {
  const why = whyHidden(look);
  return why === null ? null : { state: 'hidden', why, until: null, since: null };
}

// For Hugo `published` is a date or a flag; the flag is `draft` turned round (hugolib/page__meta.go).
const flagIsDraft: ReadonlySet<Generator> = new Set(['hugo', 'astro', 'next', 'plain']);

function draft(look: Look): Verdict | null {
  const { profile, id } = look;
  if (profile.publishesDrafts || (profile.generator === 'astro' && isAstroPage(id))) return null;
  const flag = profile.fields.draft && firstOf(look, profile.fields.draft);
  if (flag && isYes(profile.generator, flag)) return drafted(whyDraft(profile, flag));
  const published = flagIsDraft.has(profile.generator) ? look.field('published') : null;
  // Where both stand, Hugo goes by `draft`.
  if (published && !(flag && profile.generator === 'hugo') && isUnpublished(profile.generator, published))
    return drafted(`published is false${whereFrom(published)}.`);
  return profile.draftFolder !== null && inDraftFolder(profile, profile.draftFolder, id)
    ? drafted(`It is in the folder ${basename(profile.draftFolder)}.`)
    : null;
}

const drafted = (why: string): Verdict => ({ state: 'draft', why, until: null, since: null });

function whyDraft({ generator }: SiteProfile, flag: Field): string {
  const name = flag.path.join('.');
  // The post itself has no say then.
  if (generator === 'zola' && flag.source !== undefined) return `Its section is a draft${whereFrom(flag)}.`;
  // The release notes of Hugo 0.152: the words of YAML 1.1 are text from then on, and no text of them is a yes.
  return generator === 'hugo' && typeof flag.value === 'string' && readAs(generator, flag) === true
    ? `${name} is ${flag.value}, which is a yes to Hugo before 0.152 only.`
    : `${name} is true${whereFrom(flag)}.`;
}

/** Jekyll takes drafts from a `_drafts` below any folder, Hexo from the one at the top of its source only. */
function inDraftFolder(profile: SiteProfile, folder: string, id: PostId): boolean {
  if (profile.generator === 'hexo') return id.startsWith(`${folder}/`);
  return id.split('/').slice(0, -1).includes(basename(folder));
}

function expired(look: Look, now: number): Verdict | null {
  const found = expiryOf(look);
  return found && found.time <= now
    ? {
        state: 'expired',
        why: `${found.field.path.join('.')} has passed${whereFrom(found.field)}.`,
        until: null,
        since: found.time,
      }
    : null;
}

function expiryOf({ profile, fm }: Look) {
  if (profile.publishesExpired) return null;
  return firstInstant(profile, fm, profile.fields.expiry);
}

// Hugo's own default for publishDate (resources/page/pagemeta).
const hugoPublish: readonly FieldPath[] = [['publishDate'], ['pubDate'], ['published'], ['date']];

interface PublishTime {
  readonly name: string;
  /** Which other file says so, as the end of a sentence. */
  readonly from: string;
  readonly time: number;
}

/** When the generator begins to publish a post; null: at once. */
function publishTime({ profile, id, fm }: Look): PublishTime | null {
  // Jekyll holds back posts and documents of collections; a page has no date for it.
  if (profile.generator === 'jekyll' && !/(?:^|\/)_[^/]+\//.test(id)) return null;
  const names = profile.generator === 'hugo' ? hugoPublish : profile.fields.date;
  const inField = () => {
    const found = firstInstant(profile, fm, names);
    return found && { name: found.field.path.join('.'), from: whereFrom(found.field), time: found.time };
  };
  const inPath = () => {
    const time = profile.pathDates === 'never' ? null : instantOfPath(profile, id);
    return time === null ? null : { name: 'date', from: '', time };
  };
  return profile.pathDates === 'first' ? (inPath() ?? inField()) : (inField() ?? inPath());
}

/** The first of the fields that the generator reads as a date. */
function firstInstant(profile: SiteProfile, fm: FrontMatter | null, names: readonly FieldPath[]) {
  for (const path of names) {
    const field = find(profile, fm, path);
    const time = field && instantOfField(profile, field);
    if (field && time !== null) return { field, time };
  }
  return null;
}

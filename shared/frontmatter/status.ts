import { dateInPath, instantOf, parseDate } from '../base/dates.ts';
import type { Field, FieldValue, FrontMatter } from '../model/front-matter.ts';
import type { PostId, PostState } from '../model/post.ts';
import type { FieldNames, Generator, SiteProfile } from '../model/site.ts';

/** Whether readers see a post, why not, and when it is dated. */
export interface PostStatus {
  readonly state: PostState;
  /** A sentence; empty for live posts. */
  readonly why: string;
  /** As written in the front matter or the file name. */
  readonly date: string | null;
  /** Milliseconds since 1970. */
  readonly time: number | null;
}

type Verdict = Pick<PostStatus, 'state' | 'why'>;

/** The state of a post by the documented rules of its generator. `now` in milliseconds since 1970. */
export function postStatus(profile: SiteProfile, id: PostId, fm: FrontMatter | null, now: number): PostStatus {
  const date = writtenDate(profile, id, fm);
  const parsed = date === null ? null : parseDate(date);
  const time = parsed && instantOf(parsed, profile.timeZone);
  const look: Look = { profile, id, fm, now, time };
  const verdict = hidden(look) ?? draft(look) ?? expired(look) ?? scheduled(look) ?? { state: 'live', why: '' };
  return { ...verdict, date, time };
}

interface Look {
  readonly profile: SiteProfile;
  readonly id: PostId;
  readonly fm: FrontMatter | null;
  readonly now: number;
  readonly time: number | null;
}

function find(look: Pick<Look, 'profile' | 'fm'>, names: FieldNames): Field | null {
  // Hugo lowers every key before it looks (common/maps/params.go); the others compare letter by letter.
  const same =
    look.profile.generator === 'hugo' ? (a: string, b: string) => a.toLowerCase() === b.toLowerCase() : Object.is;
  for (const path of names) {
    let fields = look.fm?.fields;
    let field: Field | undefined;
    for (const key of path) {
      field = fields?.find((candidate) => same(candidate.path.at(-1) ?? '', key));
      fields = field?.fields;
    }
    if (field) return field;
  }
  return null;
}

const valueOf = (look: Look, ...path: [string, ...string[]]): FieldValue | undefined => find(look, [path])?.value;

function writtenDate(profile: SiteProfile, id: PostId, fm: FrontMatter | null): string | null {
  for (const path of profile.fields.date) {
    const value = find({ profile, fm }, [path])?.value;
    // `published: false` stands under the name of a date in some sites; only what reads as a date is one.
    if (typeof value === 'string' && parseDate(value)) return value.trim();
  }
  return dateInPath(id);
}

function draft(look: Look): Verdict | null {
  const { profile, id } = look;
  // For Hugo `published` is a date or a flag; the flag is `draft` turned round (resources/page/pagemeta).
  if (flagIsDraft.has(profile.generator) && isFalse(valueOf(look, 'published')))
    return { state: 'draft', why: 'published is false.' };
  const flag = profile.fields.draft && find(look, profile.fields.draft);
  if (flag && isTrue(flag.value)) return { state: 'draft', why: `${flag.path.join('.')} is true.` };
  if (profile.draftFolder && inFolder(id, baseName(profile.draftFolder)))
    return { state: 'draft', why: `It is in the folder ${baseName(profile.draftFolder)}.` };
  return null;
}

function hidden(look: Look): Verdict | null {
  const why = whyHidden(look);
  return why === null ? null : { state: 'hidden', why };
}

const flagIsDraft: ReadonlySet<Generator> = new Set(['hugo', 'astro', 'next', 'plain']);

function whyHidden(look: Look): string | null {
  const { profile, id } = look;
  const name = baseName(id);
  const outside = profile.contentFolders.every((folder) => folder !== '' && !id.startsWith(`${folder}/`));
  if (outside) return `It is outside the site's content (${profile.contentFolders.join(', ')}).`;
  switch (profile.generator) {
    case 'hugo':
      if (name.startsWith('_index.')) return 'It is a section page, not a post.';
      if (isTrue(valueOf(look, 'headless'))) return 'headless is true.';
      return never(valueOf(look, 'build', 'render') ?? valueOf(look, '_build', 'render'), 'build.render');
    case 'zola':
      if (name.startsWith('_index.')) return 'It is a section page, not a post.';
      return isFalse(valueOf(look, 'render')) ? 'render is false.' : null;
    case 'jekyll':
      return isFalse(valueOf(look, 'published')) ? 'published is false.' : whyJekyllHides(look);
    case 'hexo':
      return isFalse(valueOf(look, 'published')) ? 'published is false.' : null;
    case 'eleventy':
      if (isFalse(valueOf(look, 'permalink'))) return 'permalink is false.';
      return isTrue(valueOf(look, 'eleventyExcludeFromCollections')) ? 'eleventyExcludeFromCollections is true.' : null;
    case 'astro':
    case 'docusaurus':
      if (profile.generator === 'docusaurus' && isTrue(valueOf(look, 'unlisted'))) return 'unlisted is true.';
      return id.split('/').some((part) => part.startsWith('_')) ? 'A name in its path starts with _.' : null;
    default:
      return null;
  }
}

function whyJekyllHides({ id, fm, profile }: Look): string | null {
  if (inFolder(id, '_includes') || inFolder(id, '_layouts') || inFolder(id, '_data'))
    return 'It is part of a template.';
  if (inFolder(id, '_posts') && !/^\d{2,4}-\d{1,2}-\d{1,2}-.+/.test(baseName(id)))
    return 'Its file name has no date: Jekyll wants YYYY-MM-DD-title.md in _posts.';
  const draftPost = profile.draftFolder !== null && inFolder(id, baseName(profile.draftFolder));
  if (!fm && !inFolder(id, '_posts') && !draftPost)
    return 'It has no front matter, so Jekyll does not make a page of it.';
  return null;
}

function expired(look: Look): Verdict | null {
  if (look.profile.generator !== 'hugo') return null;
  const field = find(look, look.profile.fields.expiry);
  const time = instantOfValue(field?.value, look.profile);
  return field && time !== null && time <= look.now
    ? { state: 'expired', why: `${field.path.join('.')} has passed.` }
    : null;
}

function scheduled(look: Look): Verdict | null {
  const { profile, now, id } = look;
  if (profile.publishesFuture) return null;
  // Jekyll holds back posts and documents of collections; a page has no date for it.
  if (profile.generator === 'jekyll' && !/(?:^|\/)_[^/]+\//.test(id)) return null;
  const publish = profile.generator === 'hugo' ? instantOfValue(find(look, hugoPublish)?.value, profile) : null;
  const time = publish ?? look.time;
  return time !== null && time > now ? { state: 'scheduled', why: 'Its date is in the future.' } : null;
}

// The order of Hugo's own default for publishDate; `date` comes last and is what the caller falls back to.
const hugoPublish: FieldNames = [['publishDate'], ['pubDate'], ['published']];

function instantOfValue(value: FieldValue | undefined, profile: SiteProfile): number | null {
  const parsed = typeof value === 'string' ? parseDate(value) : null;
  return parsed && instantOf(parsed, profile.timeZone);
}

const never = (value: FieldValue | undefined, name: string) =>
  value === 'never' || value === false ? `${name} is ${String(value)}.` : null;
const isTrue = (value: FieldValue | undefined) => value === true || value === 'true';
const isFalse = (value: FieldValue | undefined) => value === false || value === 'false';
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const inFolder = (id: PostId, name: string) => id.split('/').slice(0, -1).includes(name);

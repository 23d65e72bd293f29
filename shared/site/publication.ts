import { dateInPath, formatDate, offsetAt } from '../base/dates.ts';
import { dateNow, newDate } from '../frontmatter/status/date-now.ts';
import { editFrontMatter } from '../frontmatter/edits/edit.ts';
import { editOptions } from '../frontmatter/edits/edit-options.ts';
import { firstField, ignoresCase } from '../frontmatter/fields.ts';
import { languageOf } from '../frontmatter/language.ts';
import { liveFix } from '../frontmatter/status/live-fix.ts';
import { readFrontMatter } from '../frontmatter/read.ts';
import { postStatus, type PostStatus } from '../frontmatter/status/status.ts';
import type { NewDatePrecision } from '../library/date-habit.ts';
import type { FieldEdit } from '../model/front-matter.ts';
import { postId, type PostId, type PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import type { SiteAddresses } from '../generators/addresses.ts';
import { permalinkOf } from './permalink.ts';
import { siteFields } from './site-post.ts';

export interface PublicationRequest {
  readonly profile: SiteProfile;
  readonly addresses: SiteAddresses;
  readonly post: PostSummary;
  readonly text: string;
  /** `now`: it is dated by the moment it is published; `keep`: it has the date that it has. */
  readonly date: 'now' | 'keep';
  /** Minutes east of UTC, for a site that names no zone of its own. */
  readonly offset: number;
  /** How exact the date is of a post that had none. */
  readonly precision: NewDatePrecision;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Top-level fields that other posts of the site have. */
  readonly usedFields: readonly string[];
}

/** What publishing makes of a post: its text, its path, and its addresses from the site's root. */
export interface Publication {
  readonly text: string;
  readonly to: PostId;
  readonly before: string;
  readonly after: string;
}

/** A post on its way: what was done so far. */
interface Draft {
  readonly text: string;
  readonly id: PostId;
}

/** More reasons than this keep no post from its readers. */
const mostReasons = 8;

/**
 * All that takes a post to its readers by the rules of its generator: the date in the form it has, read as now by the
 * generator, the flags, the folder and the date in the name. Where readers may know the old address, the new one keeps it as an alias. A
 * sentence when there is nothing to do or no way; then nothing changes.
 */
export function planPublication(request: PublicationRequest): Publication | string {
  const { profile, post, text, now } = request;
  const problem = readFrontMatter(text, profile.yaml)?.problems[0];
  if (problem) return problem.message;
  const start: Draft = { text, id: post.id };
  const before = statusOf(request, start);
  if (before.state === 'live') return 'It is part of the site already.';
  const dated = request.date === 'now' ? withDate(request, start) : start;
  if (typeof dated === 'string') return dated;
  const freed = withoutReasons(request, dated);
  if (typeof freed === 'string') return freed;
  const named = request.date === 'now' ? { ...freed, id: namedByDay(request, freed.id) } : freed;
  const after = statusOf(request, named);
  const isOut = after.state === 'live' || (after.state === 'scheduled' && request.date === 'keep');
  if (!isOut) return `It would still not be shown: ${after.why}`;
  const old = addressOf(request, start, before);
  const done = wasSeen(request, start) ? withAlias(request, named, old, addressOf(request, named, after)) : named;
  return {
    text: done.text,
    to: done.id,
    before: old,
    after: addressOf(request, done, statusOf({ ...request, now }, done)),
  };
}

/** A post that only gets another path. */
export type RenamingRequest = Pick<
  PublicationRequest,
  'profile' | 'addresses' | 'post' | 'text' | 'now' | 'usedFields'
>;

/**
 * What another path makes of a post: its addresses, and its text with the old one as an alias where readers know it. A draft
 * and a post of the future were at none.
 */
export function planRenaming(request: RenamingRequest, to: PostId): Publication {
  const start: Draft = { text: request.text, id: request.post.id };
  const status = statusOf(request, start);
  const before = addressOf(request, start, status);
  const named = { ...start, id: to };
  const after = addressOf(request, named, statusOf(request, named));
  const { text } = wasSeen(request, start) ? withAlias(request, named, before, after) : named;
  return { text, to, before, after };
}

const statusOf = ({ profile, now }: Pick<PublicationRequest, 'profile' | 'now'>, { id, text }: Draft): PostStatus =>
  postStatus(profile, id, readFrontMatter(text, profile.yaml), now);

function edited(
  { profile }: Pick<PublicationRequest, 'profile'>,
  draft: Draft,
  edits: readonly FieldEdit[],
): Draft | string {
  const outcome = editFrontMatter(draft.text, edits, editOptions(profile));
  if (outcome.kind === 'refused') return outcome.problem.message;
  return outcome.kind === 'changed' ? { ...draft, text: outcome.text } : draft;
}

/** Dated now, in the form that the date has; a post without one gets one, unless its name is to say it. */
function withDate(request: PublicationRequest, draft: Draft): Draft | string {
  const { profile, now, offset } = request;
  const frontMatter = readFrontMatter(draft.text, profile.yaml);
  const field = frontMatter && firstField(frontMatter, profile.fields.date, ignoresCase(profile));
  if (!field) {
    if (profile.fileName.includes('{date}')) return draft;
    const value = newDate(profile, request.precision, offset, now);
    return edited(request, draft, [{ op: 'set', path: profile.fields.date[0], value, kind: 'date' }]);
  }
  // `published: false` stands under a name of the date in some sites.
  if (typeof field.value !== 'string') return draft;
  const value = dateNow(profile, field.value, field.kind, now);
  return edited(request, draft, [
    { op: 'set', path: field.path, value, kind: field.kind === 'text' ? 'text' : 'date' },
  ]);
}

/** One reason after the other that keeps it from its readers is taken away. */
function withoutReasons(request: PublicationRequest, start: Draft): Draft | string {
  let draft = start;
  for (let round = 0; round < mostReasons; round++) {
    const { state } = statusOf(request, draft);
    if (state === 'live' || (state === 'scheduled' && request.date === 'keep')) break;
    const next = withoutReason(request, draft);
    if (next === null) break;
    if (typeof next === 'string') return next;
    draft = next;
  }
  return draft;
}

type Rules = Pick<PublicationRequest, 'profile' | 'now'>;

/** One reason less; null where none can be taken away, a sentence where that fails. */
function withoutReason(request: Rules, draft: Draft): Draft | string | null {
  const { profile, now } = request;
  const { text, id } = draft;
  const frontMatter = readFrontMatter(text, profile.yaml);
  const fix = liveFix({ profile, id, frontMatter, now, text: () => text, editOptions: editOptions(profile) });
  if (!fix) return null;
  return 'to' in fix ? { text, id: fix.to } : edited(request, draft, fix.edits);
}

/**
 * Whether readers may know the address that a post has now. One that is a draft or of the future has had none, also where it
 * is hidden besides: what hides it is looked behind.
 */
function wasSeen(request: Rules, start: Draft): boolean {
  let draft = start;
  for (let round = 0; round < mostReasons; round++) {
    const { state } = statusOf(request, draft);
    if (state === 'draft' || state === 'scheduled') return false;
    const next = state === 'live' ? null : withoutReason(request, draft);
    if (next === null || typeof next === 'string') break;
    draft = next;
  }
  return true;
}

/** Where the site names its posts by their day, the name follows the date. */
function namedByDay({ profile, now }: PublicationRequest, id: PostId): PostId {
  const written = dateInPath(id);
  const isByDay = profile.fileName.includes('{date}') || profile.pathDates === 'first';
  if (written === null || !isByDay || !/^\d{4}-\d\d-\d\d$/.test(written)) return id;
  const name = id.lastIndexOf(written);
  const today = formatDate(now, offsetAt(now, profile.timeZone), 'day');
  return name < 0 ? id : postId(id.slice(0, name) + today + id.slice(name + written.length));
}

function addressOf(
  { profile, addresses, post }: Pick<PublicationRequest, 'profile' | 'addresses' | 'post'>,
  draft: Draft,
  status: PostStatus,
): string {
  const fields = siteFields(readFrontMatter(draft.text, profile.yaml), profile, draft.id);
  const { date, time } = status;
  return permalinkOf(profile, addresses, {
    ...post,
    ...fields,
    id: draft.id,
    date,
    time,
    language: languageOf(profile, draft.id),
  });
}

/** Fields that hold earlier addresses. Hugo and Zola read theirs by themselves, the others by a plugin, so only where it is used. */
const aliasFields = { hugo: 'aliases', zola: 'aliases', jekyll: 'redirect_from', hexo: 'alias' } as const;

function withAlias(
  request: Pick<PublicationRequest, 'profile' | 'usedFields'>,
  draft: Draft,
  old: string,
  now: string,
): Draft {
  const { profile, usedFields } = request;
  const name = profile.generator in aliasFields ? aliasFields[profile.generator as keyof typeof aliasFields] : null;
  if (old === now || name === null) return draft;
  if (name !== 'aliases' && !usedFields.includes(name)) return draft;
  const kept = edited(request, draft, [{ op: 'add-item', path: [name], item: old }]);
  return typeof kept === 'string' ? draft : kept;
}

import { dateInPath, formatDate, offsetAt, parseDate, isoDay } from '../../base/dates.ts';
import { basename, dirname, withoutEnding } from '../../base/paths.ts';
import type { Field, FieldEdit, FieldPath, FrontMatter } from '../../model/front-matter.ts';
import { postId, type PostId, type PostState } from '../../model/post.ts';
import type { SiteProfile } from '../../model/site.ts';
import { dateNow } from './date-now.ts';
import { editFrontMatter, type EditOptions } from '../edits/edit.ts';
import { firstField, ignoresCase } from '../fields.ts';
import { withInherited } from '../inherit.ts';
import { readFrontMatter } from '../read.ts';
import { postStatus, type PostStatus } from './status.ts';

/** One click that brings a post nearer to its readers: an edit of its front matter, or another place for its file. */
export type LiveFix =
  { readonly label: string; readonly edits: readonly FieldEdit[] } | { readonly label: string; readonly to: PostId };

export interface FixOptions {
  readonly profile: SiteProfile;
  readonly id: PostId;
  readonly frontMatter: FrontMatter | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The text of the file. Called only for a post that is not live. */
  readonly text: () => string;
  readonly editOptions: EditOptions;
}

/**
 * What takes away the reason that keeps a post from its readers. It was tried out: the edit is possible, and the
 * generator's rules then get past the reason (another may follow). null for a post that is live, or without a way.
 */
export function liveFix(options: FixOptions): LiveFix | null {
  const { profile, id, frontMatter, now } = options;
  const status = postStatus(profile, id, frontMatter, now);
  if (status.state === 'live') return null;
  const text = options.text();
  const helps = (fix: LiveFix) => {
    const after = statusAfter(options, text, fix);
    return after !== null && isNearer(status, after);
  };
  return candidates[status.state](options).find(helps) ?? null;
}

function statusAfter({ profile, id, frontMatter, now, editOptions }: FixOptions, text: string, fix: LiveFix) {
  if ('to' in fix) return postStatus(profile, fix.to, frontMatter, now);
  const outcome = editFrontMatter(text, fix.edits, editOptions);
  return outcome.kind === 'changed' ? postStatus(profile, id, readFrontMatter(outcome.text, profile.yaml), now) : null;
}

/** In the order in which the rules are asked: whoever is past one comes to the next. */
const order: readonly PostState[] = ['hidden', 'draft', 'expired', 'scheduled', 'live'];

function isNearer(before: PostStatus, after: PostStatus): boolean {
  const step = order.indexOf(after.state) - order.indexOf(before.state);
  return step > 0 || (step === 0 && after.why !== before.why);
}

const candidates: Readonly<Record<PostState, (options: FixOptions) => readonly LiveFix[]>> = {
  live: () => [],
  draft: (options) => [...flagFixes(options, draftFlags(options.profile)), ...folderFix(options)],
  expired: ({ profile, frontMatter }) =>
    present(profile, frontMatter, profile.fields.expiry).map(({ path }) => ({
      label: 'Remove the expiry date',
      edits: [{ op: 'remove', path }],
    })),
  scheduled: dateFixes,
  hidden: (options) => [...flagFixes(options, hidingFlags), ...blockFix(options), ...nameFixes(options)],
};

interface Flag {
  readonly path: FieldPath;
  /** What it says of a post that is shown; absent: it is taken out. */
  readonly live?: boolean;
  readonly label: string;
}

const draftFlags = ({ fields }: SiteProfile): readonly Flag[] => [
  ...(fields.draft ?? []).map((path) => ({ path, live: false, label: 'Take it out of the drafts' })),
  { path: ['published'], live: true, label: 'Set published to true' },
];

const hidingFlags: readonly Flag[] = [
  { path: ['published'], live: true, label: 'Set published to true' },
  { path: ['unlisted'], live: false, label: 'List it again' },
  { path: ['headless'], live: false, label: 'Give it a page' },
  { path: ['build', 'render'], label: 'Give it a page' },
  { path: ['_build', 'render'], label: 'Give it a page' },
  { path: ['render'], live: true, label: 'Give it a page' },
  { path: ['permalink'], label: 'Give it a page' },
  { path: ['eleventyExcludeFromCollections'], live: false, label: 'Put it back into the collections' },
];

function flagFixes({ profile, id, frontMatter }: FixOptions, flags: readonly Flag[]): readonly LiveFix[] {
  // What another file says can be answered in the post, not taken out of it.
  const all = withInherited(profile, id, frontMatter);
  return flags.flatMap(({ path, live, label }) =>
    present(profile, all, [path]).map((field): LiveFix => {
      const set = { op: 'set', path: field.path, value: live ?? null, kind: 'boolean' } as const;
      return { label, edits: [live === undefined ? { op: 'remove', path: field.path } : set] };
    }),
  );
}

/** The fields of these names that the post has. */
function present(profile: SiteProfile, fm: FrontMatter | null, names: readonly FieldPath[]): readonly Field[] {
  if (!fm) return [];
  return names.flatMap((path) => firstField(fm, [path], ignoresCase(profile)) ?? []);
}

function dateFixes({ profile, id, frontMatter, now }: FixOptions): readonly LiveFix[] {
  const names = [['publishDate'], ['pubDate'], ['published'], ...profile.fields.date];
  const label = 'Publish it now';
  const edits = present(profile, withInherited(profile, id, frontMatter), names).flatMap(
    ({ path, value, kind }): readonly LiveFix[] => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const today = dateNow(profile, String(value), kind, now);
      return [{ label, edits: [{ op: 'set', path, value: today, kind: kind === 'text' ? 'text' : 'date' }] }];
    },
  );
  const written = dateInPath(id);
  if (written === null) return edits;
  const today = dayNow(profile, now);
  const [year, month, day] = today.split('-');
  const moved = id.replace(written, today).replace(written.replaceAll('-', '/'), `${year}/${month}/${day}`);
  return [...edits, { label: 'Name the file by today', to: postId(moved) }];
}

const dayNow = (profile: SiteProfile, now: number) => formatDate(now, offsetAt(now, profile.timeZone), 'day');

/** From the folder of drafts to that of posts, beside it where they are neighbours. */
function folderFix(options: FixOptions): readonly LiveFix[] {
  const { profile, id } = options;
  const { draftFolder, newFolder } = profile;
  if (draftFolder === null) return [];
  const drafts = basename(draftFolder);
  const posts = basename(newFolder);
  const parts = id.split('/');
  const at = parts.slice(0, -1).lastIndexOf(drafts);
  if (at < 0) return [];
  const areNeighbours = dirname(draftFolder) === dirname(newFolder);
  const place = areNeighbours ? [...parts.slice(0, at), posts] : newFolder.split('/').filter(Boolean);
  const to = [...place, ...parts.slice(at + 1)].join('/');
  const label = `Move it to ${posts || 'the posts'}`;
  return [{ label, to: asPost(options, to) }];
}

/** Jekyll keeps the date out of the names of drafts, and wants it in those of posts. */
function asPost(options: FixOptions, path: string): PostId {
  const wantsDay = options.profile.fileName.startsWith('{date}') && dateInPath(path) === null;
  return postId(wantsDay ? withDay(options, path) : path);
}

/** The path with the day of the post in front of its name, or today's where it has none. */
function withDay({ profile, frontMatter, now }: FixOptions, path: string): string {
  const [field] = present(profile, frontMatter, profile.fields.date);
  const date = typeof field?.value === 'string' ? parseDate(field.value) : null;
  const name = basename(path);
  return `${path.slice(0, path.length - name.length)}${date ? isoDay(date) : dayNow(profile, now)}-${name}`;
}

function nameFixes(options: FixOptions): readonly LiveFix[] {
  const { id, profile } = options;
  const name = basename(id);
  if (/^_?index\./.test(name)) return [];
  const folder = id.slice(0, id.length - name.length);
  const shown = name.replace(/^[._#~]+/, '').replace(/[~%]+$/, '');
  const names = [
    folder + shown,
    folder + name.replace(/\.(?:mdx|markdown|mk\w+|md\w+n)$/i, '.md'),
    asPost(options, id),
  ];
  const renamed = names.map((to) => ({ label: `Name the file ${basename(to)}`, to: postId(to) }));
  // What stands in a folder like `_includes` is part of the site's machinery.
  if (/(?:^|\/)_/.test(folder)) return renamed;
  const inside = asPost(options, [profile.newFolder, name].filter(Boolean).join('/'));
  return [...renamed, { label: `Move it to ${profile.newFolder || 'the root'}`, to: inside }];
}

/** Jekyll makes a page of a file with front matter only. */
function blockFix({ profile, id, frontMatter }: FixOptions): readonly LiveFix[] {
  if (frontMatter) return [];
  const title = withoutEnding(basename(id));
  return [
    { label: 'Add front matter', edits: [{ op: 'set', path: profile.fields.title[0], value: title, kind: 'text' }] },
  ];
}

import { posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { formatDate } from '../../../shared/base/dates.ts';
import { slugify } from '../../../shared/base/slug.ts';
import { editFrontMatter } from '../../../shared/frontmatter/edits/edit.ts';
import { firstField } from '../../../shared/frontmatter/fields.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { fillTemplate } from '../../../shared/frontmatter/edits/template.ts';
import type { FieldHabits } from '../../../shared/library/field-habits.ts';
import type { NewDatePrecision } from '../../../shared/library/date-habit.ts';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';

export interface NewPost {
  readonly title: string;
  readonly draft: boolean;
  /** Minutes east of UTC. */
  readonly offset: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How exact its date is, where no template says it. */
  readonly precision: NewDatePrecision;
  /** What its neighbours have, where no template says it; null: they say nothing. */
  readonly habits: FieldHabits | null;
}

/** The text of a new post, and what a person should know of it. */
export interface NewPostText {
  readonly text: string;
  /** A sentence; null: nothing. */
  readonly notice: string | null;
}

/** A new post from the text of the site's template; by the site's front matter alone where that is no use. */
export function textFromTemplate(profile: SiteProfile, post: NewPost, path: string, template: string): NewPostText {
  const { title, draft, now, offset } = post;
  const section = posix.basename(profile.newFolder);
  const slug = slugify(title, profile.slugs);
  const { text, left } = fillTemplate(template, profile, { title, draft, slug, section, now, offset });
  const codes = [...new Set(left)].map((code) => code.replace(/\s+/g, ' ').slice(0, 80)).slice(0, 5);
  if (text === null)
    return { text: newPostText(profile, post), notice: `${path} was not used: its front matter cannot be read.` };
  // Without a body of its own, with room for one.
  const isEmpty = text.slice(bodyStart(text)).trim() === '';
  return {
    text: isEmpty ? `${text.trimEnd()}\n\n` : text,
    notice: codes.length === 0 ? null : `${path} has code that is not run. It was left out: ${codes.join(', ')}`,
  };
}

/** The text of a new post without a template: the site's front matter, then an empty body. */
export function newPostText(profile: SiteProfile, post: NewPost): string {
  const { fields } = profile;
  const date = formatDate(post.now, post.offset, post.precision);
  const edits: FieldEdit[] = [
    { op: 'set', path: fields.title[0], value: post.title, kind: 'text' },
    { op: 'set', path: fields.date[0], value: date, kind: 'date' },
  ];
  const flagged = post.draft && !hasDraftFolder(profile);
  if (flagged && fields.draft) edits.push({ op: 'set', path: fields.draft[0], value: true, kind: 'boolean' });
  const outcome = editFrontMatter('', withHabits(profile, edits, post), {
    format: profile.format,
    yaml: profile.yaml,
  });
  if (outcome.kind === 'refused') {
    throw new AppError('front-matter', `The front matter of a new post cannot be written: ${outcome.problem.message}`, {
      remedy: 'Choose another title.',
    });
  }
  return outcome.kind === 'changed' ? `${outcome.text.trimEnd()}\n\n` : '';
}

/** With what all neighbours have, in their order, and without a date where those have it in their names alone. */
function withHabits(
  profile: SiteProfile,
  edits: readonly FieldEdit[],
  { habits, draft }: NewPost,
): readonly FieldEdit[] {
  if (!habits) return edits;
  const { date } = profile.fields;
  const isNamed = profile.fileName.includes('{date}') && !(draft && hasDraftFolder(profile));
  const isDated = habits.has(date) || !isNamed;
  const own = isDated ? edits : edits.filter(({ path }) => path !== date[0]);
  const same = habits.same.map(({ path, value, kind }): FieldEdit => ({ op: 'set', path, value, kind }));
  const place = ({ path }: FieldEdit) => {
    const at = habits.order.indexOf(path[0] ?? '');
    return at < 0 ? habits.order.length : at;
  };
  return [...own, ...same].toSorted((one, other) => place(one) - place(other));
}

/** Where a new post goes: by the site's template, with a number from the second try on. */
export function newPostId(profile: SiteProfile, post: NewPost, attempt: number): PostId {
  const inDraftFolder = post.draft && hasDraftFolder(profile);
  const folder = inDraftFolder ? (profile.draftFolder ?? '') : profile.newFolder;
  // A draft gets its date when it is published: Jekyll and Hexo keep the date out of the names of drafts.
  const name = inDraftFolder ? profile.fileName.replace(/\{date\}[-_]?/, '') : profile.fileName;
  // An archetype that is a folder makes a folder.
  const isFolder = profile.template?.endsWith('/index.md') && !posix.basename(name).startsWith('index.');
  const template = isFolder ? `${name.replace(/\.\w+$/, '')}/index.md` : name;
  const slug = slugify(post.title, profile.slugs) + (attempt > 1 ? `-${attempt}` : '');
  const day = formatDate(post.now, post.offset, 'day');
  const parts: Readonly<Record<string, string>> = {
    slug,
    date: day,
    year: day.slice(0, 4),
    month: day.slice(5, 7),
    day: day.slice(8, 10),
  };
  const path = template.replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole);
  return postId(posix.join(folder, path));
}

/** The text of a copy: the title says that it is one, where the title can be edited. */
export function copiedText(profile: SiteProfile, text: string): string {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const title = frontMatter && firstField(frontMatter, profile.fields.title);
  if (!title || typeof title.value !== 'string') return text;
  const outcome = editFrontMatter(text, [{ op: 'set', path: title.path, value: `${title.value} copy` }], {
    yaml: profile.yaml,
  });
  return outcome.kind === 'changed' ? outcome.text : text;
}

/** `notes.md` to `notes-copy.md`, `trip/index.md` (a bundle) to `trip-copy/index.md`; then `-copy-2` and so on. */
export function copiedId(id: PostId, bundle: boolean, attempt: number): PostId {
  const ending = attempt > 1 ? `-copy-${attempt}` : '-copy';
  if (bundle) return postId(posix.join(`${posix.dirname(id)}${ending}`, posix.basename(id)));
  const { dir, name, ext } = posix.parse(id);
  return postId(posix.join(dir, `${name}${ending}${ext}`));
}

const hasDraftFolder = (profile: SiteProfile) => profile.draftFolder !== null;

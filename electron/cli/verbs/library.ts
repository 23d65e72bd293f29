import { countTags } from '../../../shared/library/tags.ts';
import { queryPosts } from '../../../shared/library/query.ts';
import { similarTags } from '../../../shared/library/similar-tags.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { withLibrary } from '../open-library.ts';

interface FolderArguments {
  readonly folder: string;
  readonly json: boolean;
}

/** `list`: every post, by date. */
export function listPosts(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  return withLibrary(context, folder, ({ snapshot }) => {
    const posts = queryPosts(snapshot.posts, { sort: 'date' }).map((post) => ({
      path: post.id,
      title: post.title,
      date: post.date,
      state: post.state,
      why: post.why,
      tags: post.taxonomies['tags'] ?? [],
      taxonomies: post.taxonomies,
      words: post.words,
      minutes: post.minutes,
      problems: post.problems,
    }));
    if (json) printJson(context.io, posts);
    else {
      const rows = posts.map(({ tags, problems, ...post }) => {
        const found = problems.map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`));
        const facts = [post.path, post.title, post.date, post.state, post.why];
        return [...facts, tags.join(', '), post.words, post.minutes, found.join('; ')];
      });
      printRows(context.io, rows);
    }
    return exitCodes.done;
  });
}

/** `profile`: the site's conventions, and what each finding rests on. */
export function showProfile(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  return withLibrary(context, folder, ({ snapshot }) => {
    const { profile } = snapshot.library;
    if (json) {
      printJson(context.io, profile);
      return exitCodes.done;
    }
    const names = (fields: readonly (readonly string[])[] | null) =>
      (fields ?? []).map((path) => path.join('.')).join(', ');
    const lines: readonly (readonly [string, string])[] = [
      ['generator', profile.generator],
      ['title', profile.siteTitle],
      ['language', profile.language],
      ...(profile.languages.length > 0
        ? [
            [
              'languages',
              profile.languages.map(({ code, folder: path }) => (path ? `${code} in ${path}` : code)).join(', '),
            ] as const,
          ]
        : []),
      ['time zone', profile.timeZone],
      ['published', publishedText(profile)],
      ['content', profile.contentFolders.map((path) => path || '.').join(', ')],
      ['images', profile.assets.map(({ folder: path, url }) => `${url} -> ${path || '.'}`).join(', ')],
      ['front matter', profile.format],
      ...Object.entries(profile.fields).map(([name, fields]) => [`field ${name}`, names(fields)] as const),
      ...profile.taxonomies.map(
        ({ name, fields, text }) => [`taxonomy ${name}`, `${names(fields)} (${text})`] as const,
      ),
      ['excerpt', profile.excerptMarker ?? 'no marker'],
      ['drafts in', profile.draftFolder ?? 'no folder of their own'],
      ['new posts', [profile.newFolder || '.', profile.fileName].join('/')],
      ['reading time', `${profile.reading.name}: ${profile.reading.words} words a minute`],
      ...profile.evidence.map(({ finding, because }) => ['found', `${finding}, because ${because}`] as const),
    ];
    context.io.stdout(lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
    return exitCodes.done;
  });
}

/** Which posts the site publishes that others hold back, and where it takes dates from. */
function publishedText({ publishesFuture, publishesDrafts, publishesExpired, pathDates }: SiteProfile): string {
  const also = [
    publishesFuture ? 'posts dated in the future too' : 'posts whose date has come',
    ...(publishesDrafts ? ['drafts too'] : []),
    ...(publishesExpired ? ['expired posts too'] : []),
  ];
  const dates = {
    first: 'a date in the path comes first',
    last: 'a date in the path counts without a field',
    never: 'a date in the path does not count',
  };
  // Where nothing waits for its date it does not matter where the date is from.
  return [...also, ...(publishesFuture ? [] : [dates[pathDates]])].join(', ');
}

/** `tags list`: every tag of every taxonomy, with first and last use and the tags that look like it. */
export function listTags(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  return withLibrary(context, folder, ({ snapshot }) => {
    const { taxonomies, timeZone } = snapshot.library.profile;
    const day = dayIn(timeZone);
    const tags = taxonomies.flatMap(({ name }) => {
      const counts = countTags(snapshot.posts, name);
      const similar = similarTags(counts.map(({ tag }) => tag));
      return counts.map(({ tag, count, first, last }) => {
        return { taxonomy: name, tag, count, first: day(first), last: day(last), similar: similar.get(tag) ?? [] };
      });
    });
    if (json) printJson(context.io, tags);
    else {
      const rows = tags.map(({ taxonomy, tag, count, first, last, similar }) => {
        return [taxonomy, tag, count, first, last, similar.join(', ')];
      });
      printRows(context.io, rows);
    }
    return exitCodes.done;
  });
}

/** The day of an instant where the site is at home, as `2024-08-30`. */
function dayIn(timeZone: string): (time: number | null) => string | null {
  const format = dayFormat(timeZone);
  return (time) => (time === null ? null : format.format(time));
}

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes days as ISO 8601 does.
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone });
  } catch {
    // A zone that this system does not know.
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' });
  }
}

interface NewArguments extends FolderArguments {
  readonly title: string;
  readonly draft: boolean;
}

/** `new`: a post by the site's own file name, folder and front matter. Prints its path below the folder. */
export function newPost(context: Context, { folder, title, draft, json }: NewArguments): Promise<ExitCode> {
  return withLibrary(context, folder, async ({ api, snapshot }) => {
    const offset = -new Date(context.now).getTimezoneOffset();
    const { id } = await api.posts.create({ library: snapshot.library.id, title, draft, offset });
    if (json) printJson(context.io, { path: id });
    else context.io.stdout(`${id}\n`);
    return exitCodes.done;
  });
}

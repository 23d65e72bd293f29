import { localOffset } from '../../../shared/base/local-offset.ts';
import { countTags } from '../../../shared/library/tags.ts';
import { queryPosts } from '../../../shared/library/query.ts';
import { similarTags } from '../../../shared/library/similar-tags.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { withLibrary, type TerminalLibrary } from '../open-library.ts';

interface FolderArguments {
  readonly folder: string;
  readonly json: boolean;
}

/** `list`: every post, by date, or the one named. */
export function listPosts(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  const list = async ({ api, snapshot }: TerminalLibrary) => {
    const { named } = snapshot;
    const counted = await api.library.counted({ library: snapshot.library.id });
    const wanted = named === undefined ? counted.posts : counted.posts.filter(({ id }) => id === named);
    const posts = queryPosts(wanted, { sort: 'date' }).map((post) => ({
      path: post.id,
      title: post.title,
      date: post.date,
      state: post.state,
      why: post.why,
      tags: post.taxonomies['tags'] ?? [],
      taxonomies: post.taxonomies,
      language: post.language ?? snapshot.library.profile.language,
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
  };
  return withLibrary(context, folder, list, 'folder or post');
}

/** `profile`: the site's conventions, each with what it rests on. */
export function showProfile(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  return withLibrary(context, folder, ({ snapshot }) => {
    const { profile } = snapshot.library;
    if (json) {
      printJson(context.io, profile);
      return exitCodes.done;
    }
    printRows(
      context.io,
      [...profile.evidence, ...profile.notes].map(({ finding, because }) => [finding, because]),
    );
    return exitCodes.done;
  });
}

/** `tags list`: every tag of every taxonomy, with first and last use and the tags that look like it. */
export function listTags(context: Context, { folder, json }: FolderArguments): Promise<ExitCode> {
  return withLibrary(context, folder, ({ snapshot }) => {
    const { taxonomies, timeZone } = snapshot.library.profile;
    const day = dayIn(timeZone);
    const tags = taxonomies.flatMap(({ name }) => {
      const counts = countTags(snapshot.posts, name);
      const similar = similarTags(counts);
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
    const offset = localOffset(context.now);
    const { id, notice } = await api.posts.create({ library: snapshot.library.id, title, draft, offset });
    if (notice !== null) context.io.stderr(`${notice}\n`);
    if (json) printJson(context.io, { path: id });
    else context.io.stdout(`${id}\n`);
    return exitCodes.done;
  });
}

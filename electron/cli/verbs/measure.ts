import { inheritedFields } from '../../../shared/frontmatter/inherit.ts';
import { postStatus } from '../../../shared/frontmatter/status/status.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { textStats } from '../../../shared/markdown/facts/stats.ts';
import type { PostState } from '../../../shared/model/post.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { eachFile } from '../each-file.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { isFolder, withLibrary } from '../open-library.ts';
import { frontMatterOf, readPostFile } from '../post-file.ts';
import { siteOfFile } from '../site-of-file.ts';

interface MeasureArguments {
  readonly path: string;
  readonly json: boolean;
}

/** `stats`: words, characters and minutes of a file, or words and minutes of every post of a folder. */
export async function stats(context: Context, { path, json }: MeasureArguments): Promise<ExitCode> {
  if (!(await isFolder(context, path))) {
    return eachFile(context, { files: [path], json }, async (name) => {
      const file = await readPostFile(context, name);
      const { profile } = await siteOfFile(context, file);
      const found = textStats(file.post.text, profile.reading, undefined, isMdxPost(name, profile));
      const rows = Object.entries(found).map(([key, value]) => `${key}: ${String(value)}\n`);
      return { data: { ...found }, text: rows.join('') };
    });
  }
  return withLibrary(context, path, async ({ api, snapshot }) => {
    const rule = snapshot.library.profile.reading.name;
    const counted = await api.library.counted({ library: snapshot.library.id });
    const posts = counted.posts.map(({ id, words, minutes }) => ({ path: id, words, minutes, rule }));
    if (json) printJson(context.io, posts);
    else
      printRows(
        context.io,
        posts.map(({ path: id, words, minutes }) => [id, words, minutes, rule]),
      );
    return exitCodes.done;
  });
}

/** `status`: whether readers see a post, why, and what would change it. */
export async function status(context: Context, { path, json }: MeasureArguments): Promise<ExitCode> {
  if (!(await isFolder(context, path))) {
    return eachFile(context, { files: [path], json }, async (name) => {
      const file = await readPostFile(context, name);
      const { profile, id } = await siteOfFile(context, file);
      const frontMatter = frontMatterOf(file, profile);
      const { state, why, date, time } = postStatus(profile, id, frontMatter, context.now);
      const change = whatChanges(state, why, time);
      const inherited = inheritedFields(profile, id, frontMatter).map(({ path: key, value, source }) => {
        return { field: key.join('.'), value, source };
      });
      const lines = [
        `${state}${why ? `: ${why}` : ''}`,
        ...(change ? [change] : []),
        ...(date ? [`date: ${date}`] : []),
        ...inherited.map(({ field, value, source }) => `${field}: ${JSON.stringify(value)}, from ${source}`),
      ];
      return {
        data: { state, why, date, change, generator: profile.generator, inherited },
        text: `${lines.join('\n')}\n`,
      };
    });
  }
  return withLibrary(context, path, ({ snapshot }) => {
    const posts = snapshot.posts.map(({ id, state, why, date, time }) => {
      return { path: id, state, why, date, change: whatChanges(state, why, time) };
    });
    if (json) printJson(context.io, posts);
    else
      printRows(
        context.io,
        posts.map((post) => [post.path, post.state, post.why, post.date, post.change]),
      );
    return exitCodes.done;
  });
}

/** What a person would have to do for readers to see the post; empty when they do. */
function whatChanges(state: PostState, why: string, time: number | null): string {
  const field = /^(\S+) is (true|false)(?:, says .*)?\.$/.exec(why);
  switch (state) {
    case 'live':
      return '';
    case 'scheduled':
      // The time of a post is that of its date; Hugo may go by another field.
      return time === null || !why.startsWith('Its date ')
        ? `It goes live with the first build after ${/^Its (\S+)/.exec(why)?.[1] ?? 'its date'} has come.`
        : `It goes live with the first build after ${iso(time)}.`;
    case 'expired':
      return 'Remove its expiry date, or give it a later one.';
    case 'draft':
    case 'hidden':
      if (field) return `Set ${field[1]} to ${field[2] === 'true' ? 'false' : 'true'}.`;
      if (/^\S+ is \w+, which/.test(why)) return 'Write true or false.';
      if (why.startsWith('Its section ')) return 'Set draft to false there.';
      return state === 'draft' ? 'Move it out of the folder of drafts.' : '';
  }
}

const iso = (time: number) => new Date(time).toISOString();

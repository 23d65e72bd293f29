import { Command, InvalidArgumentError, Option } from 'commander';
import { searchForms } from '../../shared/library/search-forms.ts';
import { baseUrl } from '../../shared/generators/addresses.ts';
import { checkCodes, type CheckCode } from '../../shared/model/check.ts';
import type { Context } from './context.ts';
import type { Assignment } from '../../shared/frontmatter/edits/written-value.ts';
import { exportForms, type ExportForm } from '../../shared/model/task.ts';
import { oldEncodings, valueTypes, type OldEncoding, type ValueType } from '../../shared/model/edit.ts';
import { declareTags } from './declare-tags.ts';
import { asJson, dryRun, flags, type Act, type Flags } from './options.ts';
import { splitFields, splitFiles } from './split-arguments.ts';
import { check } from './verbs/check.ts';
import { getFields, setFields, unsetFields } from './verbs/fields.ts';
import { exportPosts } from './verbs/export.ts';
import { listPosts, newPost, showProfile } from './verbs/library.ts';
import { stats, status } from './verbs/measure.ts';
import { publishPost } from './verbs/publish.ts';
import { repair } from './verbs/repair.ts';
import { searchPosts } from './verbs/search.ts';
import { serve } from './verbs/serve.ts';
import { toUtf8 } from './verbs/to-utf8.ts';

/** Declares every verb. `act` runs what a verb answers and keeps its exit code. */
export function createProgram(context: Context, version: string, act: Act): Command {
  const program = new Command('longhand')
    .description('Longhand on the command line: the services of the editor, for scripts.')
    .version(version)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: context.io.stdout, writeErr: context.io.stderr });
  declareApp(program, context, act);
  declareLibrary(program, context, act);
  declareExport(program, context, act);
  declareFields(program, context, act);
  declareTags(program, context, act);
  declareText(program, context, act);
  return program;
}

function declareApp(program: Command, context: Context, act: Act): void {
  program
    .command('serve')
    .description('open Longhand in the browser')
    .argument('[folder]', 'folder of the blog; without it the last one')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', portNumber, 0)
    .option('--no-open', 'print the address only')
    .option('--sample', 'without a folder, open the sample library', false)
    .action((folder: string | undefined, given: { port: number; open: boolean; sample: boolean }) =>
      act(serve(context, { folder: folder ?? null, ...given })),
    );
}

function portNumber(written: string): number {
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

const searchHelp = `
What to write:
${searchForms.map(([form, meaning]) => `  ${form.padEnd(18)}${meaning}\n`).join('')}Case and accents do not count. Put -- before a query that begins with a hyphen.`;

/** The most posts that a search of the services answers with (`library.search` of the contract). */
const mostFound = 200_000;

function countOfFound(written: string): number {
  const count = Number(written);
  if (/^[1-9]\d*$/.test(written) && count <= mostFound) return count;
  throw new InvalidArgumentError(`It is a number from 1 to ${mostFound}.`);
}

function declareLibrary(program: Command, context: Context, act: Act): void {
  program
    .command('list <path>')
    .description('every post of a folder, or the one named, with title, date, state, tags, words, minutes and problems')
    .option(...asJson)
    .action((folder: string, given: Flags) => act(listPosts(context, { folder, ...flags(given) })));
  program
    .command('search <folder> <query>')
    .description('posts whose texts answer the query, the best first, with line and text')
    .addHelpText('after', searchHelp)
    .option('--limit <number>', 'most posts to print', countOfFound, mostFound)
    .option(...asJson)
    .action((folder: string, query: string, given: Flags & { limit: number }) =>
      act(searchPosts(context, { folder, query, limit: given.limit, ...flags(given) })),
    );
  program
    .command('profile <folder>')
    .description("the site's conventions as found, and what each finding rests on")
    .option(...asJson)
    .action((folder: string, given: Flags) => act(showProfile(context, { folder, ...flags(given) })));
  program
    .command('new <folder>')
    .description("make a post by the site's own file name and front matter; prints its path")
    .requiredOption('--title <title>', 'title of the post', titleOfPost)
    .option('--draft', 'make it a draft')
    .option(...asJson)
    .action((folder: string, given: Flags & { title: string; draft?: true }) =>
      act(newPost(context, { folder, title: given.title, draft: given.draft === true, ...flags(given) })),
    );
}

function titleOfPost(written: string): string {
  if (written.trim() !== '') return written;
  throw new InvalidArgumentError('A post has a title: its file is named by it.');
}

function declareExport(program: Command, context: Context, act: Act): void {
  program
    .command('export <path>')
    .description('export the live posts of a folder, or one file')
    .addOption(
      new Option('--to <form>', 'what to make')
        .choices(exportForms.filter((form) => form !== 'pdf'))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'folder that receives it')
    .option('--tag <tag>', 'only posts with this tag')
    .option('--drafts', 'posts that are not live too')
    .option('--theme <theme>', 'of pages and sites: a name, or the path of a theme folder or a style sheet')
    .option('--base-url <address>', 'of a site: where it will be published', wholeAddress)
    .option('--search', 'of a site: with a page that searches it, the only one with a script')
    .option('--dry-run', 'say what would be written and removed, and write nothing')
    .option(...asJson)
    .action((path: string, given: Flags & ExportFlags) =>
      act(
        exportPosts(context, {
          path,
          to: given.to,
          out: given.out,
          tag: given.tag ?? null,
          drafts: given.drafts === true,
          theme: given.theme ?? null,
          baseUrl: given.baseUrl ?? null,
          search: given.search === true,
          ...flags(given),
        }),
      ),
    );
}

interface ExportFlags {
  readonly to: ExportForm;
  readonly out: string;
  readonly tag?: string;
  readonly drafts?: true;
  readonly theme?: string;
  readonly baseUrl?: string;
  readonly search?: boolean;
}

function wholeAddress(written: string): string {
  const base = baseUrl(written);
  if (base !== null) return base;
  throw new InvalidArgumentError('It is a whole address such as https://example.org/blog/.');
}

function declareFields(program: Command, context: Context, act: Act): void {
  program
    .command('get <file> [field]')
    .description('front matter as values, dates as written')
    .option(...asJson)
    .action((file: string, field: string | undefined, given: Flags) =>
      act(getFields(context, { file, field: field ?? null, ...flags(given) })),
    );
  program
    .command('set <arguments...>')
    .usage('[options] FILE... FIELD=VALUE...')
    .description('set fields; without --type a field keeps the type it has')
    .addOption(new Option('--type <type>', 'type of the values').choices(valueTypes))
    .option(...dryRun)
    .option(...asJson)
    .action(async (given: readonly string[], options: Flags & { type?: ValueType }) => {
      const { files, assignments }: { files: readonly string[]; assignments: readonly Assignment[] } =
        await splitFields(context, given);
      await act(setFields(context, { files, assignments, type: options.type, ...flags(options) }));
    });
  program
    .command('unset <arguments...>')
    .usage('[options] FILE... FIELD...')
    .description('remove fields')
    .option(...dryRun)
    .option(...asJson)
    .action(async (given: readonly string[], options: Flags) => {
      const { files, fields } = await splitFiles(context, given);
      await act(unsetFields(context, { files, fields, ...flags(options) }));
    });
  program
    .command('to-utf-8 <path>')
    .description('a post in an older encoding in UTF-8, or all of a folder that are in one')
    .addOption(
      new Option('--from <encoding>', 'what the files are in').choices(Object.keys(oldEncodings)).makeOptionMandatory(),
    )
    .option(...dryRun)
    .option(...asJson)
    .action((path: string, given: Flags & { from: OldEncoding }) =>
      act(toUtf8(context, { path, from: given.from, ...flags(given) })),
    );
}

function declareText(program: Command, context: Context, act: Act): void {
  program
    .command('check <folder>')
    .description('broken links, missing images and titles, and what else is wrong, with file and line')
    .addOption(new Option('--fix <code>', 'apply the fixes of one kind instead').choices(checkCodes))
    .option(...dryRun)
    .option(...asJson)
    .action((folder: string, given: Flags & { fix?: CheckCode }) =>
      act(check(context, { folder, fix: given.fix ?? null, ...flags(given) })),
    );
  program
    .command('render <files...>')
    .description('the HTML of posts as preview and export make it; - reads stdin')
    .option('--page', 'the whole page')
    .option(...asJson)
    .action(async (files: readonly string[], given: Flags & { page?: true }) => {
      // Only this verb needs the renderer, which takes a while to load.
      const { render } = await import('./verbs/render.ts');
      await act(render(context, { files, page: given.page === true, ...flags(given) }));
    });
  program
    .command('publish <file>')
    .description('date, flags, folder and name of a draft as the site wants them, and the links of other posts to it')
    .option('--keep-date', 'leave its date as it is')
    .option(...dryRun)
    .option(...asJson)
    .action((file: string, given: Flags & { keepDate?: true }) =>
      act(publishPost(context, { file, keepDate: given.keepDate === true, ...flags(given) })),
    );
  program
    .command('repair <file>')
    .description('flattened Markdown with its lines back; - reads stdin')
    .option('--write', 'into the file instead of to stdout')
    .option(...asJson)
    .action((file: string, given: Flags & { write?: true }) =>
      act(repair(context, { file, write: given.write === true, ...flags(given) })),
    );
  program
    .command('stats <path>')
    .description('words, characters, minutes and the rule, of a file or of every post of a folder')
    .option(...asJson)
    .action((path: string, given: Flags) => act(stats(context, { path, ...flags(given) })));
  program
    .command('status <path>')
    .description('will it go live: state, why, and what would change it')
    .option(...asJson)
    .action((path: string, given: Flags) => act(status(context, { path, ...flags(given) })));
}

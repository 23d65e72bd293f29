import { relative, sep } from 'node:path';
import { queryPosts } from '../../../shared/library/query.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibrarySnapshot } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import type { ExportForm, ExportReport, ExportRequest } from '../../../shared/model/task.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { exitCodes, type ExitCode, type Io } from '../io.ts';
import { isFolder, withLibrary } from '../open-library.ts';
import { readPostFile, requireMarkdown } from '../post-file.ts';
import { runTask } from '../run-task.ts';
import { siteOfFile } from '../site-of-file.ts';

interface ExportArguments {
  readonly path: string;
  readonly to: ExportForm;
  readonly out: string;
  readonly tag: string | null;
  readonly drafts: boolean;
  /** Name of a theme, or the path of a folder. */
  readonly theme: string | null;
  readonly baseUrl: string | null;
  readonly search: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `export`: a folder's live posts, or one file whatever its state. */
export async function exportPosts(context: Context, given: ExportArguments): Promise<ExitCode> {
  const one = (await isFolder(context, given.path)) ? null : await fileInLibrary(context, given.path);
  return withLibrary(context, one?.root ?? given.path, async (library) => {
    const { api, snapshot } = library;
    const scope: ExportRequest['scope'] = one ? { kind: 'posts', ids: [postId(one.id)] } : scopeOf(snapshot, given);
    // It may be misspelt, and of a site all pages of the last export would go.
    if (given.tag !== null && scope.kind === 'posts' && scope.ids.length === 0) throw noneTagged(given);
    const request: ExportRequest = {
      scope,
      to: given.to,
      folder: context.path(given.out),
      drafts: given.drafts || one !== null,
      dryRun: given.dryRun,
      ...(given.theme !== null && { theme: themeOf(context, given.theme) }),
      ...(given.baseUrl !== null && { baseUrl: given.baseUrl }),
      ...(given.search && { search: true }),
    };
    const input = { library: snapshot.library.id, request };
    const report = await runTask<ExportReport>(context, library, (task) => api.exports.run({ ...input, task }));
    if (given.json) printJson(context.io, report);
    else printReport(context.io, report, given.dryRun);
    if (report.cancelled) return exitCodes.cancelled;
    // A post that is left out on purpose (a draft) is no finding; one that could not be written is.
    return report.failed.length + report.warnings.length > 0 ? exitCodes.findings : exitCodes.done;
  });
}

const noneTagged = ({ path, tag, drafts }: ExportArguments) =>
  new AppError('invalid-input', `No ${drafts ? '' : 'live '}post has the tag ${tag}: nothing was exported.`, {
    remedy: `See which there are: longhand tags list ${path}`,
  });

/** What holds a separator is a path. */
const themeOf = (context: Context, theme: string) => (/[\\/]|^\./.test(theme) ? context.path(theme) : theme);

async function fileInLibrary(context: Context, name: string): Promise<{ root: string; id: string }> {
  const file = await readPostFile(context, name);
  const { root } = await siteOfFile(context, file);
  const id = relative(root, file.path).split(sep).join('/');
  requireMarkdown(id, name, 'Name a post, or the folder of the blog.');
  return { root, id };
}

function scopeOf(snapshot: LibrarySnapshot, { tag, drafts }: ExportArguments): ExportRequest['scope'] {
  if (tag === null && !drafts) return { kind: 'live' };
  const posts = queryPosts(snapshot.posts, { tag });
  const wanted = drafts
    ? posts.filter(({ state }) => state !== 'hidden')
    : posts.filter(({ state }) => state === 'live');
  return { kind: 'posts', ids: wanted.map(({ id }) => id) };
}

function printReport(io: Io, report: ExportReport, dryRun: boolean): void {
  printRows(io, [
    ...report.written.map((path) => ['written', path]),
    ...report.unchanged.map((path) => ['unchanged', path]),
    ...report.removed.map((path) => ['removed', path]),
    ...report.skipped.map(({ id, why }) => ['skipped', id, why]),
    ...report.failed.map(({ id, code, message }) => ['failed', id, code, message]),
    ...report.warnings.map(({ id, message, line }) => ['warning', line === undefined ? id : `${id}:${line}`, message]),
  ]);
  const end = `${report.written.length} written, ${report.unchanged.length} unchanged to ${report.folder}`;
  io.stderr(dryRun ? `Nothing was written. It would be: ${end}\n` : `${end}\n`);
}

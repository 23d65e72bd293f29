import type { ChangeReport } from '../../../shared/model/task.ts';
import { findTaxonomy } from '../../../shared/library/tags.ts';
import { printJson, type Context } from '../context.ts';
import { exitCodes, type ExitCode, type Io } from '../io.ts';
import { isFolder, withLibrary, type TerminalLibrary } from '../open-library.ts';
import { runTask } from '../run-task.ts';
import { UsageError } from '../usage-error.ts';
import { renameTagInFiles } from './tags.ts';

interface RenameArguments {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly taxonomy: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `tags rename`: in one file, or across a library with a report. */
export async function renameTag(context: Context, given: RenameArguments): Promise<ExitCode> {
  const { path, json, dryRun, ...rename } = given;
  if (!(await isFolder(context, path))) {
    return renameTagInFiles(context, { ...rename, files: [path], json, dryRun });
  }
  return withLibrary(context, path, (library) =>
    dryRun ? planInLibrary(context.io, library, given) : renameInLibrary(context, library, given),
  );
}

function request({ snapshot }: TerminalLibrary, { taxonomy, from, to }: RenameArguments) {
  const { profile, id } = snapshot.library;
  const found = findTaxonomy(profile, taxonomy);
  if (found) return { library: id, taxonomy: found.name, from, to };
  const known = profile.taxonomies.map(({ name }) => name).join(', ');
  throw new UsageError(`This site has no taxonomy ${taxonomy}. It has: ${known}.`);
}

async function planInLibrary(io: Io, library: TerminalLibrary, given: RenameArguments): Promise<ExitCode> {
  const plan = await library.api.tags.planRename(request(library, given), { signal: io.signal });
  if (given.json) printJson(io, plan);
  else {
    io.stdout(plan.changes.map(({ diff }) => diff).join(''));
    for (const { id, why } of plan.skipped) io.stderr(`skipped\t${id}\t${why}\n`);
    io.stderr(`${plan.changes.length} would change, ${plan.skipped.length} skipped\n`);
  }
  return plan.skipped.length > 0 ? exitCodes.findings : exitCodes.done;
}

async function renameInLibrary(context: Context, library: TerminalLibrary, given: RenameArguments): Promise<ExitCode> {
  const { io } = context;
  const { api } = library;
  const input = request(library, given);
  const report = await runTask<ChangeReport>(context, library, (task) => api.tags.rename({ ...input, task }));
  if (given.json) printJson(io, report);
  else {
    for (const id of report.changed) io.stdout(`changed\t${id}\n`);
    for (const { id, why } of report.skipped) io.stdout(`skipped\t${id}\t${why}\n`);
    for (const { id, code, message } of report.failed) io.stdout(`failed\t${id}\t${code}\t${message}\n`);
    const counts = `${report.changed.length} changed, ${report.skipped.length} skipped, ${report.failed.length} failed`;
    io.stderr(`${counts}${report.cancelled ? ', then stopped' : ''}\n`);
  }
  if (report.cancelled) return exitCodes.cancelled;
  return report.skipped.length + report.failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

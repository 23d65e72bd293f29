import { findTaxonomy } from '../../../shared/library/tags.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import type { ChangePlan, ChangeReport } from '../../../shared/model/task.ts';
import { printJson, type Context } from '../context.ts';
import { exitCodes, type ExitCode, type Io } from '../io.ts';
import { isFolder, withLibrary, type TerminalLibrary } from '../open-library.ts';
import { runTask } from '../run-task.ts';
import { UsageError } from '../usage-error.ts';
import { changeTagsOfFile } from './tags.ts';

interface ChangeArguments {
  readonly path: string;
  readonly action: TagAction;
  readonly taxonomy: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `tags rename`, `merge` and `delete`: in one file, or across a library with a report. */
export async function changeTags(context: Context, given: ChangeArguments): Promise<ExitCode> {
  const { path, action, taxonomy, ...flags } = given;
  if (!(await isFolder(context, path))) return changeTagsOfFile(context, path, action, { taxonomy, ...flags });
  return withLibrary(context, path, async (library) => {
    const input = { library: library.snapshot.library.id, taxonomy: taxonomyIn(library, taxonomy), action };
    if (given.dryRun) {
      return printPlan(context.io, await library.api.tags.plan(input, { signal: context.io.signal }), given.json);
    }
    const run = (task: string) => library.api.tags.change({ ...input, task });
    return printReport(context.io, await runTask<ChangeReport>(context, library, run), given.json);
  });
}

/** `tags undo`: takes the last change of tags back, in every post that still stands as it left it. */
export function undoTags(
  context: Context,
  { folder, json }: { readonly folder: string; readonly json: boolean },
): Promise<ExitCode> {
  return withLibrary(context, folder, async (library) => {
    const { id } = library.snapshot.library;
    const history = await library.api.operations.list({ library: id });
    const last = history.find(({ kind, state }) => kind === 'tags' && (state === 'applied' || state === 'interrupted'));
    if (!last) {
      context.io.stderr('There is no change of tags to take back.\n');
      return exitCodes.findings;
    }
    context.io.stderr(`Undo: ${last.title}\n`);
    const run = (task: string) => library.api.operations.undo({ library: id, id: last.id, task });
    return printReport(context.io, await runTask<ChangeReport>(context, library, run), json);
  });
}

function taxonomyIn({ snapshot }: TerminalLibrary, name: string): string {
  const { profile } = snapshot.library;
  const found = findTaxonomy(profile, name);
  if (found) return found.name;
  // A dotted name is a field of its own.
  if (/^[^.]+(?:\.[^.]+)+$/.test(name)) return name;
  const known = profile.taxonomies.map((taxonomy) => taxonomy.name).join(', ');
  throw new UsageError(`This site has no taxonomy ${name}. It has: ${known}.`);
}

function printPlan(io: Io, plan: ChangePlan, json: boolean): ExitCode {
  if (json) printJson(io, plan);
  else {
    io.stdout(plan.changes.map(({ diff }) => diff).join(''));
    for (const { id, why } of plan.skipped) io.stderr(`skipped\t${id}\t${why}\n`);
    io.stderr(`${plan.changes.length} would change, ${plan.skipped.length} skipped\n`);
  }
  return plan.skipped.length > 0 ? exitCodes.findings : exitCodes.done;
}

function printReport(io: Io, report: ChangeReport, json: boolean): ExitCode {
  const { changed, skipped, failed, cancelled } = report;
  if (json) printJson(io, report);
  else {
    for (const id of changed) io.stdout(`changed\t${id}\n`);
    for (const { id, why } of skipped) io.stdout(`skipped\t${id}\t${why}\n`);
    for (const { id, code, message } of failed) io.stdout(`failed\t${id}\t${code}\t${message}\n`);
    const counts = `${changed.length} changed, ${skipped.length} skipped, ${failed.length} failed`;
    io.stderr(`${counts}${cancelled ? ', then stopped' : ''}\n`);
  }
  if (cancelled) return exitCodes.cancelled;
  return skipped.length + failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

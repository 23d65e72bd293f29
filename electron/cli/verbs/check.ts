import { checkCodes, type Check, type CheckCode, type CheckReport } from '../../../shared/model/check.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { withLibrary } from '../open-library.ts';
import { printPlan, printReport } from '../print-change.ts';
import { runTask } from '../run-task.ts';

interface CheckArguments {
  readonly folder: string;
  /** Apply the fixes of one kind instead of listing. */
  readonly fix: CheckCode | null;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `check`: what is broken or missing in the posts, with file, line and code; `--fix` applies one kind of fixes. */
export function check(context: Context, { folder, fix, json, dryRun }: CheckArguments): Promise<ExitCode> {
  const { io } = context;
  return withLibrary(context, folder, async (library) => {
    const { api, snapshot } = library;
    const input = { library: snapshot.library.id };
    if (fix !== null && dryRun) return printPlan(io, await api.checks.planFix({ ...input, code: fix }), json);
    if (fix !== null) {
      const start = (task: string) => api.checks.fix({ ...input, code: fix, task });
      return printReport(io, await runTask<ChangeReport>(context, library, start), json);
    }
    const report = await runTask<CheckReport>(context, library, (task) => api.checks.run({ ...input, task }));
    const found = report.checks.toSorted(inOrder).map(({ id, about, line, code, message, fix: way }) => {
      const path = about?.kind === 'file' ? about.path : id;
      return { path, line, code, message, fix: way !== null };
    });
    if (json) printJson(io, found);
    else
      printRows(
        io,
        found.map((one) => [one.path ?? '', one.line, one.code, one.message, one.fix ? `--fix ${one.code}` : '']),
      );
    for (const { id, message } of report.failed) io.stderr(`failed\t${id}\t${message}\n`);
    io.stderr(`${found.length} found in ${snapshot.posts.length} posts\n`);
    if (report.cancelled) return exitCodes.cancelled;
    return found.length + report.failed.length > 0 ? exitCodes.findings : exitCodes.done;
  });
}

/** By file, then by line; what is about the library comes last. */
const inOrder = (one: Check, other: Check): number =>
  Number(one.id === null) - Number(other.id === null) ||
  (one.id ?? '').localeCompare(other.id ?? '') ||
  (one.line ?? 0) - (other.line ?? 0) ||
  checkCodes.indexOf(one.code) - checkCodes.indexOf(other.code);

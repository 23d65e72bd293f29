import type { ChangePlan, ChangeReport } from '../../shared/model/task.ts';
import { printJson, printRows } from './context.ts';
import { exitCodes, type ExitCode, type Io } from './io.ts';

/** The differences of a dry run on stdout, who is left out on stderr. */
export function printPlan(io: Io, plan: ChangePlan, json: boolean): ExitCode {
  if (json) printJson(io, plan);
  else {
    io.stdout(plan.changes.map(({ diff }) => diff).join(''));
    for (const { id, why } of plan.skipped) io.stderr(`skipped\t${id}\t${why}\n`);
    io.stderr(`${plan.changes.length} would change, ${plan.skipped.length} skipped\n`);
  }
  return plan.skipped.length > 0 ? exitCodes.findings : exitCodes.done;
}

/** What a change over many posts did, a line a post. */
export function printReport(io: Io, report: ChangeReport, json: boolean): ExitCode {
  const { changed, skipped, failed, cancelled } = report;
  if (json) printJson(io, report);
  else {
    printRows(io, [
      ...changed.map((id) => ['changed', id]),
      ...skipped.map(({ id, why }) => ['skipped', id, why]),
      ...failed.map(({ id, code, message }) => ['failed', id, code, message]),
    ]);
    const counts = `${changed.length} changed, ${skipped.length} skipped, ${failed.length} failed`;
    io.stderr(`${counts}${cancelled ? ', then stopped' : ''}\n`);
  }
  if (cancelled) return exitCodes.cancelled;
  return skipped.length + failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

import type { ChangePlan, ChangeReport } from '../../shared/model/task.ts';
import { printJson } from './context.ts';
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
    for (const id of changed) io.stdout(`changed\t${id}\n`);
    for (const { id, why } of skipped) io.stdout(`skipped\t${id}\t${why}\n`);
    for (const { id, code, message } of failed) io.stdout(`failed\t${id}\t${code}\t${message}\n`);
    const counts = `${changed.length} changed, ${skipped.length} skipped, ${failed.length} failed`;
    io.stderr(`${counts}${cancelled ? ', then stopped' : ''}\n`);
  }
  if (cancelled) return exitCodes.cancelled;
  return skipped.length + failed.length > 0 ? exitCodes.findings : exitCodes.done;
}

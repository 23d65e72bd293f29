import { AppError } from '../../shared/base/errors.ts';

/** Writes what went wrong to stderr, for whoever started the app: one line for what is expected, the stack for a bug. */
export function logProblem(what: string, error?: unknown): void {
  process.stderr.write(`longhand: ${what}${error === undefined ? '' : `: ${reasonOf(error)}`}\n`);
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

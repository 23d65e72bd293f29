import { AppError, describeError, withRemedy } from '../../shared/base/errors.ts';
import { printJson, type Context } from './context.ts';
import { exitCodes, type ExitCode, type Io } from './io.ts';
import { UnreadableFrontMatter } from './post-file.ts';

/** What a verb made of one file: `data` is its part of the JSON document, `text` what is printed without `--json`. */
export interface FileResult {
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Something was refused although the file could be read. */
  readonly refused?: string;
}

interface Failed {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

/** Runs a job for each file in turn; one that fails does not stop the rest. Prints and answers the exit code. */
export async function eachFile(
  context: Context,
  { files, json }: { readonly files: readonly string[]; readonly json: boolean },
  job: (name: string) => Promise<FileResult>,
): Promise<ExitCode> {
  const { io } = context;
  const documents: unknown[] = [];
  let unreadable = 0;
  let refused = 0;
  for (const name of files) {
    io.signal.throwIfAborted();
    try {
      const result = await job(name);
      documents.push({ path: name, ...result.data, ...(result.refused ? { refused: result.refused } : {}) });
      if (!json && result.text) io.stdout(result.text);
      if (result.refused) refused++;
      if (result.refused) io.stderr(`${name}: ${result.refused}\n`);
    } catch (error) {
      if (isOurFault(error)) throw error;
      const failed = failureOf(error);
      documents.push({ path: name, error: failed });
      io.stderr(failureLine(name, failed));
      if (isUnreadable(error)) unreadable++;
      else refused++;
    }
  }
  if (json) printJson(io, files.length === 1 ? documents[0] : documents);
  if (unreadable > 0 && unreadable === files.length) return exitCodes.unreadable;
  return unreadable + refused > 0 ? exitCodes.findings : exitCodes.done;
}

const inputCodes = new Set([
  'not-found',
  'denied',
  'not-text',
  'too-large',
  'unsupported',
  'not-a-folder',
  'front-matter',
]);

/** Whether the input itself could not be read (exit code 3), rather than something done with it having failed. */
export function isUnreadable(error: unknown): boolean {
  if (error instanceof UnreadableFrontMatter) return true;
  return error instanceof AppError && inputCodes.has(error.code);
}

const isOurFault = (error: unknown) => !(error instanceof AppError) && !(error instanceof UnreadableFrontMatter);

function failureOf(error: unknown): Failed {
  if (error instanceof UnreadableFrontMatter) {
    const { code, message, line } = error.problem;
    return line === undefined ? { code, message } : { code, message, line };
  }
  if (!(error instanceof AppError)) return { code: 'internal', message: describeError(error) };
  // The line that it is printed on names the file already.
  return { code: error.code, message: withRemedy(error.message, error.remedy) };
}

function failureLine(name: string, { message, line }: Failed): string {
  return `${line === undefined ? name : `${name}:${line}`}: ${message}\n`;
}

/** A failure of a verb that is about one thing: a line on stderr, and the JSON document where one was asked for. */
export function printFailure(io: Io, name: string | null, error: unknown, json: boolean): void {
  const failed = failureOf(error);
  io.stderr(name === null ? `${failed.message}\n` : failureLine(name, failed));
  if (json) printJson(io, { ...(name === null ? {} : { path: name }), error: failed });
}

import { applyChanges } from '../../../shared/base/text-change.ts';
import { repairFlattened } from '../../../shared/markdown/edits/flattened.ts';
import type { Context } from '../context.ts';
import { eachFile } from '../each-file.ts';
import type { ExitCode } from '../io.ts';
import { readPostFile, readStdin, savePostFile } from '../post-file.ts';
import { UsageError } from '../usage-error.ts';

interface RepairArguments {
  /** `-` is stdin. */
  readonly file: string;
  readonly write: boolean;
  readonly json: boolean;
}

/** `repair`: flattened Markdown with its lines back, on stdout or, with `--write`, in the file. Ends of headings that are
 * guesses are named on stderr. */
export function repair(context: Context, { file: name, write, json }: RepairArguments): Promise<ExitCode> {
  if (write && name === '-') throw new UsageError('What comes on stdin has no file to write to.');
  return eachFile(context, { files: [name], json }, async () => {
    const file = name === '-' ? await readStdin(context) : await readPostFile(context, name);
    const { text } = file.post;
    const found = repairFlattened(text);
    if (!found) return { data: { changed: false }, text: write ? `unchanged\t${name}\n` : text };
    const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    const changes = found.changes.map((change) => ({ ...change, insert: change.insert.replaceAll('\n', lineEnd) }));
    const repaired = applyChanges(text, changes);
    const guesses = found.doubtful.map(({ at, end }) => text.slice(at, end));
    for (const guess of guesses) context.io.stderr(`${name}: a guess where this heading ends: ${guess}\n`);
    if (write) await savePostFile(context, file, repaired);
    const data = { changed: true, guesses, ...(write ? {} : { text: repaired }) };
    return { data, text: write ? `changed\t${name}\n` : repaired };
  });
}

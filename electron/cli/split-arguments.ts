import { isMarkdownName } from '../../shared/base/file-names.ts';
import type { Context } from './context.ts';
import type { Assignment } from '../../shared/frontmatter/edits/written-value.ts';
import { UsageError } from './usage-error.ts';

/** Parts `FILE... FIELD=VALUE...`. A file may have an equals sign in its name, if it is there. */
export async function splitFields(
  context: Context,
  given: readonly string[],
): Promise<{ files: readonly string[]; assignments: readonly Assignment[] }> {
  const files: string[] = [];
  const assignments: Assignment[] = [];
  for (const argument of given) {
    const at = argument.indexOf('=');
    if (at > 0 && !(await isFile(context, argument))) {
      assignments.push({ field: argument.slice(0, at), written: argument.slice(at + 1) });
    } else files.push(argument);
  }
  if (files.length === 0) throw new UsageError('No file was named.');
  if (assignments.length === 0) throw new UsageError('No FIELD=VALUE was given.');
  return { files, assignments };
}

/** Parts `FILE... FIELD...`: the first is a file, and so is what is there or is named like a post. */
export async function splitFiles(
  context: Context,
  given: readonly string[],
): Promise<{ files: readonly string[]; fields: readonly string[] }> {
  const files: string[] = [];
  const fields: string[] = [];
  for (const argument of given) {
    const isPost = files.length === 0 || isMarkdownName(argument) || (await isFile(context, argument));
    (isPost ? files : fields).push(argument);
  }
  if (fields.length === 0) throw new UsageError('No field was named.');
  return { files, fields };
}

async function isFile({ disk, path }: Context, argument: string): Promise<boolean> {
  return disk.stat(path(argument)).then(
    ({ kind }) => kind === 'file',
    () => false,
  );
}

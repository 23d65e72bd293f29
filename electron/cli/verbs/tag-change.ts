import { tagWarnings } from '../../../shared/library/tag-warnings.ts';
import { findTaxonomy } from '../../../shared/library/tags.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { isFolder, withLibrary, type TerminalLibrary } from '../open-library.ts';
import { printPlan, printReport } from '../print-change.ts';
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
    const { posts, library: site } = library.snapshot;
    for (const sentence of tagWarnings(site.profile, posts, input.taxonomy, action).sentences)
      context.io.stderr(`warning\t${sentence}\n`);
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

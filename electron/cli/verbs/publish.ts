import { localOffset } from '../../../shared/base/local-offset.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../io.ts';
import { withLibrary } from '../open-library.ts';
import { readPostFile, requireMarkdown } from '../post-file.ts';
import { printPlan, printReport } from '../print-change.ts';
import { runTask } from '../run-task.ts';
import { siteOfFile } from '../site-of-file.ts';

interface PublishArguments {
  readonly file: string;
  readonly keepDate: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `publish`: one post, with its path and the links of the site's other posts to it, as one operation. */
export async function publishPost(context: Context, given: PublishArguments): Promise<ExitCode> {
  const { root, id } = await siteOfFile(context, await readPostFile(context, given.file));
  requireMarkdown(id, given.file, 'Name a post.');
  return withLibrary(context, root, async (library) => {
    const input = {
      ...{ library: library.snapshot.library.id, id, offset: localOffset(context.now) },
      date: given.keepDate ? 'keep' : 'now',
    } as const;
    const { api } = library;
    if (given.dryRun) {
      return printPlan(context.io, await api.operations.planPublish(input, { signal: context.io.signal }), given.json);
    }
    const run = (task: string) => api.operations.publish({ ...input, task });
    return printReport(context.io, await runTask<ChangeReport>(context, library, run), given.json);
  });
}

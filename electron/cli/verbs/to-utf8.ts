import type { OldEncoding } from '../../../shared/model/edit.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../io.ts';
import { withLibrary } from '../open-library.ts';
import { printPlan, printReport } from '../print-change.ts';
import { runTask } from '../run-task.ts';

interface Utf8Arguments {
  readonly path: string;
  /** What the bytes are in: no file says it. */
  readonly from: OldEncoding;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** `to-utf-8`: a post, or all of a folder that are in an older encoding, in UTF-8, as one operation. */
export function toUtf8(context: Context, { path, from, json, dryRun }: Utf8Arguments): Promise<ExitCode> {
  const { io } = context;
  return withLibrary(
    context,
    path,
    async (library) => {
      const { api, snapshot } = library;
      const ids = snapshot.named === undefined ? null : [snapshot.named];
      const input = { library: snapshot.library.id, ids, edit: { kind: 'to-utf-8', from } } as const;
      if (dryRun) return printPlan(io, await api.operations.plan(input, { signal: io.signal }), json);
      const start = (task: string) => api.operations.run({ ...input, task });
      return printReport(io, await runTask<ChangeReport>(context, library, start), json);
    },
    'folder or post',
  );
}

import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import { operationId, type OperationId, type OperationRecord } from '../model/operation.ts';
import type { ChangeReport, Progress } from '../model/task.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const one = v.object({
  library: s.library,
  task: s.task,
  id: v.pipe(
    v.string(),
    v.regex(/^\d{17}-[0-9a-f]{12}$/),
    v.transform((id): OperationId => operationId(id)),
  ),
  /** Posts that the page could not save; they are left out and reported as skipped. */
  leaveOut: v.optional(s.ids, []),
});

/** Changes over many posts, after they were begun. */
export const operations = {
  /** The history of the library, the newest first. */
  list: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<readonly OperationRecord[]>()),
  /** Takes an operation back, in every post that still stands as it left it. */
  undo: oc.errors(errors).input(one).output(eventIterator(output<Progress>(), output<ChangeReport>())),
  /** Carries it out again after an undo, or to its end after it was cut off. */
  redo: oc.errors(errors).input(one).output(eventIterator(output<Progress>(), output<ChangeReport>())),
};

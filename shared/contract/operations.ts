import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import { operationId, type OperationId, type OperationRecord } from '../model/operation.ts';
import { oldEncodings, valueTypes, type OldEncoding, type PostEdit } from '../model/edit.ts';
import type { PostId } from '../model/post.ts';
import type { ChangePlan, ChangeReport, Progress } from '../model/task.ts';
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

const tags = v.object({
  kind: v.picklist(['add-tags', 'remove-tags']),
  taxonomy: s.name,
  tags: v.pipe(v.array(s.name), v.minLength(1), v.maxLength(1000), v.readonly()),
});
const pattern = v.pipe(v.string(), v.maxLength(10_000));

const postEdit: v.GenericSchema<unknown, PostEdit> = v.variant('kind', [
  tags,
  v.object({
    kind: v.literal('set-field'),
    field: s.name,
    value: v.pipe(v.string(), v.maxLength(100_000)),
    type: v.nullable(v.picklist(valueTypes)),
  }),
  v.object({ kind: v.literal('remove-field'), field: s.name }),
  v.object({ kind: v.literal('draft'), draft: v.boolean() }),
  v.object({ kind: v.literal('to-utf-8'), from: v.picklist(Object.keys(oldEncodings) as OldEncoding[]) }),
  v.object({
    kind: v.literal('replace'),
    replacement: v.object({
      find: v.pipe(pattern, v.minLength(1)),
      put: pattern,
      regex: v.boolean(),
      matchCase: v.boolean(),
      wholeWord: v.boolean(),
    }),
  }),
]);

const edit = v.object({
  library: s.library,
  task: s.task,
  /** null: every post of the library. */
  ids: v.nullable(s.ids),
  edit: postEdit,
  leaveOut: v.optional(s.ids, []),
});

const files = { library: s.library, task: s.task, leaveOut: v.optional(s.ids, []) };

const renames = v.object({
  ...files,
  /** Links between posts follow; false: the files move, and no text changes. */
  links: v.optional(v.boolean(), true),
  renames: v.pipe(v.array(v.object({ from: s.id, to: s.id })), v.maxLength(200_000)),
});

const publication = v.object({
  library: s.library,
  task: s.task,
  id: s.id,
  /** `now`: it is dated by the moment it is published; `keep`: it has the date that it has. */
  date: v.optional(v.picklist(['now', 'keep']), 'now'),
  /** Minutes east of UTC, for a site that names no zone of its own. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(-1440), v.maxValue(1440)),
  leaveOut: v.optional(s.ids, []),
});

/** Changes over many posts. */
export const operations = {
  /** The dry run of an edit: which posts would change, line by line. Writes nothing. */
  plan: oc.errors(errors).input(edit).output(output<ChangePlan>()),
  /** Carries an edit out. `tasks.cancel` keeps what is done; the report says what that is. */
  run: oc.errors(errors).input(edit).output(eventIterator(output<Progress>(), output<ChangeReport>())),
  /** Moves posts to the trash, one after the other. Not in the history: the report says where they are. */
  trash: oc
    .errors(errors)
    .input(v.object({ ...files, ids: s.ids }))
    .output(eventIterator(output<Progress>(), output<ChangeReport>())),
  /** The posts that link to these and would stay if these went to the trash. */
  linksTo: oc
    .errors(errors)
    .input(v.object({ library: s.library, ids: s.ids }))
    .output(output<readonly PostId[]>()),
  /**
   * Moves posts back that went to the trash since the host was started, where it is the app's own folder: each to its place
   * when the name is free. The report says of the others why not; they stay in the trash.
   */
  untrash: oc
    .errors(errors)
    .input(v.object({ library: s.library, task: s.task, ids: s.ids }))
    .output(eventIterator(output<Progress>(), output<ChangeReport>())),
  /** What publishing a post would do: its text, its path, and the links of other posts to it. Writes nothing. */
  planPublish: oc.errors(errors).input(publication).output(output<ChangePlan>()),
  /** Publishes it, as one operation of the history. */
  publish: oc.errors(errors).input(publication).output(eventIterator(output<Progress>(), output<ChangeReport>())),
  /** What other paths for posts would change. Writes nothing. */
  planRename: oc.errors(errors).input(renames).output(output<ChangePlan>()),
  /** Moves them, as one operation of the history. */
  rename: oc.errors(errors).input(renames).output(eventIterator(output<Progress>(), output<ChangeReport>())),
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

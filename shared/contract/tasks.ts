import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { ChangeReport, ExportReport, ExportRequest, Progress, ChangePlan } from '../model/task.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const rename = v.object({
  library: s.library,
  task: s.task,
  /** Name of the taxonomy in the site profile, for example `tags`. */
  taxonomy: s.name,
  from: s.name,
  to: s.name,
  /** Posts that the page could not save; they are left out and reported as skipped. */
  leaveOut: v.optional(s.ids, []),
});

export const tags = {
  /** The dry run: which posts would change, line by line. Writes nothing. */
  planRename: oc.errors(errors).input(rename).output(output<ChangePlan>()),
  /** Renames in every post that carries the tag. `tasks.cancel` keeps what is done; the report says what that is. */
  rename: oc.errors(errors).input(rename).output(eventIterator(output<Progress>(), output<ChangeReport>())),
};

const request: v.GenericSchema<unknown, ExportRequest> = v.object({
  scope: v.variant('kind', [v.object({ kind: v.literal('posts'), ids: s.ids }), v.object({ kind: v.literal('live') })]),
  to: v.picklist(['html', 'markdown', 'markdown-body']),
  folder: s.path,
  drafts: v.boolean(),
});

export const exports = {
  run: oc
    .errors(errors)
    .input(v.object({ library: s.library, task: s.task, request }))
    .output(eventIterator(output<Progress>(), output<ExportReport>())),
  /** The page of one post as a string: for download, copy and the browser's own print. Works on the text given, saved or not. */
  page: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, text: s.text }))
    .output(output<{ readonly html: string; readonly fileName: string }>()),
  /** A folder to propose: where the last export went, else one beside the person's documents. */
  proposeFolder: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<string>()),
};

export const tasks = {
  /** Stops the run of this name; it ends with a report whose `cancelled` is true. Nothing happens when it has ended. */
  cancel: oc
    .errors(errors)
    .input(v.object({ task: s.name }))
    .output(output<void>()),
};

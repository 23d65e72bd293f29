import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import {
  copyForms,
  exportForms,
  type ChangePlan,
  type ChangeReport,
  type CopiedPost,
  type CopyRequest,
  type ExportProposal,
  type ExportReport,
  type ExportRequest,
  type Progress,
} from '../model/task.ts';
import type { TagAction } from '../model/tags.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const names = v.pipe(v.array(s.name), v.maxLength(10_000), v.readonly());

const action: v.GenericSchema<unknown, TagAction> = v.variant('kind', [
  v.object({ kind: v.literal('rename'), from: s.name, to: s.name }),
  v.object({ kind: v.literal('merge'), from: names, to: s.name }),
  v.object({ kind: v.literal('delete'), tags: names }),
  v.object({ kind: v.literal('split'), from: s.name, to: names }),
  v.object({ kind: v.literal('move'), tags: names, into: s.name }),
]);

const change = v.object({
  library: s.library,
  task: s.task,
  /** Name of the taxonomy in the site profile, for example `tags`, or a dotted field that it does not know. */
  taxonomy: s.name,
  action,
  /** Posts that the page could not save; they are left out and reported as skipped. */
  leaveOut: v.optional(s.ids, []),
});

export const tags = {
  /** The dry run: which posts would change, line by line. Writes nothing. */
  plan: oc.errors(errors).input(change).output(output<ChangePlan>()),
  /** Changes every post that carries one of the tags. `tasks.cancel` keeps what is done; the report says what that is. */
  change: oc.errors(errors).input(change).output(eventIterator(output<Progress>(), output<ChangeReport>())),
};

const request: v.GenericSchema<unknown, ExportRequest> = v.object({
  scope: v.variant('kind', [v.object({ kind: v.literal('posts'), ids: s.ids }), v.object({ kind: v.literal('live') })]),
  to: v.picklist(exportForms),
  folder: s.path,
  drafts: v.boolean(),
  theme: v.optional(s.path),
  dryRun: v.optional(v.boolean()),
  search: v.optional(v.boolean()),
  baseUrl: v.optional(v.pipe(s.path, v.regex(/^https?:\/\/[^/]+\/(?:.*\/)?$/, 'an address of a site ends in a slash'))),
});

const copyRequest: v.GenericSchema<unknown, CopyRequest> = v.object({
  form: v.picklist(copyForms),
  stretch: v.nullable(s.text),
  images: v.picklist(['inside', 'address']),
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
  /** A post, or a stretch of it, as HTML for the clipboard. Works on the text given, saved or not. */
  copy: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, text: s.text, request: copyRequest }))
    .output(output<CopiedPost>()),
  /** What the next export begins with: folder and choices of the last one. */
  propose: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<ExportProposal>()),
  /** The style sheet of the library's look. */
  look: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<{ readonly css: string }>()),
};

export const tasks = {
  /** Stops the run of this name; it ends with a report whose `cancelled` is true. Nothing happens when it has ended. */
  cancel: oc
    .errors(errors)
    .input(v.object({ task: s.name }))
    .output(output<void>()),
};

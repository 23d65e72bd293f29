import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import { checkCodes, type CheckReport, type PostAnchors, type SiteNames } from '../model/check.ts';
import type { ChangePlan, ChangeReport, Progress } from '../model/task.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const fix = {
  library: s.library,
  code: v.picklist(checkCodes),
  /** Posts not to be touched. */
  leaveOut: v.optional(s.ids, []),
};

/** What is broken or missing in the posts of a library. */
export const checks = {
  run: oc
    .errors(errors)
    .input(v.object({ library: s.library, task: s.task }))
    .output(eventIterator(output<Progress>(), output<CheckReport>())),
  /** What links and images of a post may lead to: with it a page checks the post that is being written. */
  site: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<SiteNames>()),
  /** Which posts have the address of this one too, in a sentence, as all are saved; null: none. */
  sharedAddress: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id }))
    .output(output<string | null>()),
  /** What links may name behind `#` in each of these posts, as they are saved; null where one cannot be read. */
  anchors: oc
    .errors(errors)
    .input(v.object({ library: s.library, ids: s.ids }))
    .output(output<readonly (PostAnchors | null)[]>()),
  /** The dry run of `fix`. */
  planFix: oc.errors(errors).input(v.object(fix)).output(output<ChangePlan>()),
  /** Carries out every fix of one kind, as one operation of the history. */
  fix: oc
    .errors(errors)
    .input(v.object({ ...fix, task: s.task }))
    .output(eventIterator(output<Progress>(), output<ChangeReport>())),
};

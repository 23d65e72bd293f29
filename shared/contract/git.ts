import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { GitDifference, GitResult, GitState } from '../model/git.ts';
import type { Progress } from '../model/task.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const one = v.object({ library: s.library });
/** `leaveOut`: posts that the page could not save. */
const work = v.object({ library: s.library, task: s.task, leaveOut: v.optional(s.ids, []) });
const run = eventIterator(output<Progress>(), output<GitResult>());

/** The library's own git. What git refuses is a result with its reason, not an error. */
export const git = {
  /** Where the library stands. Runs nothing that the folder names, and writes nothing. */
  state: oc.errors(errors).input(one).output(output<GitState>()),
  /** Both texts of a file that `state` lists. */
  difference: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id }))
    .output(output<GitDifference>()),
  /** Commits these files alone; in a merge, with all that it brings. Hooks run as they would by hand. */
  commit: oc
    .errors(errors)
    .input(v.object({ ...work.entries, ids: s.ids, message: v.pipe(v.string(), v.trim(), v.maxLength(20_000)) }))
    .output(run),
  /** Fetches and merges what the upstream has; only moves on where nothing was committed here. */
  pull: oc.errors(errors).input(work).output(run),
  /** Pushes the branch; the first time it also comes to follow what it is pushed to. */
  push: oc.errors(errors).input(work).output(run),
  /** Settles one file in conflict. */
  settle: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, choice: v.picklist(['mine', 'theirs', 'as-it-is']) }))
    .output(output<GitResult>()),
  /** Gives a merge up: every file is as it was before. */
  abortMerge: oc.errors(errors).input(one).output(output<GitResult>()),
};

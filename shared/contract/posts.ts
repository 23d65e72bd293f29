import { oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { Draft, PostId, PostText, SaveOutcome } from '../model/post.ts';
import type { Failure } from '../model/task.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const one = v.object({ library: s.library, id: s.id });
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const change = v.object({ from: offset, to: offset, insert: s.text });
const edit = v.object({ changes: v.array(change), sum: s.name });

export const posts = {
  read: oc.errors(errors).input(one).output(output<PostText>()),
  /** Saves the text if the file still has the revision `base`; null writes a file that must not be there yet. */
  write: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, text: s.text, base: v.nullable(s.base), format: s.format }))
    .output(output<SaveOutcome>()),
  /** The same save of what an edit makes of the text of the revision `base`. null: that text is not there any more, or the edit was
   * made over another one: the text is to be sent whole. */
  change: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, edit, base: s.base, format: s.format }))
    .output(output<SaveOutcome | null>()),
  /**
   * A new post by the site's own file name, folder and front matter, from its archetype or scaffold. Never overwrites: the
   * name gets a number. `notice` tells what of a template was not used.
   */
  create: oc
    .errors(errors)
    .input(
      v.object({
        library: s.library,
        title: s.name,
        draft: v.boolean(),
        /** Time zone offset of the person in minutes east of UTC, for the date. */
        offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1440), v.maxValue(1440)), 0),
      }),
    )
    .output(output<{ readonly id: PostId; readonly notice: string | null }>()),
  /** Gives the file another path in the library. Refuses a name that is taken. A bundle's folder moves with it. */
  rename: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, to: s.id }))
    .output(output<{ readonly id: PostId }>()),
  duplicate: oc.errors(errors).input(one).output(output<{ readonly id: PostId }>()),
  /** Moves posts to the trash, never deletes. Answers where they are now, for the notice. */
  trash: oc
    .errors(errors)
    .input(v.object({ library: s.library, ids: s.ids }))
    .output(
      output<{ readonly trashed: readonly PostId[]; readonly failed: readonly Failure[]; readonly where: string }>(),
    ),
  reveal: oc.errors(errors).input(one).output(output<void>()),
  /** Goes on with a drag that the page has begun, with the files themselves. `unsupported` without the capability `dragOut`. */
  drag: oc
    .errors(errors)
    .input(v.object({ library: s.library, ids: s.ids }))
    .output(output<void>()),
};

/** What is on its way to the file of a draft: where it has arrived, the draft was typed over it. */
const over = v.optional(s.text);

/** The crash journal: unsaved text, kept outside the library. */
export const drafts = {
  list: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<readonly Draft[]>()),
  save: oc
    .errors(errors)
    .input(
      v.object({
        ...{ library: s.library, id: s.id, text: s.text, base: v.nullable(s.base), mark: v.optional(s.name) },
        over,
      }),
    )
    .output(output<void>()),
  /** Changes the draft that was kept with the mark `after`, or makes one of the text of the revision `base`: a long text is not
   * sent for each word. false: that text is not there any more, or another one, and the draft is to be saved whole. */
  change: oc
    .errors(errors)
    .input(
      v.object({
        ...{ library: s.library, id: s.id, base: v.nullable(s.base), edit },
        ...{ after: v.nullable(s.name), mark: s.name, over },
      }),
    )
    .output(output<boolean>()),
  drop: oc.errors(errors).input(one).output(output<void>()),
};

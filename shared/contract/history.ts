import { oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import { snapshotId, snapshotKinds, type DeletedPost, type Snapshot, type SnapshotText } from '../model/history.ts';
import type { PostId } from '../model/post.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const snapshot = v.pipe(
  v.string(),
  v.regex(new RegExp(`^\\d{13}\\.(?:${snapshotKinds.join('|')})\\.\\d{1,10}\\.[0-9a-f]{64}$`)),
  v.transform(snapshotId),
);
const one = v.object({ library: s.library, id: s.id });

/** Earlier texts of posts, kept outside the library. */
export const history = {
  /** The snapshots of a post, the newest first. */
  list: oc.errors(errors).input(one).output(output<readonly Snapshot[]>()),
  /** The text of a snapshot. Fails with `io` when it is damaged. */
  read: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, snapshot }))
    .output(output<SnapshotText>()),
  /** Keeps a text that is about to be replaced on screen. Never fails: what cannot be kept is told as a library notice. */
  keep: oc
    .errors(errors)
    .input(
      v.object({
        library: s.library,
        id: s.id,
        text: s.text,
        format: s.format,
        kind: v.picklist(['found', 'unsaved']),
      }),
    )
    .output(output<void>()),
  /** Posts that are not in the library any more, those that went last first. */
  deleted: oc
    .errors(errors)
    .input(v.object({ library: s.library }))
    .output(output<readonly DeletedPost[]>()),
  /** Writes a snapshot as a new file: under its old name, or one beside it where that is taken. */
  restore: oc
    .errors(errors)
    .input(v.object({ library: s.library, id: s.id, snapshot }))
    .output(output<{ readonly id: PostId }>()),
};

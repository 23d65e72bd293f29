import { lastOfEach } from '../../../shared/library/reduce.ts';
import type { LibraryChange } from '../../../shared/model/library.ts';
import type { PostSummary } from '../../../shared/model/post.ts';
import { postsOf } from './kept/post-lines.ts';

/** Posts that are still JSON, see `postsOf`. */
export interface PostRows {
  readonly pieces: readonly Uint8Array[];
  /** Objects made of it, once. */
  posts(): readonly PostSummary[];
}

export function postRows(pieces: readonly Uint8Array[]): PostRows {
  let posts: readonly PostSummary[] | null = null;
  return { pieces, posts: () => (posts ??= postsOf(pieces)) };
}

/** The rows of changes whose posts nobody has to make objects of: the page makes its own. */
const rowsOfChange = new WeakMap<object, readonly PostRows[]>();

/** A change with these posts, of those with the same id the last. They are made objects of when somebody asks for them. */
export function changeOfRows(change: Omit<LibraryChange, 'upserted'>, rows: readonly PostRows[]): LibraryChange {
  let upserted: readonly PostSummary[] | null = null;
  const whole: LibraryChange = {
    ...change,
    get upserted() {
      return (upserted ??= lastOfEach(
        rows.flatMap((some) => some.posts()),
        ({ id }) => id,
      ));
    },
  };
  rowsOfChange.set(whole, rows);
  return whole;
}

/** The posts of such a change as they are; undefined for anything else. */
export const rowsIn = (value: object): readonly PostRows[] | undefined => rowsOfChange.get(value);

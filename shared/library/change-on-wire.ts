import { lastOfEach } from './reduce.ts';
import type { LibraryChange } from '../model/library.ts';
import type { PostSummary } from '../model/post.ts';

/** A change of the list whose posts cross as the JSON that they are kept as, each text the members of an array. */
export interface ChangeOnWire extends Omit<LibraryChange, 'upserted'> {
  readonly rows: readonly string[];
}

/** What marks it among the types that oRPC has itself, which are below 20. */
export const changeType = 21;

/** How a page reads answers. */
export const readingOptions = {
  customJsonSerializers: [
    { type: changeType, condition: () => false, serialize: (value: unknown) => value, deserialize: readChange },
  ],
};

function readChange({ rows, ...change }: ChangeOnWire): LibraryChange {
  const posts = rows.flatMap((text) => JSON.parse(`[${text}]`) as readonly PostSummary[]);
  return { ...change, upserted: lastOfEach(posts, ({ id }) => id) };
}

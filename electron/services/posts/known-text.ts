import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId, PostText, Revision } from '../../../shared/model/post.ts';
import { AppError } from '../../../shared/base/errors.ts';

/** The text of a revision, for who sends only what changed in it. */
export interface KnownText {
  /** null: the file holds another one by now, or cannot be read. */
  at(library: LibraryId, id: PostId, revision: Revision): Promise<string | null>;
  /** Takes what a file was just found to hold. */
  learn(library: LibraryId, id: PostId, revision: Revision, text: string): void;
}

/** Keeps the text that was asked for or learned last: somebody types in one post at a time. Any other is read from its file. */
export function createKnownText(read: (library: LibraryId, id: PostId) => Promise<PostText>): KnownText {
  let last: { readonly of: string; readonly text: string } | null = null;
  const nameOf = (library: LibraryId, id: PostId, revision: Revision) => `${library} ${revision} ${id}`;
  const learn: KnownText['learn'] = (library, id, revision, text) => {
    last = { of: nameOf(library, id, revision), text };
  };
  return {
    learn,
    async at(library, id, revision) {
      if (last?.of === nameOf(library, id, revision)) return last.text;
      const found = await readIfPossible(() => read(library, id));
      if (found?.revision !== revision) return null;
      learn(library, id, revision, found.text);
      return found.text;
    },
  };
}

/** Whoever cannot be told from here sends the whole text, and hears then what is wrong with the file. */
async function readIfPossible(read: () => Promise<PostText>): Promise<PostText | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

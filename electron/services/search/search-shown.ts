import { foldWithPlaces, type FoldedText } from '../../../shared/base/fold.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { stampNow } from '../../fs/read-now.ts';

/** A text of which a stretch is shown. */
export interface ShownText {
  readonly text: string;
  readonly folded: FoldedText;
  readonly bodyFrom: number;
}

/** Texts as they are on the disk now; with every key that is typed mostly the same ones are shown. */
export interface ShownTexts {
  get(id: PostId, read: (id: PostId) => string | null): ShownText | null;
}

/**
 * UTF-16 units that are kept; with what belongs to them four to eight bytes each. All that one answer shows of long posts
 * has room: of less its last hits would drive out the first ones, which the next key asks for.
 */
const mostKept = 2 * 1024 * 1024;

export const shownText = (text: string): ShownText => ({
  text,
  folded: foldWithPlaces(text),
  bodyFrom: bodyStart(text),
});

/** Keeps at most `mostKept` units, of the texts asked for last. One is read again when its file has another stamp. */
export function createShownTexts(root: string): ShownTexts {
  const kept = new Map<PostId, ShownText & { readonly stamp: string }>();
  let size = 0;
  const drop = (id: PostId) => {
    size -= kept.get(id)?.text.length ?? 0;
    kept.delete(id);
  };
  return {
    get: (id, read) => {
      const stamp = stampNow(root, id);
      const known = kept.get(id);
      const text = known && known.stamp === stamp ? known.text : read(id);
      const shown = known && text === known.text ? known : text === null ? null : shownText(text);
      drop(id);
      if (shown === null || stamp === null) return shown;
      kept.set(id, { ...shown, stamp });
      size += shown.text.length;
      for (const oldest of kept.keys()) if (size > mostKept) drop(oldest);
      return shown;
    },
  };
}

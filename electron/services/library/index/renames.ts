import type { Rename } from '../../../../shared/model/library.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { IndexEntry } from '../kept/index-columns.ts';
import { fileOf } from './scan.ts';

/** What a stretch of reading found. */
export interface Found {
  readonly gone: readonly PostId[];
  readonly changed: readonly PostId[];
  readonly before: ReadonlyMap<PostId, IndexEntry | undefined>;
  readonly now: ReadonlyMap<PostId, IndexEntry>;
}

/** Which of the posts that went are there under another name. */
export type Renames = (found: Found) => readonly Rename[];

/** Posts that came last, and for how many milliseconds one may be a second name of a post that goes. */
const most = 50;
const holds = 30_000;

/**
 * Pairs a post that went with one that came holding the same bytes, or being the same file where only its head was read. A file
 * that is moved so that nothing can be replaced has both names for a moment: who looked then saw the new one come, and
 * knows it again by the file when the old one goes.
 */
export function createRenames(now: () => number): Renames {
  let lately: readonly { readonly id: PostId; readonly at: number }[] = [];
  return ({ gone, changed, before, now: entries }) => {
    const came = changed.filter((id) => !before.get(id));
    const time = now();
    const earlier = lately.filter(({ id, at }) => time - at < holds && entries.has(id)).map(({ id }) => id);
    lately = [...lately, ...came.slice(-most).map((id) => ({ id, at: time }))].slice(-most);
    if (gone.length === 0) return [];
    const fresh = new Map<string, PostId[]>();
    const add = (sign: string, id: PostId) => fresh.set(sign, [...(fresh.get(sign) ?? []), id]);
    for (const id of came) for (const sign of signsOf(entries.get(id))) add(sign, id);
    for (const id of earlier) {
      const sign = fileOf(entries.get(id)?.stamp ?? '');
      if (sign !== null) add(sign, id);
    }
    const taken = new Set<PostId>();
    const find = (sign: string) => fresh.get(sign)?.find((id) => !taken.has(id));
    return gone.flatMap((from) => {
      const to = signsOf(before.get(from)).map(find).find((id) => id !== undefined);
      if (to === undefined) return [];
      taken.add(to);
      return { from, to };
    });
  };
}

/** What a post is known again by, the surest first. */
const signsOf = (entry: IndexEntry | undefined): readonly string[] =>
  entry ? [entry.revision, fileOf(entry.stamp)].filter((sign) => sign !== null) : [];

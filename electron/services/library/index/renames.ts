import type { Rename } from '../../../../shared/model/library.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { IndexEntry } from '../kept/index-columns.ts';
import { fileOf } from './scan.ts';

/** What a stretch of reading found. */
export interface Found {
  readonly gone: readonly PostId[];
  /** Posts that were not there before. */
  readonly came: readonly PostId[];
  readonly before: ReadonlyMap<PostId, IndexEntry | undefined>;
  readonly now: ReadonlyMap<PostId, IndexEntry>;
}

/** Which of the posts that went are there under another name. */
export type Renames = (found: Found) => readonly Rename[];

/** Posts that came or went last, and for how many milliseconds one may be the other name of a post that goes or comes. */
const most = 50;
const holds = 30_000;

interface Lately {
  readonly id: PostId;
  /** Of its file. */
  readonly sign: string;
  readonly at: number;
}

/**
 * Pairs a post that went with one that came holding the same bytes, or being the same file where only its head was read. Who
 * looks while a file is being moved may see one half of it: the new name while the old one is still there, for nothing is
 * replaced that way, or only that the old one has gone. The other half is known by the file then.
 */
export function createRenames(now: () => number): Renames {
  let [lastCome, lastGone]: [readonly Lately[], readonly Lately[]] = [[], []];
  return ({ gone, came, before, now: entries }) => {
    if (came.length + gone.length === 0) return [];
    const at = now();
    const lately = (ids: readonly PostId[], entryOf: (id: PostId) => IndexEntry | undefined) =>
      ids.slice(-most).flatMap((id): readonly Lately[] => {
        const sign = fileOf(entryOf(id)?.stamp ?? '');
        return sign === null ? [] : [{ id, sign, at }];
      });
    const isOfLate = (one: Lately) => at - one.at < holds;
    const earlier = lastCome.filter((one) => isOfLate(one) && entries.has(one.id));
    const pairs = pair({ gone, before, earlier, came, entries });
    const [paired, found] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))];
    const unpaired = lastGone.filter((one) => isOfLate(one) && !entries.has(one.id));
    for (const { id: to, sign } of lately(came, (id) => entries.get(id))) {
      const other = found.has(to) ? undefined : unpaired.find((one) => one.sign === sign && !paired.has(one.id));
      if (!other) continue;
      paired.add(other.id);
      pairs.push({ from: other.id, to });
    }
    lastCome = [...earlier, ...lately(came, (id) => entries.get(id))].slice(-most);
    lastGone = [...unpaired, ...lately(gone, (id) => before.get(id))].filter(({ id }) => !paired.has(id)).slice(-most);
    return pairs;
  };
}

/** Those that went now, each with one that came with it, or before it. */
function pair({
  gone,
  before,
  earlier,
  came,
  entries,
}: Pick<Found, 'gone' | 'came' | 'before'> & {
  readonly earlier: readonly Lately[];
  readonly entries: Found['now'];
}): Rename[] {
  const fresh = new Map<string, PostId[]>();
  const add = (sign: string, id: PostId) => fresh.set(sign, [...(fresh.get(sign) ?? []), id]);
  for (const id of gone.length === 0 ? [] : came) for (const sign of signsOf(entries.get(id))) add(sign, id);
  for (const { id, sign } of earlier) add(sign, id);
  const taken = new Set<PostId>();
  return gone.flatMap((from) => {
    const find = (sign: string) => fresh.get(sign)?.find((id) => !taken.has(id));
    const to = signsOf(before.get(from))
      .map(find)
      .find((id) => id !== undefined);
    if (to === undefined) return [];
    taken.add(to);
    return { from, to };
  });
}

/** What a post is known again by, the surest first. */
const signsOf = (entry: IndexEntry | undefined): readonly string[] =>
  entry ? [entry.revision, fileOf(entry.stamp)].filter((sign) => sign !== null) : [];

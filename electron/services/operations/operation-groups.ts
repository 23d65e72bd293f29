import type { PostId } from '../../../shared/model/post.ts';
import type { OperationEntry } from './operation-files.ts';
import { isMoving, type MovingEntry } from './operation-move.ts';

/** Posts that move and have to do with each other, with those that link to them: all of them move, or none. */
export interface Group {
  readonly moving: readonly MovingEntry[];
  /** Those that stay where they are. */
  readonly others: readonly OperationEntry[];
}

/** The entries by what has to go together; empty where nothing moves. */
export function groupsOf(entries: readonly OperationEntry[]): readonly Group[] {
  const moving = entries.filter(isMoving);
  const [first] = moving;
  if (!first) return [];
  const leads = new Map<PostId, PostId>(moving.map(({ id }) => [id, id]));
  const leadOf = (id: PostId): PostId => {
    let lead = id;
    for (let next = leads.get(lead); next !== undefined && next !== lead; next = leads.get(lead)) lead = next;
    leads.set(id, lead);
    return lead;
  };
  const tiesOf = (entry: OperationEntry): readonly PostId[] => {
    const follows = entry.follows?.filter((id) => leads.has(id));
    return isMoving(entry) ? [entry.id, ...(follows ?? [])] : (follows ?? [...leads.keys()]);
  };
  const leadOfEntry = (entry: OperationEntry): PostId => leadOf(tiesOf(entry)[0] ?? first.id);
  for (const entry of entries) for (const id of tiesOf(entry)) leads.set(leadOf(id), leadOfEntry(entry));
  const others = Map.groupBy(
    entries.filter((entry) => !isMoving(entry)),
    leadOfEntry,
  );
  return [...Map.groupBy(moving, leadOfEntry)].map(([lead, some]) => ({
    moving: some,
    others: others.get(lead) ?? [],
  }));
}

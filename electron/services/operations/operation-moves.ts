import { dirname, isIndex } from '../../../shared/base/paths.ts';
import type { Progress, Refusal } from '../../../shared/model/task.ts';
import { runTask, type TaskOptions, type TaskResult } from '../work/task.ts';
import type { OperationEntry } from './operation-files.ts';
import type { Group } from './operation-groups.ts';
import type { LinkedWork, Moves } from './operation-merge.ts';
import { carryMoving, isBeside, isMoving, type Moved, type MovingEntry } from './operation-move.ts';
import type { Tally } from './operation-tally.ts';

export interface GroupWork extends LinkedWork {
  readonly tally: Tally;
  readonly groups: readonly Group[];
  /** Those of the entries that may be touched. */
  readonly entries: readonly OperationEntry[];
}

type Outcome = TaskResult<OperationEntry, Refusal | null>;

export interface GroupsMoved {
  readonly outcome: Outcome;
  /** Entries whose posts moved, or that need none. */
  readonly free: readonly OperationEntry[];
  readonly moves: Moves;
}

/**
 * Moves the posts of groups, one after the other. Where one of a group cannot, links to its other place would lead nowhere:
 * those that moved before it are taken back, and the others of the group are left.
 */
export async function* moveGroups(
  work: GroupWork,
  bounds: Pick<TaskOptions<OperationEntry, unknown>, 'label' | 'signal'>,
): AsyncGenerator<Progress, GroupsMoved, void> {
  const { entries, groups } = work;
  const whole = {
    present: new Set(entries),
    folders: Map.groupBy(entries.filter(isMoving), ({ id }) => dirname(id)),
  };
  const movers = groups.map((group) => createMover(work, group, whole));
  const moverOf = new Map<OperationEntry, Mover>();
  for (const mover of movers) for (const entry of mover.members) moverOf.set(entry, mover);
  const move = async (entry: MovingEntry): Promise<Refusal | null> => (await moverOf.get(entry)?.move(entry)) ?? null;
  const ran = yield* runTask(inOrder(entries, work.direction), { ...bounds, atOnce: 1, work: move });
  const moved = ran.done.map(({ item, result }) => ({ item, result: result ?? moverOf.get(item)?.left(item) ?? null }));
  const others = entries.filter((entry) => !isMoving(entry));
  const left = others.flatMap((item) => {
    const result = moverOf.get(item)?.left(item) ?? null;
    return result ? [{ item, result }] : [];
  });
  return {
    outcome: { ...ran, done: ran.cancelled ? moved : [...moved, ...left] },
    free: others.filter((entry) => !moverOf.get(entry)?.left(entry)),
    moves: new Map(movers.flatMap((mover) => [...mover.moves()])),
  };
}

/**
 * An index before the other posts of its folder, from the top down: whether the folder goes along was planned while they were in
 * it. Back the other way round, for an index cannot bring its folder where a post is already.
 */
function inOrder(entries: readonly OperationEntry[], direction: LinkedWork['direction']): readonly MovingEntry[] {
  const rank = ({ id }: MovingEntry) => (isIndex(id) ? id.split('/').length : Infinity);
  const moving = entries
    .filter(isMoving)
    .toSorted((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
  return direction === 'back' ? moving.toReversed() : moving;
}

/** Moves the posts of one group. */
interface Mover {
  readonly members: readonly OperationEntry[];
  /** null: it moved, as far as it had to. */
  move(entry: MovingEntry): Promise<Refusal | null>;
  /** Why one is left as it is; null: it is not. */
  left(entry: OperationEntry): Refusal | null;
  /** Those of posts that are at their other place now. */
  moves(): Moves;
}

interface Whole {
  readonly present: ReadonlySet<OperationEntry>;
  /** All that move, by the folders that they are in. */
  readonly folders: ReadonlyMap<string, readonly MovingEntry[]>;
}

function createMover(work: GroupWork, { moving, others }: Group, { present, folders }: Whole): Mover {
  const { direction, tally } = work;
  const moves = new Map(moving.map(({ id, to }) => (direction === 'back' ? [to, id] : [id, to])));
  const done = new Map<OperationEntry, Moved>();
  let isStuck = !moving.every((entry) => present.has(entry));
  const nowAt = ({ id, to }: MovingEntry) => (direction === 'back' ? id : to);
  const besides = ({ id }: MovingEntry) =>
    (folders.get(dirname(id)) ?? []).filter((one) => one.id !== id && isBeside(one.id, id));
  const note = (entry: MovingEntry, isThere: boolean) => {
    const { id, to } = entry;
    if (isThere) tally.changed.add(nowAt(entry));
    else for (const one of [entry, ...besides(entry)]) tally.changed.delete(nowAt(one));
    for (const name of [id, to]) tally.listing.add(name, null);
  };
  const stop = async () => {
    isStuck = true;
    for (const [entry, { takeBack }] of [...done].toReversed()) {
      if (!isMoving(entry) || !(await takeBack())) continue;
      done.delete(entry);
      note(entry, false);
    }
  };
  const left = (entry: OperationEntry): Refusal | null => {
    if (!isStuck || done.has(entry)) return null;
    const why = isMoving(entry) ? 'A post that it goes with was not moved.' : 'A post that it links to was not moved.';
    return { id: isMoving(entry) && direction === 'back' ? entry.to : entry.id, why };
  };
  return {
    members: [...moving, ...others],
    left,
    // No link follows files that move by themselves.
    moves: () => (isStuck || work.operation.kind === 'move' ? new Map() : moves),
    move: async (entry) => {
      if (isStuck) return left(entry);
      const isNew = direction === 'forward' && !tally.touched.has(entry.id);
      tally.touched.add(entry.id);
      try {
        const outcome = await carryMoving(work, entry, moves);
        if (outcome === 'there') {
          // Its folder moved with another language of it.
          if (besides(entry).some((one) => tally.changed.has(nowAt(one)))) note(entry, true);
          return null;
        }
        if ('why' in outcome) {
          if (isNew) tally.touched.delete(entry.id);
          await stop();
          return outcome;
        }
        done.set(entry, outcome);
        note(entry, true);
        return null;
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}

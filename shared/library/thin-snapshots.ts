import type { Snapshot } from '../model/history.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far apart snapshots of an age are kept, in milliseconds. Older than the last: a week. */
const spacing = [
  { age: hour, apart: 0 },
  { age: day, apart: hour },
  { age: 30 * day, apart: day },
] as const;
const oldApart = 7 * day;

type Kept = Pick<Snapshot, 'id' | 'time' | 'size'>;

/**
 * Which snapshots of one post can go: all of an hour stay, then the last of each hour for a day, of each day for a month,
 * of each week after that; and what is left holds at most `bytes`. The newest always stays, and so does the oldest while
 * there is room: it is the text from before Longhand. `now` in milliseconds since 1970.
 */
export function thinSnapshots<T extends Kept>(snapshots: readonly T[], now: number, bytes: number): readonly T[] {
  const byTime = snapshots.toSorted((one, other) => one.time - other.time);
  const kept = byTime.filter((snapshot, index) => {
    const next = byTime[index + 1];
    return index === 0 || !next || slotOf(snapshot.time, now) !== slotOf(next.time, now);
  });
  const left = fitting(kept, now, bytes);
  return snapshots.filter((snapshot) => !left.has(snapshot));
}

/** The stretch of time of which one snapshot stays; one of its own within the last hour. */
function slotOf(time: number, now: number): string {
  const age = now - time;
  const apart = spacing.find((step) => age < step.age)?.apart ?? oldApart;
  return apart === 0 ? `${time}` : `${apart}/${Math.floor(time / apart)}`;
}

/** Drops the one that is missed least, for its age, until the rest fits. */
function fitting<T extends Kept>(kept: readonly T[], now: number, bytes: number): ReadonlySet<T> {
  const left = [...kept];
  let sum = left.reduce((all, { size }) => all + size, 0);
  while (sum > bytes && left.length > 1) {
    const least = left.length === 2 ? 0 : leastMissed(left, now);
    sum -= left[least]?.size ?? 0;
    left.splice(least, 1);
  }
  return new Set(left);
}

function leastMissed(left: readonly Kept[], now: number): number {
  let least = 1;
  let smallest = Infinity;
  for (let index = 1; index < left.length - 1; index++) {
    const [before, here, after] = [left[index - 1], left[index], left[index + 1]];
    if (!before || !here || !after) continue;
    const gap = (after.time - before.time) / Math.max(1, now - here.time);
    if (gap < smallest) [smallest, least] = [gap, index];
  }
  return least;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thinSnapshots } from '../../../shared/library/thin-snapshots.ts';
import { snapshotId } from '../../../shared/model/history.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 0, 31, 12, 0);
const plenty = 1e12;

const at = (age: number, size = 100) => ({ id: snapshotId(String(age)), time: now - age, size });
const every = (apart: number, for_: number) =>
  Array.from({ length: Math.floor(for_ / apart) }, (_, i) => at(i * apart));

/** Ages of what stays. */
function left(snapshots: readonly ReturnType<typeof at>[], bytes = plenty): readonly number[] {
  const gone = new Set(thinSnapshots(snapshots, now, bytes));
  return snapshots.filter((one) => !gone.has(one)).map(({ time }) => now - time);
}

describe('thinning by age', () => {
  test('keeps every one of the last hour', () => {
    expect(left(every(minute, hour))).toHaveLength(60);
  });

  test('keeps one an hour for a day, one a day for a month, one a week after that, and the first of all', () => {
    const snapshots = every(10 * minute, 100 * day);
    const ages = left(snapshots);
    const within = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length;
    expect(within(hour, day)).toBeGreaterThanOrEqual(23);
    expect(within(hour, day)).toBeLessThanOrEqual(24);
    expect(within(day, 30 * day)).toBeGreaterThanOrEqual(29);
    expect(within(day, 30 * day)).toBeLessThanOrEqual(31);
    expect(within(30 * day, 100 * day)).toBeLessThanOrEqual(12);
    expect(ages.at(-1), 'the text from before').toBe(now - (snapshots.at(-1)?.time ?? 0));
  });

  test('of one stretch of time the last one stays', () => {
    const start = Math.floor((now - 5 * hour) / hour) * hour;
    const ages = [minute, 20 * minute, 40 * minute].map((after) => now - start - after);
    expect(left([at(0), ...ages.map((age) => at(age)), at(9 * hour)])).toEqual([0, ages[2], 9 * hour]);
  });
});

describe('thinning by size', () => {
  test('leaves the newest and the oldest, and what is spread best over the age of all', () => {
    expect(left([at(0), at(minute), at(2 * minute), at(30 * minute), at(50 * minute)], 300)).toEqual([
      0,
      2 * minute,
      50 * minute,
    ]);
  });

  test('leaves the newest, however large it is', () => {
    expect(left([at(0, 5000), at(minute, 5000)], 10)).toEqual([0]);
  });
});

test('whatever there is, the newest stays, what goes is some of it, and going over it again changes nothing', () => {
  const snapshots = fc
    .uniqueArray(fc.record({ age: fc.integer({ min: 0, max: 400 * day }), size: fc.nat(5000) }), {
      selector: ({ age }) => age,
      maxLength: 80,
    })
    .map((all) => all.map(({ age, size }) => at(age, size)));
  fc.assert(
    fc.property(snapshots, fc.nat(100_000), (all, bytes) => {
      const gone = thinSnapshots(all, now, bytes);
      const stay = all.filter((one) => !gone.includes(one));
      const newest = all.toSorted((one, other) => other.time - one.time)[0];
      expect(newest === undefined || stay.includes(newest)).toBe(true);
      expect(stay.length + gone.length).toBe(all.length);
      expect(stay.length <= 1 || stay.reduce((sum, { size }) => sum + size, 0) <= bytes).toBe(true);
      expect(thinSnapshots(stay, now, bytes)).toEqual([]);
    }),
  );
});

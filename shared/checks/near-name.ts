/** The one of all whose name is nearly the wanted one: at most every fourth letter differs; null where none is, or several are. */
export function nearestName<T>(all: readonly T[], wanted: string, nameOf: (one: T) => string): T | null {
  const most = Math.floor(wanted.length / 4);
  let nearest: T | null = null;
  let least = most + 1;
  for (const one of all) {
    const far = distance(nameOf(one), wanted, most);
    if (far <= most && far === least) nearest = null;
    if (far < least) [nearest, least] = [one, far];
  }
  return nearest;
}

/** How many letters have to come, go or change; more than `most` where it is more than that. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const change = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import { matchesGlob } from '../../base/glob.ts';
import { basename } from '../../base/paths.ts';
import type { SiteProfile } from '../../model/site.ts';

// What `exclude` and `include` of a site's configuration do: EntryFilter of Jekyll.

/**
 * Which name of `exclude` leaves out a path below the source, by the path itself or by a folder on the way to it; null: none.
 * What `include` names at the same place is read all the same.
 */
export function leavesOut({ exclude, include }: SiteProfile['leftOut'], path: string): string | null {
  if (exclude.length === 0) return null;
  const asked = exclude.filter((name) => !include.includes(name));
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const entry = end < 0 ? path : path.slice(0, end);
    const found = asked.find((name) => isMeant(name, entry) || (end >= 0 && name === `${entry}/`));
    if (found !== undefined && !isNamed(include, basename(entry))) return found;
    if (end < 0) return null;
  }
}

/** Whether one of the names is meant by this one. */
export const isNamed = (names: readonly string[], entry: string): boolean => names.some((name) => isMeant(name, entry));

/** Any path that begins with the name is meant too, so `old` also leaves out `older.md`; `*` does not stop at `/`. */
function isMeant(written: string, entry: string): boolean {
  const name = written.replace(/^\/+/, '');
  if (name === '' || entry.startsWith(name)) return name !== '';
  return /[*?[]/.test(name) && matchesGlob(name.replace(/[{},]/g, '\\$&').replace(/\*+/g, '**'), entry);
}

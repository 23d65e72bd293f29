import type { TabRow } from '../../shared/model/panes.ts';
import type { PostId } from '../../shared/model/post.ts';

/** Shows a post in its own tab for good, else in a new one behind the current. */
export function showTab(row: TabRow, id: PostId): TabRow {
  const { tabs } = row;
  if (tabs.includes(id)) return { ...keepTab(row, id), current: id };
  const at = row.current === null ? tabs.length : tabs.indexOf(row.current) + 1;
  return { ...row, tabs: tabs.toSpliced(at, 0, id), current: id };
}

/** Shows a post that is only looked at: it takes the place of the one that was looked at before. One that is there for good stays so. */
export function lookAtTab(row: TabRow, id: PostId): TabRow {
  const { tabs, passing } = row;
  if (tabs.includes(id)) return { ...row, current: id };
  if (passing === null) return { ...showTab(row, id), passing: id };
  return { tabs: tabs.map((tab) => (tab === passing ? id : tab)), current: id, passing: id };
}

/** No other post takes the place of this one any more. */
export const keepTab = (row: TabRow, id: PostId): TabRow => (row.passing === id ? { ...row, passing: null } : row);

/** Takes tabs away. For the current one its neighbour is shown, the next rather than the one before. */
export function closeTabs(row: TabRow, gone: ReadonlySet<PostId>): TabRow {
  const stays = (id: PostId) => !gone.has(id);
  const tabs = row.tabs.filter(stays);
  if (tabs.length === row.tabs.length) return row;
  const at = row.tabs.findIndex((id) => id === row.current);
  const current = row.tabs.slice(at).find(stays) ?? row.tabs.slice(0, Math.max(0, at)).findLast(stays) ?? null;
  return { tabs, current, passing: row.passing !== null && stays(row.passing) ? row.passing : null };
}

/** Gives a tab another place, counted from 0; past the end it is the last. */
export function moveTab(row: TabRow, id: PostId, to: number): TabRow {
  const from = row.tabs.indexOf(id);
  const place = Math.max(0, Math.min(to, row.tabs.length - 1));
  if (from < 0 || from === place) return row;
  return { ...row, tabs: row.tabs.toSpliced(from, 1).toSpliced(place, 0, id) };
}

/** The tab so many places further, round and round; null: there are no tabs. */
export function tabAfter({ tabs, current }: TabRow, by: number): PostId | null {
  const at = tabs.findIndex((id) => id === current) + by;
  return tabs.at(at % Math.max(1, tabs.length)) ?? null;
}

/** The row after posts got other names. */
export function renameTabs(row: TabRow, names: ReadonlyMap<PostId, PostId>): TabRow {
  if (!row.tabs.some((id) => names.has(id))) return row;
  const renamed = (id: PostId) => names.get(id) ?? id;
  const also = (id: PostId | null) => (id === null ? null : renamed(id));
  // A post may take the name of one that is open too.
  const tabs = [...new Set(row.tabs.map(renamed))];
  return { tabs, current: also(row.current), passing: also(row.passing) };
}

/** A row that was read from a file, with each post once and one of them as the current. */
export function tidyRow(row: TabRow): TabRow {
  const tabs = [...new Set(row.tabs)];
  const inRow = (id: PostId | null) => (id !== null && tabs.includes(id) ? id : null);
  return { tabs, current: inRow(row.current) ?? tabs[0] ?? null, passing: inRow(row.passing) };
}

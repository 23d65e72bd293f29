import type { AppState } from '../state/context.ts';

/**
 * The folder that the page shows first; null: none. A browser's tab that is loaded again has its own one back, whatever
 * other tabs and the start of the host are on. It is kept with the entry of the tab's history: the address that a host
 * prints makes a new entry, and so shows the folder that the host was started on.
 */
export function firstFolder({ hello, library }: Pick<AppState, 'hello' | 'library'>): string | null {
  // The desktop keeps the folder of each window by itself.
  if (hello.host !== 'browser') return hello.open;
  const kept: unknown = history.state;
  library.store.subscribe(({ snapshot }, before) => {
    const folder = snapshot?.library.path ?? null;
    if (folder !== (before.snapshot?.library.path ?? null)) history.replaceState(folder ?? '', '');
  });
  return typeof kept === 'string' ? kept || null : hello.open;
}

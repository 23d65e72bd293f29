import type { OpenedLibrary } from '../../shared/model/library.ts';
import type { Api } from '../api.ts';
import type { AppState } from '../state/context.ts';

/** The library that the page shows first. */
export interface First {
  /** Its folder; null: none. */
  readonly path: string | null;
  /** What the host answers; null: nothing is to be opened. */
  readonly opened: Promise<OpenedLibrary | null>;
}

/**
 * Greets the host and asks it for the library that the page shows first. A browser's tab that is loaded again has its own one back,
 * whatever other tabs and the start of the host are on. It is kept with the entry of the tab's history: the address that a host
 * prints makes a new entry, and so shows the folder that the host was started on.
 */
export async function greet({ app, library }: Api) {
  const state: unknown = history.state;
  const kept = typeof state === 'string' ? state : null;
  const asked = () => (kept === null ? library.first() : library.open({ path: kept }));
  const opened = kept === '' ? Promise.resolve(null) : asked();
  // Whoever shows it tells why it cannot be.
  opened.catch(() => {});
  const hello = await app.hello();
  const first: First = { path: kept === null ? hello.open : kept || null, opened };
  return { hello, first };
}

/** Keeps the folder that is open for when this tab is loaded again. */
export function keepFolder({ hello, library }: Pick<AppState, 'hello' | 'library'>): void {
  // The desktop keeps the folder of each window by itself.
  if (hello.host !== 'browser') return;
  library.store.subscribe(({ snapshot }, before) => {
    const folder = snapshot?.library.path ?? null;
    if (folder !== (before.snapshot?.library.path ?? null)) history.replaceState(folder ?? '', '');
  });
}

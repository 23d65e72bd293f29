import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeError } from '../../shared/base/errors.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { toAppError } from '../../shared/contract/errors.ts';

/** Something the person is told. Errors and warnings stay until they are dismissed. */
export interface Notice {
  readonly id: number;
  readonly kind: 'error' | 'warning' | 'info';
  /** What happened. */
  readonly title: string;
  /** What was kept and what to do. */
  readonly detail: string;
  /** A folder of the app to show in the file manager. */
  readonly reveal?: string;
  /** What can be done about it at once. */
  readonly action?: { readonly label: string; readonly command: CommandId; readonly argument: string };
}

export interface Notices {
  readonly store: StoreApi<readonly Notice[]>;
  readonly add: (notice: Omit<Notice, 'id'>) => number;
  /** Tells of a failed action: what was tried, why it failed, what the person can do. Cancelled work is not told, nor
   * that the host is lost: a bar says it as long as it is so. */
  readonly fail: (tried: string, error: unknown) => void;
  readonly dismiss: (id: number) => void;
}

/** More than this many at once help nobody; the oldest go first. */
const most = 5;

/** The notices on screen. A notice that says what one on screen already says replaces it. */
export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>(() => []);
  let last = 0;
  const add = (notice: Omit<Notice, 'id'>) => {
    const id = ++last;
    const others = store.getState().filter((one) => one.title !== notice.title || one.detail !== notice.detail);
    store.setState([...others, { ...notice, id }].slice(-most), true);
    return id;
  };
  const fail = (tried: string, error: unknown) => {
    const known = toAppError(error);
    if (known.code === 'cancelled' || known.code === 'unreachable' || isAbort(error)) return;
    add({ kind: 'error', title: tried, detail: describeError(known) });
  };
  const dismiss = (id: number) =>
    store.setState(
      store.getState().filter((notice) => notice.id !== id),
      true,
    );
  return { store, add, fail, dismiss };
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

import { useSyncExternalStore } from 'react';

/** Code that comes once the text can be typed in, or when it is asked for. */
export interface Late<Module> {
  /** Fetches it, if it is not there. Tried again when it failed before. */
  readonly fetch: () => Promise<Module>;
  /** null: it is not there yet. */
  readonly now: () => Module | null;
  /** Tells when it comes. Returns what calls that off. */
  readonly onCome: (listener: () => void) => () => void;
}

export function createLate<Module>(load: () => Promise<Module>): Late<Module> {
  const listeners = new Set<() => void>();
  let running: Promise<Module> | null = null;
  let here: Module | null = null;
  const start = async () => {
    try {
      here = await load();
      for (const listener of listeners) listener();
      return here;
    } finally {
      running = null;
    }
  };
  return {
    fetch: () => (here ? Promise.resolve(here) : (running ??= start())),
    now: () => here,
    onCome: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The code, once it is there. Not by `lazy`: React holds back for 0.3 s what takes the place of something else. */
export const useLate = <Module>({ onCome, now }: Late<Module>): Module | null => useSyncExternalStore(onCome, now);

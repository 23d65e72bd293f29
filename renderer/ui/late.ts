/** Code that comes once the text can be typed in, or when it is asked for. */
export interface Late<Module> {
  /** Fetches it, if it is not there. */
  readonly fetch: () => Promise<Module>;
  /** null: it is not there yet. */
  readonly now: () => Module | null;
}

/** `load` is tried again when it failed. */
export function createLate<Module>(load: () => Promise<Module>): Late<Module> {
  let running: Promise<Module> | null = null;
  let here: Module | null = null;
  const start = async () => {
    try {
      here = await load();
      return here;
    } finally {
      running = null;
    }
  };
  return {
    fetch: () => (here ? Promise.resolve(here) : (running ??= start())),
    now: () => here,
  };
}

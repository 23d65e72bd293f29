/** Values put in by one side and read by another, in order; the reader waits for the next. */
export interface AsyncQueue<Value> {
  readonly values: AsyncGenerator<Value, void, void>;
  put(value: Value): void;
  /** The reader ends, and what it has not read yet is dropped. */
  end(): void;
}

/** A queue of its own for each reader, so that a slow one loses nothing and holds up nobody. Ends with the signal, too. */
export function createQueue<Value>(signal?: AbortSignal, onEnd: () => void = () => {}): AsyncQueue<Value> {
  const queue: Value[] = [];
  let ended = signal?.aborted ?? false;
  let wake = () => {};
  const end = () => {
    ended = true;
    signal?.removeEventListener('abort', end);
    onEnd();
    wake();
  };
  signal?.addEventListener('abort', end, { once: true });
  async function* run(): AsyncGenerator<Value, void, void> {
    try {
      while (!ended) {
        const next = queue.shift();
        if (next !== undefined) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      end();
    }
  }
  return {
    values: run(),
    put: (value) => {
      queue.push(value);
      wake();
    },
    end,
  };
}

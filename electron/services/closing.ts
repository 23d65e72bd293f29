import type { ClosingRequest } from '../../shared/model/app.ts';
import type { PostId } from '../../shared/model/post.ts';
import { createQueue } from './work/async-queue.ts';

/** Asks every connected page to save before the host ends. */
export interface Closing {
  /** What one page listens to; ends with its signal. */
  requests(signal?: AbortSignal): AsyncGenerator<ClosingRequest, void, void>;
  answer(request: number, unsaved: readonly PostId[]): void;
  /**
   * Asks all pages and waits for their answers, `patience` milliseconds at most. Answers the posts that could not be
   * saved (their text is in the crash journal) and whether a page did not answer in time.
   */
  ask(patience?: number): Promise<ClosingAnswer>;
}

export interface ClosingAnswer {
  readonly unsaved: readonly PostId[];
  readonly silent: number;
}

export function createClosing(): Closing {
  const pages = new Set<Page>();
  let last = 0;

  async function* requests(signal?: AbortSignal): AsyncGenerator<ClosingRequest, void, void> {
    const queue = createQueue<ClosingRequest>(signal);
    const page: Page = { hear: queue.put, waiting: new Map() };
    pages.add(page);
    try {
      yield* queue.values;
    } finally {
      pages.delete(page);
      // A page that goes takes nothing with it: what it had not saved is in the crash journal.
      for (const finish of page.waiting.values()) finish([]);
    }
  }

  function askPage(page: Page, patience: number): Promise<readonly PostId[] | null> {
    return new Promise((resolve) => {
      const request = ++last;
      const timer = setTimeout(() => finish(null), patience);
      const finish = (unsaved: readonly PostId[] | null) => {
        clearTimeout(timer);
        page.waiting.delete(request);
        resolve(unsaved);
      };
      page.waiting.set(request, finish);
      page.hear({ request });
    });
  }

  return {
    requests,
    answer(request, unsaved) {
      for (const page of pages) page.waiting.get(request)?.(unsaved);
    },
    async ask(patience = 5000) {
      const answers = await Promise.all([...pages].map((page) => askPage(page, patience)));
      return {
        unsaved: answers.flatMap((unsaved) => unsaved ?? []),
        silent: answers.filter((unsaved) => unsaved === null).length,
      };
    },
  };
}

interface Page {
  hear(request: ClosingRequest): void;
  /** Questions without an answer yet. */
  readonly waiting: Map<number, (unsaved: readonly PostId[] | null) => void>;
}

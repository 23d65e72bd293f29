import type { ClosingRequest } from '../../shared/model/app.ts';
import type { PostId } from '../../shared/model/post.ts';
import { createQueue } from './work/async-queue.ts';

/** Asks connected pages to save before they or the host end. */
export interface Closing {
  /** What one page listens to; ends with its signal. */
  requests(signal?: AbortSignal, window?: number): AsyncGenerator<ClosingRequest, void, void>;
  answer(request: number, left: LeftBehind): void;
  /**
   * Asks all pages, or those of one window, and waits for their answers, `patience` milliseconds at most. Answers the posts
   * that could not be saved (their text is in the crash journal), and how many pages have more in a field, or did not answer in time.
   */
  ask(patience?: number, window?: number): Promise<ClosingAnswer>;
}

/** What a page could not save. */
interface LeftBehind {
  readonly unsaved: readonly PostId[];
  /** Something that was typed into a field is refused: it is kept nowhere. */
  readonly typed: boolean;
}

interface ClosingAnswer {
  readonly unsaved: readonly PostId[];
  readonly typed: number;
  readonly silent: number;
}

export function createClosing(): Closing {
  const pages = new Set<Page>();
  let last = 0;

  async function* requests(signal?: AbortSignal, window?: number): AsyncGenerator<ClosingRequest, void, void> {
    const queue = createQueue<ClosingRequest>(signal);
    const page: Page = { hear: queue.put, waiting: new Map(), window };
    pages.add(page);
    try {
      yield* queue.values;
    } finally {
      pages.delete(page);
      // A page that goes takes nothing with it: what it had not saved is in the crash journal.
      for (const finish of page.waiting.values()) finish({ unsaved: [], typed: false });
    }
  }

  function askPage(page: Page, patience: number): Promise<LeftBehind | null> {
    return new Promise((resolve) => {
      const request = ++last;
      const timer = setTimeout(() => finish(null), patience);
      const finish = (left: LeftBehind | null) => {
        clearTimeout(timer);
        page.waiting.delete(request);
        resolve(left);
      };
      page.waiting.set(request, finish);
      page.hear({ request });
    });
  }

  return {
    requests,
    answer(request, left) {
      for (const page of pages) page.waiting.get(request)?.(left);
    },
    async ask(patience = 5000, window) {
      const asked = [...pages].filter((page) => window === undefined || page.window === window);
      const answers = await Promise.all(asked.map((page) => askPage(page, patience)));
      return {
        unsaved: answers.flatMap((left) => left?.unsaved ?? []),
        typed: answers.filter((left) => left?.typed).length,
        silent: answers.filter((left) => left === null).length,
      };
    },
  };
}

interface Page {
  readonly window: number | undefined;
  hear(request: ClosingRequest): void;
  /** Questions without an answer yet. */
  readonly waiting: Map<number, (left: LeftBehind | null) => void>;
}

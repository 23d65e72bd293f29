import type { Term } from '../../../shared/library/search-match.ts';

/** Whether a text holds a term; `perhaps`: it has to be looked at, once it is asked for. */
export const no = 0;
export const yes = 1;
export const perhaps = 2;

/** What was found out for each post's number. */
export type Holding = Uint8Array;

/** Terms and where they were found. */
export interface SearchMemory {
  recall(term: Term, find: () => Holding): Holding;
  /** A text has come, changed or gone. */
  forget(): void;
}

/** Of a sentence that is typed all words but the last stay; ten kilobytes each for ten thousand posts. */
const most = 100;

/** While somebody types only the last word is another one, and deleting it leads back to those before. */
export function createSearchMemory(): SearchMemory {
  let known = new Map<string, Holding>();
  return {
    recall: ({ text, prefix }, find) => {
      const key = `${prefix ? '*' : ' '}${text}`;
      // What is found is of no use any more when `find` itself makes it forget.
      const current = known;
      const holding = current.get(key) ?? find();
      current.delete(key);
      current.set(key, holding);
      for (const oldest of current.keys()) if (current.size > most) current.delete(oldest);
      return holding;
    },
    forget: () => void (known = new Map()),
  };
}

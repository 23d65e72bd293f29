import type { Term } from '../../../shared/library/search-match.ts';
import type { LearnedTerm } from './search-database.ts';

/** Whether a text holds a term; `perhaps`: it has to be looked at, once it is asked for. */
export const no = 0;
export const yes = 1;
export const perhaps = 2;

/** What was found out for each post's number: below four. */
export type Holding = Uint8Array;

/** `find` answers for all numbers below `room`, so that more posts may come. */
type Find = (room: number) => Holding;

/** Terms and what was found out about them. */
export interface SearchMemory {
  /** For all numbers below `count`. */
  recall(term: Term, count: number, find: Find): Holding;
  /** Keeps what nobody asked for yet, unless it is known. */
  learn(term: Term, count: number, find: Find): void;
  /** What was learned and still counts, to be kept elsewhere. */
  learned(): readonly LearnedTerm[];
  restore(learned: readonly LearnedTerm[]): void;
  /** A post has come, changed or gone: what `look` says of a term counts for it from now on. */
  change(number: number, look: (term: Term) => number): void;
  forget(): void;
  /** How often everything was forgotten. */
  forgotten(): number;
}

/** Of a sentence that is typed all words but the last stay; ten kilobytes each for ten thousand posts. */
const most = 100;

/** Where more posts have changed since the last search, finding anew what is asked for takes less. */
const mostChanged = 64;

interface Known {
  readonly term: Term;
  readonly holding: Holding;
}

/** While somebody types only the last word is another one, and deleting it leads back to those before. */
export function createSearchMemory(): SearchMemory {
  let known = new Map<string, Known>();
  let learned = new Map<string, LearnedTerm>();
  let forgotten = 0;
  const changed = new Set<number>();
  const forget = () => {
    known = new Map();
    learned = new Map();
    forgotten++;
  };
  return {
    recall: (term, count, find) => {
      changed.clear();
      const key = keyOf(term);
      // What is found is of no use any more when `find` itself makes it forget.
      const current = known;
      const before = current.get(key) ?? unpacked(learned.get(key));
      const one = before && before.holding.length >= count ? before : { term, holding: find(roomFor(count)) };
      current.delete(key);
      current.set(key, one);
      for (const oldest of current.keys()) if (current.size > most) current.delete(oldest);
      return one.holding;
    },
    learn: (term, count, find) => {
      const current = learned;
      if (!current.has(keyOf(term))) current.set(keyOf(term), { term, held: pack(find(roomFor(count))) });
    },
    learned: () => [...learned.values()],
    restore: (terms) => {
      for (const one of terms) learned.set(keyOf(one.term), one);
    },
    change: (number, look) => {
      if (known.size + learned.size === 0) return;
      const [first] = learned.values();
      const isOutside = first !== undefined && number >= first.held.length * 4;
      if (isOutside || changed.add(number).size > mostChanged) forget();
      for (const { term, holding } of known.values()) if (number < holding.length) holding[number] = look(term);
      for (const { term, held } of learned.values()) setPacked(held, number, look(term));
    },
    forget,
    forgotten: () => forgotten,
  };
}

const keyOf = ({ text, prefix }: Term) => `${prefix ? '*' : ' '}${text}`;

const roomFor = (count: number) => Math.ceil((count + 1) / 1024) * 1024;

/** What each byte stands for: four numbers. */
const fours = new Uint32Array(Uint8Array.from({ length: 1024 }, (_, at) => ((at >> 2) >> ((at & 3) * 2)) & 3).buffer);

function pack(holding: Holding): Holding {
  const bytes = new Uint8Array(holding.length / 4);
  for (let number = 0; number < holding.length; number++) setPacked(bytes, number, holding[number] ?? 0);
  return bytes;
}

function setPacked(bytes: Uint8Array, number: number, value: number): void {
  const shift = (number & 3) * 2;
  bytes[number >> 2] = ((bytes[number >> 2] ?? 0) & ~(3 << shift)) | (value << shift);
}

function unpacked(learned: LearnedTerm | undefined): Known | undefined {
  if (!learned) return undefined;
  const { term, held } = learned;
  const values = new Uint32Array(held.length);
  for (let at = 0; at < values.length; at++) values[at] = fours[held[at] ?? 0] ?? 0;
  return { term, holding: new Uint8Array(values.buffer) };
}

import { foldText } from '../base/fold.ts';

/** A tag and its number of posts. */
interface Counted {
  readonly tag: string;
  readonly count: number;
}

/** Tags that are probably meant to be one. */
export interface MergeSuggestion {
  /** The most used of them. */
  readonly into: string;
  readonly from: readonly string[];
  /** `spelling`: they differ in case, accents, blanks, hyphens or number only. `typing`: in one letter. */
  readonly because: 'spelling' | 'typing';
}

/** What should perhaps be merged, the surest first. Each tag is in one suggestion at most. */
export function suggestMerges(counts: readonly Counted[]): readonly MergeSuggestion[] {
  const groups = new Map<string, Counted[]>();
  for (const counted of counts) {
    const key = fold(counted.tag);
    const group = groups.get(key);
    if (group) group.push(counted);
    else groups.set(key, [counted]);
  }
  const spelled = [...groups.values()].filter((group) => group.length > 1).map((group) => merged(group, 'spelling'));
  const named = new Set(spelled.flatMap(({ into, from }) => [into, ...from]));
  const typed: MergeSuggestion[] = [];
  for (const [one, other] of slips([...groups.keys()])) {
    const pair = [...(groups.get(one) ?? []), ...(groups.get(other) ?? [])];
    if (pair.some(({ tag }) => named.has(tag)) || !isSlip(pair)) continue;
    for (const { tag } of pair) named.add(tag);
    typed.push(merged(pair, 'typing'));
  }
  return [...spelled, ...typed];
}

/** For each tag the others that are probably meant to be the same. Tags without such a neighbour are left out. */
export function similarTags(counts: readonly Counted[]): ReadonlyMap<string, readonly string[]> {
  const similar = new Map<string, readonly string[]>();
  for (const { into, from } of suggestMerges(counts)) {
    const group = [into, ...from];
    for (const tag of group)
      similar.set(
        tag,
        group.filter((other) => other !== tag),
      );
  }
  return similar;
}

function merged(group: readonly Counted[], because: MergeSuggestion['because']): MergeSuggestion {
  const [into, ...from] = group.toSorted((one, other) => other.count - one.count).map(({ tag }) => tag);
  return { into: into ?? '', from, because };
}

/**
 * `C`, `C#` and `C++` stay apart: only blanks, hyphens, underscores and full stops are dropped. Between digits they are one sign:
 * `2.1` is not `21`.
 */
function fold(tag: string): string {
  const bare = foldText(tag).replace(/(?<=\p{N})[\s\-_.]+(?=\p{N})/gu, '.');
  const folded = singular(bare.replace(/(?<!\p{N})[\s\-_.]+|[\s\-_.]+(?!\p{N})/gu, ''));
  // `.net` and `...` would lose what they are.
  return folded === '' ? tag : folded;
}

/** Short words are too often others: `news` is not `new`, `css` not `cs`. `stories` are of a `story`, `movies` of a `movie`. */
function singular(word: string): string {
  return word
    .replace(/([a-z]{3,})ies?$/, '$1y')
    .replace(/([a-z]{2,}(?:x|ch|sh|ss))es$/, '$1')
    .replace(/([a-z]{3,}[^suj\d])s$/, '$1');
}

/** Under this, two words a letter apart are too often both right. */
const shortestSlip = 5;

/** Pairs of words that are one slip of the finger apart: a letter more, another letter, or two in the wrong order. */
function slips(words: readonly string[]): readonly (readonly [string, string])[] {
  // Two such words share what is left of them when one letter is taken out of one or both.
  const byRest = new Map<string, string[]>();
  for (const word of words.filter((candidate) => candidate.length >= shortestSlip)) {
    for (const rest of new Set([word, ...rests(word)])) {
      const others = byRest.get(rest);
      if (others) others.push(word);
      else byRest.set(rest, [word]);
    }
  }
  const pairs = new Map<string, readonly [string, string]>();
  for (const sharing of byRest.values()) {
    for (const [index, one] of sharing.entries()) {
      for (const other of sharing.slice(index + 1))
        if (one !== other && differByOne(one, other)) pairs.set(`${one}\0${other}`, [one, other]);
    }
  }
  return [...pairs.values()];
}

const rests = (word: string) => [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1));

/** Scripts in which a letter is a sound. In the others a character more or less is another word. */
const sounds = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*$/u;

/** One letter apart behind the first, which fingers seldom miss. A digit more or less is another thing: `vue2`, `vue3`. */
function differByOne(one: string, other: string): boolean {
  let from = 0;
  while (one[from] === other[from]) from++;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - from && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const [a, b] = [one.slice(from, one.length - tail), other.slice(from, other.length - tail)];
  if (from === 0 || !sounds.test(a + b)) return false;
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b === `${a[1]}${a[0]}`);
}

/** A slip is rare beside the word that was meant; two words that are both in use are two words. */
function isSlip(pair: readonly Counted[]): boolean {
  const counts = pair.map(({ count }) => count);
  return pair.length === 2 && Math.min(...counts) * 3 <= Math.max(...counts);
}

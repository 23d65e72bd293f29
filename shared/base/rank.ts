import { foldText } from './fold.ts';

/**
 * The things that what was typed means, the best first: those whose first text it is, those whose first text starts with it,
 * or has it in it from the start of a word on, then those whose further texts have several words so, as they were typed, then
 * those in which each word typed starts a word, then those that hold it, then those that hold every word there or in their
 * further texts. Last those that have its letters in order: the first letters of words, or in a few pieces. Equals keep their
 * order.
 */
export function rank<Thing>(
  things: readonly Thing[],
  typed: string,
  texts: (thing: Thing) => readonly [string, string],
): readonly Thing[] {
  const wanted = foldText(typed.trim());
  if (!wanted) return things;
  const words = wanted.split(/\s+/);
  const letters = [...words.join('')];
  const scores = new Map<Thing, number>();
  foldedTexts(things, texts).forEach((folded, index) => {
    const thing = things[index];
    const score = scoreOf(folded, { wanted, words, letters });
    if (thing !== undefined && score !== null) scores.set(thing, score);
  });
  return [...scores].toSorted((a, b) => a[1] - b[1]).map(([thing]) => thing);
}

interface Folded {
  readonly name: string;
  readonly all: string;
}

/** The same things are looked through with every key. */
const known = new WeakMap<readonly unknown[], readonly Folded[]>();

function foldedTexts<Thing>(things: readonly Thing[], texts: (thing: Thing) => readonly [string, string]) {
  const found = known.get(things);
  if (found) return found;
  const folded = things.map((thing): Folded => {
    const [first, further] = texts(thing);
    const name = foldText(first);
    return { name, all: `${name} ${foldText(further)}` };
  });
  known.set(things, folded);
  return folded;
}

interface Wanted {
  readonly wanted: string;
  readonly words: readonly string[];
  readonly letters: readonly string[];
}

/** Smaller is better; null: it is not meant. */
function scoreOf({ name, all }: Folded, { wanted, words, letters }: Wanted): number | null {
  if (words.every((word) => all.includes(word))) {
    if (name.startsWith(wanted)) return name === wanted ? -1 : 0;
    if (name.includes(` ${wanted}`)) return 1;
    if (words.length > 1 && all.includes(` ${wanted}`)) return 2;
    if (words.every((word) => startsWord(name, word))) return 3;
    return name.includes(wanted) ? 4 : 5;
  }
  // With fewer letters nearly everything has them in order.
  if (letters.length < 3) return null;
  if (areInitials(name, letters)) return 6;
  const inName = piecesOf(name, letters);
  if (inName !== null) return 6 + inName;
  const inAll = piecesOf(all, letters);
  return inAll === null ? null : 100 + inAll;
}

const startsWord = (name: string, word: string) => name.startsWith(word) || name.includes(` ${word}`);

/** Whether the letters are those that words begin with, in order, some words left out. */
function areInitials(name: string, letters: readonly string[]): boolean {
  let at = 0;
  for (const word of name.split(/[^\p{L}\p{N}]+/u)) if (word !== '' && word.startsWith(letters[at] ?? '\0')) at++;
  return at === letters.length;
}

/** In how few pieces the letters stand in the text, in order; null where they do not, or too scattered to be meant. */
function piecesOf(text: string, letters: readonly string[]): number | null {
  return countPieces(text, letters, true) ?? countPieces(text, letters, false);
}

/** `atWords`: a piece begins where a word does, if it can. */
function countPieces(text: string, letters: readonly string[], atWords: boolean): number | null {
  const most = 1 + Math.floor(letters.length / 3);
  let pieces = 0;
  let at = 0;
  for (const letter of letters) {
    if (pieces > 0 && text.startsWith(letter, at)) {
      at += letter.length;
      continue;
    }
    const word = atWords ? text.indexOf(` ${letter}`, at) : -1;
    const found = word >= 0 ? word + 1 : text.indexOf(letter, at);
    if (found < 0 || ++pieces > most) return null;
    at = found + letter.length;
  }
  return pieces;
}

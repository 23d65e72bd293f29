/** Where the words of a heading end that runs on into the text below it. */
export interface HeadingEnd {
  /** Length of the heading. */
  readonly end: number;
  /** Every length that it could have. */
  readonly ends: readonly number[];
  readonly isSure: boolean;
}

/** Words that stay small in titles. */
const small = new Set(
  (
    'a an and are as at be but by can de der die do does for from how if in into is it its my nor not of off on or our out ' +
    'over per so than that the then this to und up via vs was we what when why with yet you your'
  ).split(' '),
);

/**
 * Guesses where a heading ends: titles are written in capitals, sentences go on in small letters. `known` are lines of the
 * same text: a title that stands there by itself is no guess. null: nothing runs on.
 */
export function headingEnd(run: string, known: ReadonlySet<string>): HeadingEnd | null {
  const words = [...run.matchAll(/\S+/g)].map((match) => ({ text: match[0], from: match.index }));
  // The blank before each word but the first.
  const ends = words.slice(1).map(({ from }) => run.slice(0, from).trimEnd().length);
  const sure = ends.findLast((end) => known.has(run.slice(0, end)));
  if (sure !== undefined) return { end: sure, ends, isSure: true };
  const start = sentenceStart(words.map(({ text }) => text));
  if (start === null) return null;
  const end = ends[start - 1];
  return end === undefined ? null : { end, ends: [...ends, run.trimEnd().length], isSure: false };
}

function sentenceStart(words: readonly string[]): number | null {
  const isCapital = (word: string) => /^["'“‘(]?\p{Lu}/u.test(word);
  const isAcronym = (word: string) => /^\p{Lu}{2,}/u.test(word.replace(/[^\p{L}]/gu, ''));
  const isSmall = (word: string) => /^\p{Ll}/u.test(word) && !small.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));
  const lower = words.findIndex(isSmall);
  if (lower < 0) return null;
  const opener = words.slice(0, lower).findLastIndex((word) => isCapital(word) && !isAcronym(word));
  if (opener > 0) return opener;
  // A title in small letters: the sentence begins at the next capital.
  const next = words.findIndex((word, index) => index > lower && isCapital(word) && !isAcronym(word) && word !== 'I');
  return next < 0 ? null : next;
}

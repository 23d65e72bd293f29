import { blank, gap, ideograph, letter, wordKindAt } from '../../../shared/base/word-kinds.ts';
import { isWord, type Term } from '../../../shared/library/search-match.ts';

// A text as the words that a full-text index keeps, so that a phrase of them stands there exactly where the text holds it:
// what is between two words is a word itself, unless it is a blank.

/** Signs between two words, more than one. No sign of a text is written so. */
const someSigns = '¦¦';
/** Nothing between two words: another kind of script begins. */
const nothing = '¦-';

/** The words of a folded text with blanks between them. Scripts without gaps are cut into pairs of characters. */
export function tokenStream(folded: string): string {
  let stream = '';
  // Words with a blank between them are taken over as they stand.
  let copied = 0;
  let last = gap as number;
  for (let at = 0; at < folded.length;) {
    const kind = wordKindAt(folded, at);
    const end = pieceEnd(folded, at, kind);
    const isPlain =
      kind === letter ? !isWord(last as typeof kind) : kind === blank && end - at === 1 && isLone(folded, at, end);
    if (!isPlain) {
      stream += `${folded.slice(copied, at)} ${pieceTokens(folded, at, end, last).join(' ')} `;
      copied = end;
    }
    last = kind;
    at = end;
  }
  return stream + folded.slice(copied);
}

/** A blank between two words, not part of a longer stretch of signs. */
const isLone = (text: string, at: number, end: number) =>
  (at === 0 || isWord(wordKindAt(text, at - 1))) && (end === text.length || isWord(wordKindAt(text, end)));

type Kind = ReturnType<typeof wordKindAt>;

/** Signs and the blanks among them are one piece. */
function pieceEnd(text: string, at: number, kind: Kind): number {
  let end = at + 1;
  const goesOn = isWord(kind) ? (next: Kind) => next === kind : (next: Kind) => !isWord(next);
  while (end < text.length && goesOn(wordKindAt(text, end))) end++;
  return end;
}

function pieceTokens(text: string, at: number, end: number, last: number): readonly string[] {
  const kind = wordKindAt(text, at);
  const piece = text.slice(at, end);
  if (!isWord(kind)) return piece === ' ' ? [] : [signToken(piece)];
  const words = kind === letter ? [piece] : pairs(piece);
  return isWord(last as Kind) ? [nothing, ...words] : words;
}

const signToken = (signs: string) => (signs.length === 1 && /[^\0-\x20\x7f]/.test(signs) ? signs : someSigns);

/** Every character with the next one; the last stands alone, so that what ends there can be told. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

export interface TermPhrase {
  /** In the query language of FTS5; null when the term has no word in it. */
  readonly match: string | null;
  /** The phrase stands exactly where the term does; else the texts have to be looked at. */
  readonly isExact: boolean;
}

/** The phrase to ask the index for. */
export function termPhrase({ text, prefix }: Term): TermPhrase {
  const tokens: string[] = [];
  let isExact = true;
  let isOpen = prefix;
  let last: Kind = gap;
  for (let at = 0; at < text.length;) {
    const kind = wordKindAt(text, at);
    const end = pieceEnd(text, at, kind);
    const isEdge = at === 0 || end === text.length;
    if (!isWord(kind) && isEdge) isExact = false;
    else {
      const words = [...pieceTokens(text, at, end, at === 0 ? gap : last)];
      if (words.includes(someSigns)) isExact = false;
      if (kind === ideograph && end === text.length) {
        // What follows the last character is open: pairs tell it, a character alone begins one.
        isOpen = [...text.slice(at, end)].length === 1;
        if (!isOpen) words.pop();
      }
      tokens.push(...words);
    }
    last = kind;
    at = end;
  }
  if (tokens.length === 0) return { match: null, isExact: false };
  return { match: `"${tokens.join(' ').replaceAll('"', '""')}"${isOpen && endsWithWord(text) ? ' *' : ''}`, isExact };
}

const endsWithWord = (text: string) => isWord(wordKindAt(text, text.length - 1));

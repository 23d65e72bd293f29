export interface WordCount {
  /** Runs without blanks that hold a letter or a digit, and each CJK character as one. */
  words: number;
  /** How many of the words are Chinese, Japanese or Korean characters. */
  cjk: number;
  /** Unicode characters, line breaks left out. */
  characters: number;
}

/** Counts across several stretches of one text; a word may run on from one into the next. */
export interface WordCounter {
  readonly count: WordCount;
  /** A word that ran up to here ends. */
  readonly part: () => void;
  readonly read: (text: string, from: number, to: number) => void;
}

/** A counter at zero. */
export function createWordCounter(): WordCounter {
  const count: WordCount = { words: 0, cjk: 0, characters: 0 };
  let inWord = false;
  const part = () => {
    inWord = false;
  };
  const read = (text: string, from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      const kind = unit < 128 ? (ascii[unit] ?? other) : kindOf(text, i);
      if (kind === lineEnd) {
        inWord = false;
        continue;
      }
      if (kind !== second) count.characters++;
      if (kind === blank) inWord = false;
      else if (kind === ideograph) {
        inWord = false;
        count.cjk++;
        count.words++;
      } else if (kind === letter && !inWord) {
        inWord = true;
        count.words++;
      }
    }
  };
  return { count, part, read };
}

/** Words of a plain text without any Markdown, such as a selection. */
export function countWords(text: string): WordCount {
  const counter = createWordCounter();
  counter.read(text, 0, text.length);
  return counter.count;
}

const other = 0;
const letter = 1;
const blank = 2;
const lineEnd = 3;
const ideograph = 4;
/** The second half of a surrogate pair, counted with the first. */
const second = 5;

const ascii = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit === 10 || unit === 13) return lineEnd;
  if (unit <= 32 || unit === 127) return blank;
  return /[a-z0-9]/i.test(String.fromCharCode(unit)) ? letter : other;
});

// Every other unit is looked up once.
const known = new Uint8Array(65536).fill(255);
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const kind = known[unit] ?? other;
  if (kind !== 255) return kind;
  if (unit >= 0xdc00 && unit <= 0xdfff) return second;
  const pair = unit >= 0xd800 && unit <= 0xdbff;
  const found = classify(String.fromCodePoint(text.codePointAt(at) ?? 0));
  if (!pair) known[unit] = found;
  return found;
}

function classify(character: string): number {
  if (/[\u2028\u2029\u0085]/.test(character)) return lineEnd;
  // Chinese and Japanese full stops and brackets part words as a blank does.
  if (/[\s\u200b\u3000-\u3004\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff5b-\uff65]/u.test(character)) return blank;
  if (cjk.test(character)) return ideograph;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? letter : other;
}

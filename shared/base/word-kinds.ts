/** A character that is part of no word, a blank, a letter of a word, or one of a script that writes without gaps. */
export const gap = 0;
export const blank = 1;
export const letter = 2;
export const ideograph = 3;
export type WordKind = typeof gap | typeof blank | typeof letter | typeof ideograph;

// Korean has gaps, but its particles are written to the word: what is looked for ends in the middle.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\u3099\u309a\u30fc]/u;
const unknown = 255;
/** By UTF-16 unit; each is looked up once. */
const known = new Uint8Array(65536).fill(unknown);

/** What stands at an index of a folded text. Both halves of a pair are what the pair is. */
export function wordKindAt(text: string, index: number): WordKind {
  const unit = text.charCodeAt(index);
  const kind = known[unit] ?? gap;
  if (kind !== unknown) return kind as WordKind;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const first = unit >= 0xdc00 ? index - 1 : index;
    return kindOf(String.fromCodePoint(text.codePointAt(first) ?? 0));
  }
  return (known[unit] = kindOf(text.charAt(index)));
}

function kindOf(character: string): WordKind {
  if (/\s/.test(character)) return blank;
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return gap;
  return unspaced.test(character) ? ideograph : letter;
}

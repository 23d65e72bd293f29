interface Alphabet {
  /** Where its capitals, small letters and digits begin (Unicode, Mathematical Alphanumeric Symbols). */
  readonly from: readonly [capitals: number, small: number, digits?: number];
  /** Letters that Unicode had before, elsewhere. */
  readonly others?: Readonly<Record<string, string>>;
}

const alphabets: Readonly<Record<string, Alphabet>> = {
  bold: { from: [0x1d400, 0x1d41a, 0x1d7ce] },
  italic: { from: [0x1d434, 0x1d44e], others: { h: 'ℎ' } },
  'bold-italic': { from: [0x1d468, 0x1d482] },
  script: {
    from: [0x1d49c, 0x1d4b6],
    others: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  },
  'bold-script': { from: [0x1d4d0, 0x1d4ea] },
  fraktur: { from: [0x1d504, 0x1d51e], others: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' } },
  'bold-fraktur': { from: [0x1d56c, 0x1d586] },
  'double-struck': {
    from: [0x1d538, 0x1d552, 0x1d7d8],
    others: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  'sans-serif': { from: [0x1d5a0, 0x1d5ba, 0x1d7e2] },
  'bold-sans-serif': { from: [0x1d5d4, 0x1d5ee, 0x1d7ec] },
  'sans-serif-italic': { from: [0x1d608, 0x1d622] },
  'sans-serif-bold-italic': { from: [0x1d63c, 0x1d656] },
  monospace: { from: [0x1d670, 0x1d68a, 0x1d7f6] },
};

/** Latin letters and digits in an alphabet that MathML names (`mathvariant`); what it has not stays as it is. */
export function letters(text: string, variant: string): string {
  const alphabet = alphabets[variant];
  if (!alphabet) return text;
  const [capitals, small, digits] = alphabet.from;
  return text.replace(/[A-Za-z\d]/g, (letter) => {
    const other = alphabet.others?.[letter];
    if (other !== undefined) return other;
    if (/[A-Z]/.test(letter)) return shifted(letter, 'A', capitals);
    if (/[a-z]/.test(letter)) return shifted(letter, 'a', small);
    return digits === undefined ? letter : shifted(letter, '0', digits);
  });
}

const shifted = (letter: string, first: string, to: number): string =>
  String.fromCodePoint(to + letter.charCodeAt(0) - first.charCodeAt(0));

// Covers of islands: a number spelled in Unicode's noncharacters, which no text holds and which every construct of
// Markdown takes for letters. Equal sources have equal covers, so that a label with an island in it is the same label
// wherever it stands; sources of different length never meet, since a cover is as long as what it covers.

export interface Piece {
  readonly island: boolean;
  readonly text: string;
}

export interface Covers {
  /** As long as the source; null when it is too narrow for one more number. */
  readonly cover: (source: string) => string | null;
  /** Puts the sources back into a covered text. */
  readonly uncover: (piece: string) => string;
  /** The text cut at its covers, their sources put back. */
  readonly split: (piece: string) => readonly Piece[];
}

const start = '\uFDD0';
const zero = 0xfdd1;
const base = 31;
const anyLetter = /[\uFDD0-\uFDEF]/;
const name = /\uFDD0[\uFDD1-\uFDEF]+/g;

/** The text holds letters of covers already. */
export const hasCover = (text: string) => anyLetter.test(text);

/** No covers yet. */
export function createCovers(): Covers {
  const covers = new Map<string, string>();
  const sources = new Map<string, string>();
  const used = new Map<number, number>();

  const cover = (source: string): string | null => {
    const known = covers.get(source);
    if (known !== undefined) return known;
    const number = used.get(source.length) ?? 0;
    const made = numeral(number, source.length);
    if (made === null) return null;
    used.set(source.length, number + 1);
    covers.set(source, made);
    sources.set(made, source);
    return made;
  };
  const uncover = (piece: string) =>
    anyLetter.test(piece) ? piece.replace(name, (found) => sources.get(found) ?? found) : piece;
  const split = (piece: string): readonly Piece[] => {
    if (!anyLetter.test(piece)) return [{ island: false, text: piece }];
    const pieces: Piece[] = [];
    let at = 0;
    for (const match of piece.matchAll(name)) {
      const source = sources.get(match[0]);
      if (source === undefined) continue;
      if (match.index > at) pieces.push({ island: false, text: piece.slice(at, match.index) });
      pieces.push({ island: true, text: source });
      at = match.index + match[0].length;
    }
    if (at < piece.length) pieces.push({ island: false, text: piece.slice(at) });
    return pieces;
  };
  return { cover, uncover, split };
}

/** The number in letters, padded to the width; null when it does not fit. */
function numeral(value: number, width: number): string | null {
  let rest = value;
  let digits = '';
  while (digits.length < width - 1) {
    digits = String.fromCharCode(zero + (rest % base)) + digits;
    rest = Math.floor(rest / base);
  }
  return rest > 0 || digits === '' ? null : start + digits;
}

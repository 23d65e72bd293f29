import type { Island } from './islands.ts';

// Markdown must not read what is inside an island, and every offset must stay what it is in the file. So an island is
// covered by as many characters that no text holds (Unicode's noncharacters, which every construct of Markdown takes
// for letters) spelling its number, and uncovered again in the finished tree. One that stands alone on its line is
// covered by asterisks: a thematic break interrupts a paragraph, a list and a quote at any width of three and more.

export interface Mask {
  /** As long as the text given, islands covered. */
  readonly text: string;
  /** Puts the sources of the islands back into a piece of the covered text. */
  readonly uncover: (piece: string) => string;
  /** The piece cut at its islands, their sources put back. */
  readonly split: (piece: string) => readonly Piece[];
  /** The source of the block island that starts at an offset of the text. */
  readonly blockAt: (offset: number) => string | null;
}

export interface Piece {
  readonly island: boolean;
  readonly text: string;
}

const start = '\uFDD0';
const zero = 0xfdd1;
const base = 31;
const anyLetter = /[\uFDD0-\uFDEF]/;
const name = /\uFDD0[\uFDD1-\uFDEF]+/g;

/** Covers the islands of a text. `islands` must be in order and not overlap. */
export function maskIslands(text: string, islands: readonly Island[]): Mask {
  if (islands.length === 0 || anyLetter.test(text)) return bare(text);
  const sources = new Map<string, string>();
  const blocks = new Map<number, string>();
  let masked = '';
  let at = 0;
  for (const island of islands) {
    const source = text.slice(island.from, island.to);
    masked += text.slice(at, island.from);
    at = island.to;
    if (island.block && source.length >= 3) {
      blocks.set(island.from, source);
      masked += '*'.repeat(source.length);
      continue;
    }
    const cover = numeral(sources.size, source.length);
    if (cover) sources.set(cover, source);
    masked += cover ?? source;
  }
  return { text: masked + text.slice(at), ...reader(sources), blockAt: (offset) => blocks.get(offset) ?? null };
}

function bare(text: string): Mask {
  return { text, uncover: (piece) => piece, split: (piece) => [{ island: false, text: piece }], blockAt: () => null };
}

/** The number in letters, padded to the width; null when it does not fit (a narrow island in a text of hundreds). */
function numeral(value: number, width: number): string | null {
  let rest = value;
  let digits = '';
  while (digits.length < width - 1) {
    digits = String.fromCharCode(zero + (rest % base)) + digits;
    rest = Math.floor(rest / base);
  }
  return rest > 0 || digits === '' ? null : start + digits;
}

function reader(sources: ReadonlyMap<string, string>): Pick<Mask, 'uncover' | 'split'> {
  const uncover = (piece: string) =>
    anyLetter.test(piece) ? piece.replace(name, (cover) => sources.get(cover) ?? cover) : piece;
  const split = (piece: string): readonly Piece[] => {
    if (!anyLetter.test(piece)) return [{ island: false, text: piece }];
    const pieces: Piece[] = [];
    let at = 0;
    for (const match of piece.matchAll(name)) {
      if (match.index > at) pieces.push({ island: false, text: piece.slice(at, match.index) });
      pieces.push({ island: true, text: uncover(match[0]) });
      at = match.index + match[0].length;
    }
    if (at < piece.length) pieces.push({ island: false, text: piece.slice(at) });
    return pieces;
  };
  return { uncover, split };
}

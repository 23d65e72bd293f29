import { createCovers, hasCover, type Piece } from './covers.ts';
import type { Island } from './islands.ts';

// Markdown must not read what is inside an island, and every offset must stay what it is in the file. So an island is
// covered by as many characters that no text holds, and uncovered again in the finished tree. One that stands alone on
// its line is covered by asterisks: a thematic break interrupts a paragraph, a list and a quote at any width of three
// and more.

export interface Mask {
  /** As long as the text given, islands covered. */
  readonly text: string;
  /** The text given. */
  readonly source: string;
  /** Puts the sources of the islands back into a piece of the covered text. */
  readonly uncover: (piece: string) => string;
  /** The piece cut at its islands, their sources put back. */
  readonly split: (piece: string) => readonly Piece[];
  /** There are no islands. */
  readonly isBare: boolean;
  /** The source of the block island that starts at an offset of the text. */
  readonly blockAt: (offset: number) => string | null;
}

/** Covers the islands of a text. `islands` must be in order and not overlap. */
export function maskIslands(text: string, islands: readonly Island[]): Mask {
  if (islands.length === 0 || hasCover(text)) return bare(text, islands.length === 0);
  const { cover, uncover, split } = createCovers();
  const blocks = new Map<number, string>();
  for (const island of islands) if (isCoveredAsBlock(island)) blocks.set(island.from, sourceOf(text, island));
  return {
    text: coverIslands(text, 0, text.length, islands, cover),
    ...{ source: text, uncover, split, isBare: false },
    blockAt: (offset) => blocks.get(offset) ?? null,
  };
}

/** A stretch of a text with its islands covered. An island whose cover is null stays as it is. */
export function coverIslands(
  text: Pick<string, 'slice'>,
  from: number,
  to: number,
  islands: readonly Island[],
  cover: (source: string) => string | null,
): string {
  let masked = '';
  let at = from;
  for (const island of islands) {
    const source = sourceOf(text, island);
    masked += text.slice(at, island.from);
    masked += isCoveredAsBlock(island) ? '*'.repeat(source.length) : (cover(source) ?? source);
    at = island.to;
  }
  return masked + text.slice(at, to);
}

/** Whether the island becomes a thematic break. */
export const isCoveredAsBlock = (island: Island) => island.block && island.to - island.from >= 3;

const sourceOf = (text: Pick<string, 'slice'>, island: Island) => text.slice(island.from, island.to);

function bare(text: string, isBare: boolean): Mask {
  return {
    text,
    source: text,
    uncover: (piece) => piece,
    split: (piece) => [{ island: false, text: piece }],
    isBare,
    blockAt: () => null,
  };
}

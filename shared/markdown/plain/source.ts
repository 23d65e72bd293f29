import type { Nodes } from 'mdast';

export type Position = NonNullable<Nodes['position']>;
export type Point = Position['start'];

/** The labels of a text's footnotes: what refers to none is words, which only the whole text can tell. */
export interface Notes {
  readonly referred: Set<string>;
  readonly defined: Set<string>;
}

/** A text whose lines end in line feeds, with the places in it. */
export interface Source {
  readonly text: string;
  /** Where the line that holds an offset ends: at its line feed, or at the end of the text. */
  readonly lineEnd: (offset: number) => number;
  /** The place of a node between two offsets, as remark gives it. */
  readonly place: (from: number, to: number) => Position;
  /** Footnotes that were read; null where they are a doubt. */
  readonly notes: Notes | null;
}

/** Fast for offsets that are near the one asked for before. */
export function createSource(text: string, notes: Notes | null = null): Source {
  let line = 1;
  let start = 0;
  let end = lineEnd(0);

  function lineEnd(offset: number): number {
    const feed = text.indexOf('\n', offset);
    return feed === -1 ? text.length : feed;
  }

  function point(offset: number): Point {
    while (offset > end && end < text.length) {
      start = end + 1;
      end = lineEnd(start);
      line++;
    }
    while (offset < start) {
      end = start - 1;
      start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
      line--;
    }
    return { line, column: offset - start + 1, offset };
  }

  return { text, lineEnd, place: (from, to) => ({ start: point(from), end: point(to) }), notes };
}

/** The offset behind the last character of a stretch that is no space. */
export function endWithoutSpaces(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && text.charAt(end - 1) === ' ') end--;
  return end;
}

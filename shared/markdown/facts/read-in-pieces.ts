import { IterMode, type Tree } from '@lezer/common';
import { bodyStart } from '../../frontmatter/split.ts';
import type { ReadingRule } from '../../model/site.ts';
import { countRange, statsOf, type TextStats } from './counts.ts';
import { codeRanges, isMdx, mayHaveIslands, scanIslands, type CodeRange, type Island } from '../islands/islands.ts';
import { createLines } from '../parse/lines.ts';
import { headingsBetween, type Heading, type ReadText } from './outline.ts';
import { createBodyParser, markdownParser, mdxParser } from '../parse/parser.ts';
import { createWordCounter } from './words.ts';

/** Characters that are counted in one step. */
const pieceLength = 16_384;

export interface Reading {
  readonly stats: TextStats;
  readonly outline: readonly Heading[];
}

export interface PieceOptions {
  readonly rule: ReadingRule;
  /** What the front matter says of the reading time; null when it says nothing. */
  readonly minutes: number | null;
  /** The editor's tree; one that does not reach the end is not used. */
  readonly tree: Tree;
  readonly mdx: boolean;
}

/** Reads one text after the other as textStats and outline do, in steps of about a millisecond: what happens between two of
 * them is not held up by the length of the text. `parsers` make the trees of the grammar. */
export function createPieceReader(parsers = { markdown: markdownParser, mdx: mdxParser }) {
  const [parseBody, parseMdx] = [createBodyParser(parsers.markdown), createBodyParser(parsers.mdx)];
  return function* (text: string, { rule, minutes, tree, mdx }: PieceOptions): Generator<undefined, Reading> {
    const from = bodyStart(text);
    const full =
      tree.length >= text.length ? tree : yield* (isMdx(text, from, { mdx }) ? parseMdx : parseBody)(text, from);
    yield;
    const islands = mayHaveIslands(text, mdx) ? yield* islandsOf(text, from, full, mdx) : [];
    yield;
    const lineOf = createLines(text);
    const counter = createWordCounter();
    const headings: Heading[] = [];
    let images = 0;
    for (const piece of piecesOf(text, full, from)) {
      const inside = islands.filter((island) => island.from <= piece.to && island.to >= piece.from);
      const read: ReadText = { text, tree: full, islands: inside };
      images += countRange(counter, read, rule, piece.from, piece.to);
      headings.push(...headingsBetween(read, lineOf, piece.from, piece.to));
      yield;
    }
    return { stats: statsOf(counter.count, images, rule, minutes), outline: headings };
  };
}

/** As findIslands: the code of the tree a stretch with each step. */
function* islandsOf(text: string, from: number, tree: Tree, mdx: boolean): Generator<undefined, readonly Island[]> {
  const hasMdx = isMdx(text, from, { mdx });
  const code: CodeRange[] = [];
  for (let at = 0; at < tree.length; at += pieceLength) {
    code.push(...codeRanges(tree, hasMdx, at, Math.min(at + pieceLength, tree.length)));
    yield;
  }
  return scanIslands(text, from, text.length, code, hasMdx);
}

/** The text from an offset on in pieces, cut at the start of lines that a block begins in. */
function* piecesOf(text: string, tree: Tree, start: number): Generator<{ readonly from: number; readonly to: number }> {
  const cursor = tree.cursor(IterMode.IgnoreMounts);
  let from = start;
  // The body of a file with front matter is a tree in one that has no name.
  let isInside = cursor.firstChild();
  if (isInside && cursor.name === 'Document') isInside = cursor.firstChild();
  let last = start;
  for (; isInside; isInside = cursor.nextSibling()) {
    const line = text.lastIndexOf('\n', cursor.from - 1) + 1;
    // The line end before it is left out: a tree is asked for what touches a stretch, too.
    if (line - from > pieceLength && last < line) {
      yield { from, to: line - 1 };
      from = line;
    }
    last = cursor.to;
  }
  yield { from, to: text.length };
}

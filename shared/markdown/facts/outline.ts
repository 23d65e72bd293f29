import { IterMode, type SyntaxNode, type Tree } from '@lezer/common';
import { bodyStart } from '../../frontmatter/split.ts';
import { findIslands, mayHaveIslands, type Island } from '../islands/islands.ts';
import { definedIn } from '../parse/label.ts';
import { createLines } from '../parse/lines.ts';
import { completeTree } from '../parse/parser.ts';
import { proseText, readProse } from './prose.ts';

export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Plain text, at most a few hundred characters. */
  readonly text: string;
  /** UTF-16 offsets of the heading with its marks, in the whole text. */
  readonly from: number;
  readonly to: number;
  /** 1-based line in the whole text. */
  readonly line: number;
  /** It is a part of a quote or of an item of a list. */
  readonly nested?: true;
}

/** The headings of a whole file in order, those inside islands left out. `tree` and `mdx` as for textStats. */
export function outline(text: string, tree?: Tree, mdx?: boolean): readonly Heading[] {
  const from = bodyStart(text);
  const full = completeTree(text, from, tree, mdx);
  const islands = mayHaveIslands(text, mdx, from) ? findIslands(text, from, full, { mdx }) : [];
  return headingsBetween({ text, tree: full, islands }, createLines(text), from, text.length);
}

/** A text that has been read: its tree and its islands. */
export interface ReadText {
  readonly text: string;
  readonly tree: Tree;
  readonly islands: readonly Island[];
}

/** The headings between two offsets, at which no block may be cut. */
export function headingsBetween(
  { text, tree, islands }: ReadText,
  lineOf: (offset: number) => number,
  from: number,
  to: number,
): readonly Heading[] {
  const headings: Heading[] = [];
  tree.iterate({
    from,
    to,
    // An editor's tree has the trees of other languages in it, a fence of Markdown with headings of its own.
    mode: IterMode.IgnoreMounts,
    enter(node) {
      const level = headingLevel(node.name);
      if (level === null) return true;
      if (node.from >= from && !islands.some((island) => island.from < node.from && node.to < island.to))
        headings.push({
          level,
          text: headingText(text, tree, node.from, node.to, islands),
          from: node.from,
          to: node.to,
          line: lineOf(node.from),
          ...(isNested(node.node.parent) && { nested: true }),
        });
      return false;
    },
  });
  return headings;
}

const isNested = (around: SyntaxNode | null) => around !== null && /^(?:Blockquote|ListItem)$/.test(around.name);

/** The words of a heading between two offsets. */
export function headingText(
  text: string,
  tree: Tree,
  from: number,
  to: number,
  islands: readonly Island[],
  isDefined = definedIn(text),
): string {
  const inside = islands.filter((island) => island.from >= from && island.to <= to);
  const range = { from, to, code: false, addresses: true, islands: inside, isDefined };
  return proseText(text, readProse(text, tree, range), 300);
}

/** The level of a lezer node, null when it is no heading. */
export function headingLevel(name: string): Heading['level'] | null {
  switch (/^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1]) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    case '4':
      return 4;
    case '5':
      return 5;
    case '6':
      return 6;
    default:
      return null;
  }
}

import { tags } from '@lezer/highlight';
import type { BlockContext, Element, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/** Cells of one table that are told apart. */
export const mostCells = 5000;

const [backslash, pipe] = [92, 124];
/** Blanks, and the CR of a line end that is not taken for one. */
const blanks = new Set([9, 13, 32]);

const rule = /^[>\s]*(?:\|\s*:?-+:?\s*|(?:\|\s*)?(?::?-+:?\s*\|\s*)+(?::?-+:?\s*)?)$/;

type ReadPart = (kind: 'TableCell' | 'TableDelimiter', from: number, to: number) => void;

/** Tells how many cells a line has, and each of its cells and bars. */
function readRow(line: string, start: number, read?: ReadPart): number {
  let [count, from, to] = [0, -1, -1];
  let [isFirst, isEscaped] = [true, false];
  for (let at = start; at <= line.length; at++) {
    const next = line.charCodeAt(at);
    const isEnd = at === line.length;
    if (isEnd || (next === pipe && !isEscaped)) {
      if (from >= 0 || (!isFirst && !isEnd)) count++;
      isFirst = false;
      if (from >= 0) read?.('TableCell', from, to);
      if (!isEnd) read?.('TableDelimiter', at, at + 1);
      from = -1;
    } else if (isEscaped || !blanks.has(next)) {
      if (from < 0) from = at;
      to = at + 1;
    }
    isEscaped = !isEscaped && next === backslash;
  }
  return count;
}

function hasPipe(line: string, start: number): boolean {
  for (let at = start; at < line.length; at++) {
    const next = line.charCodeAt(at);
    if (next === pipe) return true;
    if (next === backslash) at++;
  }
  return false;
}

class TableParser implements LeafBlockParser {
  /** Null before the second line, false where that makes no table. */
  rows: Element[] | false | null = null;
  private cells = 0;

  nextLine(context: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.rows === null) {
      const text = line.text.slice(line.pos);
      this.rows = /^[-:|]/.test(text) &&
        rule.test(text) &&
        readRow(leaf.content, 0) === readRow(text, 0) && [
          this.row(context, 'TableHeader', leaf.content, 0, leaf.start),
          context.elt('TableDelimiter', context.lineStart + line.pos, context.lineStart + line.text.length),
        ];
      // Nothing below a table underlines it.
      if (this.rows) leaf.parsers.splice(leaf.parsers.indexOf(this) + 1);
    } else if (this.rows && line.indent < line.baseIndent + 4 && /^-+\s*$/.test(line.text.slice(line.pos)))
      return this.finish(context, leaf);
    else if (this.rows && this.cells < mostCells)
      this.rows.push(this.row(context, 'TableRow', line.text, line.pos, context.lineStart));
    return false;
  }

  finish(context: BlockContext, leaf: LeafBlock): boolean {
    if (!this.rows) return false;
    context.addLeafElement(leaf, context.elt('Table', leaf.start, leaf.start + leaf.content.length, this.rows));
    return true;
  }

  /** A line of the text that begins at `base`. */
  private row(context: BlockContext, name: string, line: string, start: number, base: number): Element {
    const parts: Element[] = [];
    readRow(line, start, (kind, from, to) => {
      if (this.cells >= mostCells) return;
      if (kind === 'TableCell') this.cells++;
      const inside = kind === 'TableCell' ? context.parser.parseInline(line.slice(from, to), base + from) : [];
      parts.push(context.elt(kind, base + from, base + to, inside));
    });
    return context.elt(name, base + start, base + line.length, parts);
  }
}

/** Whether the lines of a leaf have made a table of it. */
export const isTable = ({ parsers }: LeafBlock): boolean =>
  parsers.some((parser) => parser instanceof TableParser && parser.rows);

/** The leaves that are asked line by line whether they are tables. */
const asked = new WeakSet<LeafBlock>();

/**
 * The tables of GFM as the extension of the grammar reads them, but for three things: blanks and a CR behind the row of hyphens make
 * it no less of a table, as one bar before its one column does, and after many cells the rest of a table is words, since all of it is read with each key.
 */
export const tableBlock: MarkdownConfig = {
  defineNodes: [
    { name: 'Table', block: true },
    { name: 'TableHeader', style: { 'TableHeader/...': tags.heading } },
    'TableRow',
    { name: 'TableCell', style: tags.content },
    { name: 'TableDelimiter', style: tags.processingInstruction },
  ],
  parseBlock: [
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf(_, leaf) {
        if (!hasPipe(leaf.content, 0)) return null;
        asked.add(leaf);
        return new TableParser();
      },
      endLeaf(context, line, leaf) {
        if (asked.has(leaf) || !hasPipe(line.text, line.basePos)) return false;
        const next = context.peekLine();
        return rule.test(next) && readRow(line.text, line.basePos) === readRow(next, line.basePos);
      },
    },
  ],
};

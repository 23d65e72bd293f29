import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element, textOf, words } from '../render/hast.ts';
import { isBlock } from './blocks.ts';
import { classesOf } from './styles.ts';

/** More cells than this are pasted as plain text: a cell may claim a thousand columns. */
const mostCells = 250_000;

/**
 * Makes of each table what Markdown can say, in place: rows of as many cells each, the first one the head, in every cell words,
 * images and links but no blocks. Tables that only lay a page out give way to what is in them. RangeError: too many cells.
 */
export function plainTables(tree: Root): void {
  inBlocks(tree);
}

function inBlocks(parent: Root | Element): void {
  const children = parent.children as ElementContent[];
  parent.children = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.tagName !== 'table') {
      inBlocks(child);
      return [child];
    }
    const rows = rowsOf(child);
    if (!isLayout(child, rows)) return [...captionsOf(child), ...gridOf(rows)];
    const blocks = element(
      'div',
      {},
      rows.flat().map((cell) => element('div', {}, cell.children)),
    );
    inBlocks(blocks);
    return blocks.children;
  });
}

type Row = readonly Element[];

const elementsOf = ({ children }: Element, names: RegExp): readonly Element[] =>
  children.filter((child): child is Element => child.type === 'element' && names.test(child.tagName));

/** The rows of a table itself, not of those in its cells. */
function rowsOf(table: Element): readonly Row[] {
  const parts = elementsOf(table, /^(?:thead|tbody|tfoot|tr)$/);
  const rows = parts.flatMap((part) => (part.tagName === 'tr' ? [part] : elementsOf(part, /^tr$/)));
  return rows.map((row) => elementsOf(row, /^t[dh]$/)).filter((cells) => cells.length > 0);
}

const captionsOf = (table: Element): readonly Element[] =>
  elementsOf(table, /^caption$/).map((caption) => element('p', {}, flattened(caption.children)));

/** Frames of mail programs and notes: one cell, or cells of whole texts below one another. */
function isLayout(table: Element, rows: readonly Row[]): boolean {
  const cells = rows.flat();
  if (cells.some(({ tagName }) => tagName === 'th')) return false;
  if (/^(?:presentation|none)$/.test(String(table.properties.role)) || cells.length === 1) return true;
  return rows.every((row) => row.length === 1) && cells.some(holdsText);
}

const holdsText = ({ children }: Element): boolean =>
  children.some(
    (child) =>
      child.type === 'element' &&
      (/^(?:h[1-6]|[uod]l|pre|blockquote|table)$/.test(child.tagName) || (isBlock(child) && holdsText(child))),
  );

/** A table of full rows. What spans several places stands in the first of them. */
function gridOf(rows: readonly Row[]): readonly Element[] {
  const grid: ElementContent[][][] = rows.map(() => []);
  const said: Element[][] = [];
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[at]?.[column]) column++;
      const [wide, high] = spanOf(cell, rows.length - at);
      if ((column + wide) * rows.length > mostCells) throw new RangeError('too many cells');
      // Heads are often centred by themselves.
      if (wide === 1 && at > 0 && textOf(cell).trim() !== '') (said[column] ??= []).push(cell);
      for (const row of grid.slice(at, at + high))
        for (let right = 0; right < wide; right++)
          row[column + right] ??= row === grid[at] && right === 0 ? flattened(cell.children) : [];
      column += wide;
    }
  }
  const columns = Math.max(0, ...grid.map((row) => row.length));
  const sides = Array.from({ length: columns }, (_, column) => sideOf(said[column] ?? []));
  const full = grid.map((row, at) => {
    const name = at === 0 ? 'th' : 'td';
    const cells = Array.from({ length: columns }, (_, column) =>
      element(name, at === 0 ? alignedBy(sides[column]) : {}, row[column] ?? []),
    );
    return element('tr', {}, cells);
  });
  return columns === 0 ? [] : [element('table', {}, [element('tbody', {}, full)])];
}

/** The side that all cells of a column with words in them are set to, when it is not the one that they are at without that. */
function sideOf(cells: readonly Element[]): string | undefined {
  const sides = cells.map(({ properties: { align, style } }) =>
    (/(?:^|;)\s*text-align:\s*(right|center)/i.exec(String(style ?? ''))?.[1] ?? String(align ?? '')).toLowerCase(),
  );
  const [side = ''] = sides;
  return /^(?:right|center)$/.test(side) && sides.every((one) => one === side) ? side : undefined;
}

/** As a class, which is let through; `alignedHeads` makes of it what the writer of Markdown reads. */
const alignedBy = (side: string | undefined) => (side ? { className: [`align-${side}`] } : {});

/** Gives the heads of a clean tree the sides of their columns, in place. */
export function alignedHeads(tree: Root): void {
  visit(tree, { tagName: 'th' }, (node) => {
    const side = /\balign-(right|center)\b/.exec(classesOf(node))?.[1];
    if (side) node.properties.align = side;
  });
}

/** How many columns and rows a cell takes; rows that are not there are none. */
function spanOf({ properties }: Element, rowsLeft: number): readonly [number, number] {
  const count = (value: Element['properties'][string], most: number) =>
    Math.min(most, Math.max(1, Math.floor(Number(value)) || 1));
  const rows = Number(properties.rowSpan) === 0 ? rowsLeft : count(properties.rowSpan, rowsLeft);
  return [count(properties.colSpan, 1000), rows];
}

/** Blocks as words in one line, with blanks between them: a row of a table has no more. */
export function flattened(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return words(node.value.replace(/[\t\n\f\r ]+/g, ' '));
    if (node.type !== 'element') return [];
    const { tagName, properties } = node;
    if (tagName === 'br' || tagName === 'hr') return words(' ');
    if (tagName === 'input') return properties.type === 'checkbox' ? words(properties.checked ? '☑ ' : '☐ ') : [];
    const children = flattened(node.children);
    if (tagName === 'pre' || tagName === 'code') {
      const code = words(textOf({ ...node, children }).trim());
      const inline = code.length > 0 ? [element('code', {}, code)] : [];
      return tagName === 'pre' ? apart(inline) : inline;
    }
    return isBlock(node) ? apart(children) : [{ ...node, children }];
  });
}

const apart = (nodes: readonly ElementContent[]): ElementContent[] => [...words(' '), ...nodes, ...words(' ')];

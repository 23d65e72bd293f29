import type { Nodes, Root, RootContent } from 'mdast';
import { parseMarkdown, type Syntax } from '../parse/gfm.ts';
import { readBlock } from './blocks.ts';
import { isBlankLine, isItemLike } from './line-starts.ts';
import { createSource, type Notes, type Point, type Source } from './source.ts';

/** A stretch of the text that is left to remark: whole blocks, up to a blank line or to what surely begins another block. */
interface Left {
  readonly from: number;
  to: number;
}

type Part = { readonly node: RootContent; readonly from: number; readonly hasGap: boolean } | { readonly left: Left };

/** The blocks of MDX (mdx-blocks.ts). */
type Mdx = Syntax;

export interface ReadMarkdown {
  readonly tree: Root;
  /** Every block is plain. */
  readonly isPlain: boolean;
}

/**
 * The Markdown tree of a text, the very one that `parseMarkdown` makes, with places; several times as fast where most
 * blocks are plain.
 */
export function readMarkdown(text: string): Root {
  return readBlocks(text).tree;
}

/** The same, with how it was read. */
export function readBlocks(text: string, mdx: Mdx | null = null): ReadMarkdown {
  // A fence ends at any indentation there.
  const isDoubtful = mdx && /^(?: {4}| {0,3}\t)[ \t]*```/m.test(text);
  return (isDoubtful ? null : readParts(text, mdx)) ?? { tree: parseMarkdown(text, mdx ? [mdx] : []), isPlain: false };
}

/** The tree read block by block; null where nothing is plain, or where remark would see other blocks. */
export function readParts(text: string, mdx: Mdx | null = null): ReadMarkdown | null {
  // Other line ends, and the sign that remark replaces.
  if (/[\r\0]|^\uFEFF/.test(text)) return null;
  const notes = { referred: new Set<string>(), defined: new Set<string>() };
  let source = createSource(text, notes);
  let parts = partsOf(source);
  if (text.includes('[^') && !areWhole(notes, text, parts)) parts = partsOf((source = createSource(text)));
  if (!parts.some((part) => 'node' in part)) return null;
  const isPlain = parts.every((part) => 'node' in part);
  const others = isPlain ? new Map<Left, RootContent[]>() : parseLeft(source, parts, mdx);
  if (others === null) return null;
  const children = parts.flatMap((part) => ('node' in part ? [part.node] : (others.get(part.left) ?? [])));
  return { tree: { type: 'root', children, position: source.place(0, text.length) }, isPlain };
}

/** Every footnote was read, and nothing refers to one that is not there. */
function areWhole({ referred, defined }: Notes, text: string, parts: readonly Part[]): boolean {
  return (
    [...referred].every((label) => defined.has(label)) &&
    parts.every((part) => 'node' in part || !text.slice(part.left.from, part.left.to).includes('[^'))
  );
}

function partsOf(source: Source): readonly Part[] {
  const { text, lineEnd } = source;
  const parts: Part[] = [];
  let left: Left | null = null;
  let hasGap = true;
  for (let at = 0; at < text.length;) {
    if (isBlankLine(text, at)) {
      hasGap = true;
      at = lineEnd(at) + 1;
      continue;
    }
    const read = left !== null && isItemLike(text, at) ? null : readBlock(source, at);
    if (read) {
      parts.push({ node: read.node, from: at, hasGap });
      left = null;
      at = read.next;
      hasGap = false;
      continue;
    }
    if (left === null) parts.push({ left: (left = { from: hasGap ? at : takeBack(parts), to: at }) });
    // Code that is never closed goes to the end; looking for its end again from every fence would take hours.
    if (text.startsWith('```', at)) at = left.to = text.length;
    for (; at < text.length && !isBlankLine(text, at); at = lineEnd(at) + 1) left.to = lineEnd(at);
  }
  return parts;
}

/** What a block is may depend on one that it follows without a blank line: those are left too. The offset of the first. */
function takeBack(parts: Part[]): number {
  for (;;) {
    const last = parts.pop();
    if (!last || 'left' in last) return 0;
    if (last.hasGap) return last.from;
  }
}

const separator = '***\n\n';

/**
 * The blocks of the stretches, parsed together: labels and footnotes are those of the whole text. Rules stand for the plain
 * blocks before, between and behind them. Where one of the rules is not there in the tree, or a stretch does not end where
 * its words do, it may go on over the plain blocks behind it (code or HTML that is never closed): null.
 */
function parseLeft(
  source: Source,
  parts: readonly Part[],
  mdx: Mdx | null,
): ReadonlyMap<Left, readonly RootContent[]> | null {
  const { text, place } = source;
  let joined = parts[0] && 'left' in parts[0] ? '' : separator;
  const stretches = parts.flatMap((part, at) => {
    if (!('left' in part)) return [];
    const from = joined.length;
    joined += text.slice(part.left.from, part.left.to);
    const to = joined.length;
    // The blank lines too: spaces in them count for indented code.
    const next = parts[at + 1];
    const isLast = next === undefined;
    joined += text.slice(part.left.to, isLast || 'left' in next ? text.length : next.from);
    const rule = isLast ? Infinity : joined.length;
    if (!isLast) joined += separator;
    return [{ left: part.left, from, to: isLast ? Infinity : to, rule, nodes: [] as RootContent[] }];
  });
  let index = 0;
  for (const node of parseMarkdown(joined, mdx ? [mdx] : []).children) {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const stretch = stretches[index];
    if (!stretch || start < stretch.from) continue;
    if (start === stretch.rule) index++;
    else if (end > stretch.to) return null;
    else stretch.nodes.push(node);
  }
  if ((stretches[index]?.rule ?? Infinity) < Infinity) return null;
  const inJoined = createSource(joined);
  for (const { left, from, nodes } of stretches) {
    const lines = place(left.from, left.from).start.line - inJoined.place(from, from).start.line;
    for (const node of nodes) move(node, lines, left.from - from);
  }
  return new Map(stretches.map(({ left, nodes }) => [left, nodes]));
}

/** Gives a node and all in it their places in the whole text in place of those in the joined one. */
function move(node: Nodes, lines: number, characters: number): void {
  const moved = (point: Point): Point => ({
    line: point.line + lines,
    column: point.column,
    offset: (point.offset ?? 0) + characters,
  });
  if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) };
  if ('children' in node) for (const child of node.children) move(child, lines, characters);
}

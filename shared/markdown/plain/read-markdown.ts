import type { Nodes, Root, RootContent } from 'mdast';
import { parseMarkdown } from '../gfm.ts';
import { readBlock } from './blocks.ts';
import { isBlankLine, isItemLike } from './line-starts.ts';
import { createSource, type Point, type Source } from './source.ts';

/** A stretch of the text that is left to remark: whole blocks, up to a blank line or to what surely begins another block. */
interface Left {
  readonly from: number;
  to: number;
}

type Part = { readonly node: RootContent } | { readonly left: Left };

/**
 * The Markdown tree of a text, the very one that `parseMarkdown` makes, with places; several times as fast where most
 * blocks are plain.
 */
export function readMarkdown(text: string): Root {
  return readParts(text) ?? parseMarkdown(text);
}

/** The tree read block by block; null where nothing is plain, or where remark would see other blocks. */
export function readParts(text: string): Root | null {
  // Other line ends, and the sign that remark replaces.
  if (/[\r\0]|^\uFEFF/.test(text)) return null;
  const source = createSource(text);
  const parts = partsOf(source);
  if (!parts.some((part) => 'node' in part)) return null;
  const left = parts.flatMap((part) => ('left' in part ? [part.left] : []));
  const others = left.length === 0 ? [] : parseLeft(source, left);
  if (others === null) return null;
  const children = parts.flatMap((part) => ('node' in part ? [part.node] : (others[left.indexOf(part.left)] ?? [])));
  return { type: 'root', children, position: source.place(0, text.length) };
}

function partsOf(source: Source): readonly Part[] {
  const { text, lineEnd } = source;
  const parts: Part[] = [];
  let left: Left | null = null;
  for (let at = 0; at < text.length;) {
    if (isBlankLine(text, at)) {
      at = lineEnd(at) + 1;
      continue;
    }
    const read = left !== null && isItemLike(text, at) ? null : readBlock(source, at);
    if (read) {
      parts.push({ node: read.node });
      left = null;
      at = read.next;
      continue;
    }
    if (left === null) parts.push({ left: (left = { from: at, to: at }) });
    for (; at < text.length && !isBlankLine(text, at); at = lineEnd(at) + 1) left.to = lineEnd(at);
  }
  return parts;
}

const separator = '***\n\n';

/**
 * The blocks of the stretches, parsed together: labels and footnotes are those of the whole text. A rule parts them. Where
 * one of the rules is not there in the tree, or a stretch is open at its end, it may go on over the plain blocks behind it
 * (code or HTML that is never closed): null.
 */
function parseLeft(source: Source, left: readonly Left[]): readonly (readonly RootContent[])[] | null {
  const ends: number[] = [];
  let joined = '';
  for (const { from, to } of left) {
    joined += source.text.slice(from, to);
    ends.push(joined.length);
    joined += `\n\n${separator}`;
  }
  const found: RootContent[][] = left.map(() => []);
  let index = 0;
  for (const node of parseMarkdown(joined).children) {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const stop = ends[index] ?? -1;
    if (start === stop + 2) index++;
    else if (end > stop) return null;
    else found[index]?.push(node);
  }
  if (index < left.length) return null;
  moveBack(source, joined, left, found);
  return found;
}

/** Gives the nodes their places in the whole text in place of those in the joined one. */
function moveBack(source: Source, joined: string, left: readonly Left[], found: readonly RootContent[][]): void {
  const inJoined = createSource(joined);
  let start = 0;
  for (const [index, { from, to }] of left.entries()) {
    const lines = source.place(from, from).start.line - inJoined.place(start, start).start.line;
    for (const node of found[index] ?? []) move(node, lines, from - start);
    start += to - from + 2 + separator.length;
  }
}

function move(node: Nodes, lines: number, characters: number): void {
  const moved = (point: Point): Point => ({
    line: point.line + lines,
    column: point.column,
    offset: (point.offset ?? 0) + characters,
  });
  if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) };
  if ('children' in node) for (const child of node.children) move(child, lines, characters);
}

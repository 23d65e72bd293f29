import { TreeFragment, type Input, type PartialParse, type Tree } from '@lezer/common';
import { BlockContext, type MarkdownConfig, type MarkdownParser } from '@lezer/markdown';
import { blockFrom, blocksIn, lastBlockBefore, spliceBlocks, type PlacedBlock } from './block-tree.ts';

/** Characters around a change that are read by blocks of their own; past them the parser goes through the whole text. */
const farthest = 65_536;
/** Blocks that what follows may still belong to, behind any number of blank lines. */
const goesOn = new Set(['CodeBlock', 'ListItem', 'OrderedList', 'BulletList']);

/** One stretch of a text that has changed, with the tree of the text before. */
interface Change {
  readonly tree: Tree;
  /** Up to here the text is as it was. */
  readonly from: number;
  /** From here on it is as it was, `shift` characters further on in the tree. */
  readonly to: number;
  readonly shift: number;
  readonly before: TreeFragment | null;
  readonly behind: TreeFragment | null;
}

/** The change that fragments tell of, if it is one and the tree goes on behind it: in a long text as far as it has been parsed. */
function changeOf(fragments: readonly TreeFragment[], length: number): Change | null {
  const [first] = fragments;
  const last = fragments.at(-1);
  if (!first || !last || fragments.length > 2 || last.tree !== first.tree) return null;
  const { tree } = first;
  const before = first.from === 0 && first.offset === 0 ? first : null;
  const behind = tree.length === last.to + last.offset && last !== before ? last : null;
  if (fragments.length !== Number(before !== null) + Number(behind !== null)) return null;
  const [from, to] = [before?.to ?? 0, behind?.from ?? length];
  return { tree, from, to, shift: behind?.offset ?? tree.length - length, before, behind };
}

/** Where a line begins. */
function lineStart(input: Input, at: number): number {
  for (let reach = 256; ; reach *= 2) {
    const from = Math.max(0, at - reach);
    const found = input.read(from, at).lastIndexOf('\n');
    if (found >= 0) return from + found + 1;
    if (from === 0) return 0;
  }
}

/** Where to read from: behind the last block that no change below it can reach, which leaves a line between. null: a block has an end
 * that is not known here. */
function startOf(input: Input, { tree, from }: Change): number | null {
  const limit = lineStart(input, from) - 2;
  const block = lastBlockBefore(tree, limit, ({ type }) => type.is('Block') && !goesOn.has(type.name));
  if (!block) return 0;
  const end = block.from + block.tree.length;
  return input.read(end, end + 1) === '\n' ? end + 1 : null;
}

/** What the parser may use again: all before the change, and behind it only what belongs to the same block. */
function fragmentsAround({ tree, before, behind, to, shift }: Change): readonly TreeFragment[] {
  const around = blockFrom(tree, to + shift);
  const end = around && around.from < to + shift ? around.from + around.tree.length - shift : to;
  const rest = behind && end > to ? [new TreeFragment(to, end, tree, shift, behind.openStart, true)] : [];
  return before ? [before, ...rest] : rest;
}

/**
 * Reads the blocks around a change, until the text goes on as before at the start of a block, and puts them in the place of those
 * that stood there. The parser of the grammar comes to the same tree, but goes through all blocks of a post for it.
 */
export class SplicedParse implements PartialParse {
  stoppedAt: number | null = null;
  private readonly whole: PartialParse;
  private readonly change: Change;
  private readonly start: number;
  private readonly length: number;
  /** null: the whole text is read after all. */
  private part: BlockContext | null;
  /** The tree is there, and all of it but the blocks around the change is that of before. */
  isSpliced = false;

  constructor(whole: PartialParse, part: BlockContext, change: Change, start: number, length: number) {
    this.whole = whole;
    this.part = part;
    this.change = change;
    this.start = start;
    this.length = length;
  }

  /** How far the tree will go. */
  private get end(): number {
    return this.change.behind?.to ?? this.length;
  }

  get parsedPos(): number {
    return (this.part ?? this.whole).parsedPos;
  }

  stopAt(position: number): void {
    this.stoppedAt = position;
    this.whole.stopAt(position);
    if (!this.change.behind || position > this.end) this.part = null;
  }

  advance(): Tree | null {
    const { part, change, end } = this;
    if (!part || (end < this.length && this.stoppedAt === null)) return this.whole.advance();
    const read = part.advance();
    if (read) return this.splice(read, change.tree.length, this.length);
    const at = part.parsedPos;
    if (at > change.to && part.depth === 1) {
      const next = blockFrom(change.tree, at + change.shift);
      if (next && next.from >= at + change.shift) {
        part.stopAt(at - 1);
        const done = part.advance();
        if (done) return this.splice(done, next.from, end);
      }
    }
    if (at > Math.min(end, change.to + farthest)) this.part = null;
    return null;
  }

  private splice(read: Tree, to: number, length: number): Tree {
    this.isSpliced = true;
    const blocks: PlacedBlock[] = blocksIn(read, this.start);
    return spliceBlocks(this.change.tree, { from: this.start, to, blocks, shift: -this.change.shift }, length);
  }
}

/** Lets a change in a text be parsed by what stands around it. `parser` is the grammar with all but this. */
export const splicing = (parser: MarkdownParser): MarkdownConfig => ({
  wrap(whole, input, fragments, ranges) {
    const { length } = input;
    const change =
      ranges.length === 1 && ranges[0]?.from === 0 && ranges[0].to === length ? changeOf(fragments, length) : null;
    if (!change || change.to - change.from > farthest) return whole;
    const start = startOf(input, change);
    if (start === null || change.to - start > farthest) return whole;
    const part = parser.startParse(input, fragmentsAround(change), [{ from: start, to: length }]);
    return part instanceof BlockContext ? new SplicedParse(whole, part, change, start, length) : whole;
  },
});

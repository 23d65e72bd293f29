import { NodeProp, NodeType, Tree, type TreeBuffer } from '@lezer/common';

// The blocks of a document are the leaves of a tree of groups, which have no name. Positions count from the start of the group around,
// so that groups can stand in the trees of many texts.

/** A block, or a group of them, and where it begins in the text. */
export interface PlacedBlock {
  readonly tree: Tree | TreeBuffer;
  readonly from: number;
}

/** Blocks that are put in the place of others. */
export interface Splice {
  /** In the text before: those that begin from here on ... */
  readonly from: number;
  /** ... and before here go. */
  readonly to: number;
  readonly blocks: readonly PlacedBlock[];
  /** How far what follows moves. */
  readonly shift: number;
}

/** Children of a group when it is made, and those that it may grow to. */
const [few, many] = [8, 16];

const isGroup = (tree: Tree | TreeBuffer): tree is Tree => tree instanceof Tree && tree.type.isAnonymous;

const placed = (tree: Tree, index: number, base: number): PlacedBlock | null => {
  const child = tree.children[index];
  return child ? { tree: child, from: base + (tree.positions[index] ?? 0) } : null;
};

/** The first block that ends behind a position. */
export function blockFrom(tree: Tree, position: number, base = 0): PlacedBlock | null {
  for (let index = 0; index < tree.children.length; index++) {
    const child = placed(tree, index, base);
    if (!child || child.from + child.tree.length <= position) continue;
    return isGroup(child.tree) ? blockFrom(child.tree, position, child.from) : child;
  }
  return null;
}

/** The last of the wanted blocks that ends at a position or before it. */
export function lastBlockBefore(
  tree: Tree,
  position: number,
  isWanted: (block: Tree) => boolean,
  base = 0,
): PlacedBlock | null {
  for (let index = tree.children.length - 1; index >= 0; index--) {
    const child = placed(tree, index, base);
    if (!child || child.from >= position) continue;
    const found = isGroup(child.tree)
      ? lastBlockBefore(child.tree, position, isWanted, child.from)
      : child.from + child.tree.length <= position && child.tree instanceof Tree && isWanted(child.tree) && child;
    if (found) return found;
  }
  return null;
}

/** The blocks that share text with a stretch, in order. */
export function blocksIn(tree: Tree, base: number, from = -1, to = Infinity): PlacedBlock[] {
  const found: PlacedBlock[] = [];
  const collect = (group: Tree, start: number) => {
    for (let index = 0; index < group.children.length; index++) {
      const child = placed(group, index, start);
      if (!child || child.from + child.tree.length <= from) continue;
      if (child.from >= to) break;
      if (isGroup(child.tree)) collect(child.tree, child.from);
      else found.push(child);
    }
  };
  collect(tree, base);
  return found;
}

/** The tree of a document with other blocks in it. Groups that it reaches into are made anew, all others are the same. */
export function spliceBlocks(tree: Tree, splice: Splice, length: number): Tree {
  const hash = blockFrom(tree, -1)?.tree ?? splice.blocks[0]?.tree;
  const context = hash instanceof Tree ? hash.prop(NodeProp.contextHash) : undefined;
  const props: [NodeProp<number>, number][] = context === undefined ? [] : [[NodeProp.contextHash, context]];
  const { from, to, blocks, shift } = splice;
  let isPut = false;

  const group = (children: readonly PlacedBlock[]): PlacedBlock => {
    const [first] = children;
    const last = children.at(-1);
    if (!first || !last || first === last) return first ?? { tree: Tree.empty, from: 0 };
    const end = last.from + last.tree.length;
    return { from: first.from, tree: treeOf(NodeType.none, children, first.from, end - first.from, props) };
  };
  const grouped = (children: readonly PlacedBlock[]): readonly PlacedBlock[] => {
    if (children.length <= many) return children.length === 0 ? [] : [group(children)];
    const count = Math.ceil(children.length / few);
    const share = Math.ceil(children.length / count);
    return Array.from({ length: count }, (_, index) => children.slice(index * share, (index + 1) * share))
      .filter((part) => part.length > 0)
      .map(group);
  };
  const childrenOf = (node: Tree, base: number): readonly PlacedBlock[] => {
    const kept: PlacedBlock[] = [];
    for (let index = 0; index < node.children.length; index++) {
      const child = placed(node, index, base);
      if (!child) continue;
      const end = child.from + child.tree.length;
      if (child.from >= from && !isPut) {
        isPut = true;
        kept.push(...blocks);
      }
      if (end <= from) kept.push(child);
      else if (child.from >= to) kept.push({ tree: child.tree, from: child.from + shift });
      else if (isGroup(child.tree)) kept.push(...grouped(childrenOf(child.tree, child.from)));
    }
    return kept;
  };

  const kept = childrenOf(tree, 0);
  let children = isPut ? kept : [...kept, ...blocks];
  while (children.length > many) children = grouped(children);
  return treeOf(tree.type, children, 0, length, []);
}

const treeOf = (
  type: NodeType,
  children: readonly PlacedBlock[],
  base: number,
  length: number,
  props: [NodeProp<number>, number][],
) =>
  new Tree(
    type,
    children.map(({ tree }) => tree),
    children.map(({ from }) => from - base),
    length,
    props,
  );

import type { Definition, FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { uncoverAddresses } from '../render/pipeline.ts';
import type { Mask } from '../islands/mask.ts';
import type { LabelKind, Questions } from './label-questions.ts';
import type { ParsedStretch, StretchBlock } from './regions.ts';

/** The Markdown of one region, and what it has to do with others. */
export interface MarkdownPart {
  /** Their offsets count from the region's start. */
  readonly nodes: readonly RootContent[];
  readonly html: boolean;
  /** The labels that it defines, as they are asked for. */
  readonly labels: readonly (readonly [kind: LabelKind, label: string])[];
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly FootnoteDefinition[];
  /** Identifiers of link definitions that are used. */
  readonly uses: ReadonlySet<string>;
  /** Identifiers of footnotes in the order of use; not those used inside of footnotes. */
  readonly calls: readonly string[];
  /** Shared by regions that were parsed together. */
  readonly asked: Questions;
}

/** What is not parsed yet. */
export const blankPart: MarkdownPart = {
  ...{ nodes: [], html: false, labels: [], definitions: [], footnotes: [], uses: new Set(), calls: [] },
  asked: { link: new Map(), footnote: new Map() },
};

/** The label as mdast-util-to-hast compares it, which is as `foldLabel` folds it. */
export const idOf = (node: { readonly identifier: string }) => node.identifier.toUpperCase();

/** A parsed stretch, ready to be cut into parts. */
export function stretchOf(
  stretch: string,
  tree: Root,
  asked: Questions,
  mask: Pick<Mask, 'uncover'>,
): ParsedStretch<MarkdownPart> {
  const { children } = tree;
  let next = 0;
  return {
    blocks: children.map((node) => ({ at: startOf(node), ending: endingOf(node, stretch) })),
    take(from, to) {
      const nodes: RootContent[] = [];
      for (let node = children[next]; node && startOf(node) < to; node = children[++next]) nodes.push(node);
      return partOf(nodes, from, asked, mask);
    },
  };
}

function endingOf(node: RootContent, stretch: string): StretchBlock['ending'] {
  if (node.type === 'list' || node.type === 'footnoteDefinition') return 'open';
  return node.type === 'code' && /[ \t]/.test(stretch.charAt(startOf(node))) ? 'indented' : 'closed';
}

const startOf = (node: RootContent) => node.position?.start.offset ?? 0;

function partOf(nodes: RootContent[], from: number, asked: Questions, mask: Pick<Mask, 'uncover'>): MarkdownPart {
  const root: Root = { type: 'root', children: nodes };
  const definitions: Definition[] = [];
  const footnotes: FootnoteDefinition[] = [];
  const uses = new Set<string>();
  visit(root, (node: Nodes) => {
    if (node.position) node.position = movedBack(node.position, from);
    if (node.type === 'definition') definitions.push(node);
    else if (node.type === 'linkReference' || node.type === 'imageReference') uses.add(idOf(node));
    else if (node.type === 'footnoteDefinition') footnotes.push(node);
  });
  const labels = [
    ...definitions.map((node) => ['link', idOf(node)] as const),
    ...footnotes.map((node) => ['footnote', idOf(node)] as const),
  ];
  const html = uncoverAddresses(root, mask);
  return { nodes, html, labels, definitions, footnotes, uses, calls: callsIn(root), asked };
}

type Position = NonNullable<Nodes['position']>;

function movedBack({ start, end }: Position, by: number): Position {
  return { start: { ...start, offset: (start.offset ?? 0) - by }, end: { ...end, offset: (end.offset ?? 0) - by } };
}

/** The footnotes called in nodes, in order; not those called in the footnotes among them, nor in cells that a table has no
 * columns for (GFM, 4.10: "the excess is ignored"). */
export function callsIn(parent: Parents, columns?: number): readonly string[] {
  const shown = parent.type === 'tableRow' ? parent.children.slice(0, columns) : parent.children;
  return shown.flatMap((node) => {
    if (node.type === 'footnoteReference') return [idOf(node)];
    if (node.type === 'table') return callsIn(node, node.align?.length);
    return 'children' in node && node.type !== 'footnoteDefinition' ? callsIn(node, columns) : [];
  });
}

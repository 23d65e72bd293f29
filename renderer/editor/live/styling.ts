import type { Text } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';

/** One walk over what is on screen. */
export interface Styling {
  readonly doc: Text;
  readonly from: number;
  readonly to: number;
  /** Marks away from the caret are hidden. */
  readonly hiding: boolean;
  /** A selection or a caret is in this range or at its edge. */
  readonly isTouched: (from: number, to: number) => boolean;
  readonly add: (decoration: Decoration, from: number, to?: number) => void;
}

/** Answers whether the walk goes on into the node. */
export type StyleNode = (styling: Styling, node: SyntaxNode) => boolean;

const hidden = Decoration.replace({});

export function hide({ add }: Styling, from: number, to: number): void {
  if (from < to) add(hidden, from, to);
}

/** A range of whole lines is touched when its lines are. */
export function areLinesTouched({ doc, isTouched }: Styling, from: number, to: number): boolean {
  return isTouched(doc.lineAt(from).from, doc.lineAt(to).to);
}

/** Adds a decoration to each line of the node that is on screen. */
export function addToLines(styling: Styling, node: SyntaxNode, decoration: Decoration): void {
  const { doc, add } = styling;
  const end = Math.min(node.to, styling.to);
  for (let line = doc.lineAt(Math.max(node.from, styling.from)); ; line = doc.line(line.number + 1)) {
    add(decoration, line.from);
    if (line.to >= end || line.number === doc.lines) break;
  }
}

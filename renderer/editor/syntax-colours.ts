import { syntaxTree, type HighlightStyle } from '@codemirror/language';
import { Prec, RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { blocksIn } from './block-tree.ts';
import { createLineLimit } from './line-limit.ts';

const marks = new Map<string, Decoration>();

function markOf(style: string): Decoration {
  const mark = marks.get(style) ?? Decoration.mark({ class: style });
  marks.set(style, mark);
  return mark;
}

type AddColour = (from: number, to: number, style: string) => void;

/** As `highlightTree`, which walks over all blocks from the start of a text to find those of a stretch. */
export function highlightBlocks(tree: Tree, style: HighlightStyle, add: AddColour, from: number, to: number): void {
  for (const block of blocksIn(tree, 0, from, to)) {
    if (!(block.tree instanceof Tree)) continue;
    const addIn: AddColour = (start, end, name) => add(block.from + start, block.from + end, name);
    highlightTree(
      block.tree,
      style,
      addIn,
      Math.max(0, from - block.from),
      Math.min(block.tree.length, to - block.from),
    );
  }
}

/** As the highlighter of CodeMirror, which has no limit: what is on screen has its colours, by the syntax tree as far as it is there. */
class SyntaxColours {
  decorations: DecorationSet;
  private readonly style: HighlightStyle;
  private tree: Tree;
  /** Where the screen ended when it was coloured last. */
  private end: number;

  constructor(view: EditorView, style: HighlightStyle) {
    this.style = style;
    this.tree = syntaxTree(view.state);
    this.end = view.viewport.to;
    this.decorations = this.decorate(view);
  }

  update({ view, state, changes, viewportChanged }: ViewUpdate): void {
    const tree = syntaxTree(state);
    const { to } = view.viewport;
    const end = changes.mapPos(this.end, 1);
    // The parser is behind: the colours stay until it is there.
    if (tree.length < to && tree.type === this.tree.type && end >= to) {
      this.decorations = this.decorations.map(changes);
      this.end = end;
    } else if (tree !== this.tree || viewportChanged) {
      this.tree = tree;
      this.end = to;
      this.decorations = this.decorate(view);
    }
  }

  private decorate({ visibleRanges, state }: EditorView): DecorationSet {
    if (this.tree.length === 0) return Decoration.none;
    const builder = new RangeSetBuilder<Decoration>();
    const isDrawn = createLineLimit(state.doc);
    const add: AddColour = (from, to, style) => {
      if (isDrawn(from)) builder.add(from, to, markOf(style));
    };
    for (const { from, to } of visibleRanges) highlightBlocks(this.tree, this.style, add, from, to);
    return builder.finish();
  }
}

/** The text in the colours of its syntax. */
export const syntaxColours = (style: HighlightStyle): Extension => [
  style.module ? EditorView.styleModule.of(style.module) : [],
  Prec.high(
    ViewPlugin.define((view) => new SyntaxColours(view, style), { decorations: ({ decorations }) => decorations }),
  ),
];

import { syntaxTree, type HighlightStyle } from '@codemirror/language';
import { Prec, RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Tree } from '@lezer/common';
import { highlightTree } from '@lezer/highlight';
import { createLineLimit } from './line-limit.ts';

const marks = new Map<string, Decoration>();

function markOf(style: string): Decoration {
  const mark = marks.get(style) ?? Decoration.mark({ class: style });
  marks.set(style, mark);
  return mark;
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
    const add = (from: number, to: number, style: string) => {
      if (isDrawn(from)) builder.add(from, to, markOf(style));
    };
    for (const { from, to } of visibleRanges) highlightTree(this.tree, this.style, add, from, to);
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

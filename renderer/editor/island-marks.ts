import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { Tree } from '@lezer/common';
import { findIslands, mayHaveIslands } from '../../shared/markdown/islands.ts';
import { bodyFrom } from './front-matter-field.ts';

const mark = Decoration.mark({ class: 'cm-island', attributes: { spellcheck: 'false' } });

/** How far around the screen is read, so that an island that begins above is known. Characters. */
const around = 2000;

function inCode(state: EditorState, position: number): boolean {
  for (let node = syntaxTree(state).resolveInner(position, 1); node.parent; node = node.parent) {
    if (/^(?:FencedCode|CodeBlock|InlineCode)$/.test(node.name)) return true;
  }
  return false;
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  let done = bodyFrom(state);
  for (const visible of view.visibleRanges) {
    const from = Math.max(done, state.doc.lineAt(Math.max(0, visible.from - around)).from);
    const to = Math.min(state.doc.length, visible.to + around);
    if (from >= to) continue;
    const text = state.doc.sliceString(from, to);
    if (mayHaveIslands(text)) {
      for (const island of findIslands(text, 0, Tree.empty)) {
        if (!inCode(state, from + island.from)) found.push(mark.range(from + island.from, from + island.to));
      }
    }
    done = to;
  }
  return Decoration.set(found, true);
}

/** Shortcodes and other text of the generator look like quiet chips, as far as they are on screen. */
export const islandMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update({ view, docChanged, viewportChanged, state, startState }: ViewUpdate) {
      if (docChanged || viewportChanged || syntaxTree(state) !== syntaxTree(startState))
        this.decorations = decorate(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

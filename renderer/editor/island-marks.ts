import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { islandsIn } from './islands.ts';
import { createLineLimit } from './line-limit.ts';

const attributes = { spellcheck: 'false' };
const island = Decoration.mark({ class: 'cm-island', attributes });
const formula = Decoration.mark({ class: 'cm-formula', attributes });

/** How far around the screen is read, so that an island that begins above is known. Characters. */
const around = 4000;

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  const isDrawn = createLineLimit(state.doc);
  let done = 0;
  for (const visible of visibleRanges) {
    for (const { from, to, formula: isFormula } of islandsIn(state, visible.from, visible.to, around)) {
      if (from >= done && isDrawn(from)) found.push((isFormula ? formula : island).range(from, to));
      done = Math.max(done, to);
    }
  }
  return Decoration.set(found, true);
}

/** Shortcodes and other text of the generator look like quiet chips, formulas like code, as far as they are on screen. */
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

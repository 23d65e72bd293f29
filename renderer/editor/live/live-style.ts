import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { IterMode } from '@lezer/common';
import { createLineLimit } from '../line-limit.ts';
import { preferences } from '../preferences.ts';
import { styleBlock } from './style-blocks.ts';
import { styleInline } from './style-inline.ts';
import type { Styling } from './styling.ts';

/** Styles what is on screen, in one walk over its part of the syntax tree. */
function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const found: Range<Decoration>[] = [];
  const hiding = state.facet(preferences).marks === 'near-caret';
  const { ranges } = state.selection;
  const isDrawn = createLineLimit(state.doc);
  for (const { from, to } of view.visibleRanges) {
    const styling: Styling = {
      doc: state.doc,
      from,
      to,
      hiding,
      isTouched: (start, end) => ranges.some((range) => range.from <= end && range.to >= start),
      add(decoration, start, end = start) {
        if (start === end || isDrawn(start)) found.push(decoration.range(start, end));
      },
    };
    syntaxTree(state).iterate({
      from,
      to,
      // What stands in code blocks has colours by its own language.
      mode: IterMode.IgnoreMounts,
      enter: ({ node }) => styleBlock(styling, node) && styleInline(styling, node),
    });
  }
  return Decoration.set(found, true);
}

class LiveStyle {
  decorations: DecorationSet;
  private readonly view: EditorView;
  /** Text must not move under a mouse that selects it: what the caret touches is shown once the button is up. */
  private selecting = false;
  private behind = false;
  private readonly onUp = () => {
    this.selecting = false;
    if (this.behind) this.view.dispatch({});
  };

  constructor(view: EditorView) {
    this.view = view;
    this.decorations = decorate(view);
    view.dom.ownerDocument.addEventListener('mouseup', this.onUp);
  }

  update(update: ViewUpdate): void {
    const { view, state, startState } = update;
    const isNew =
      update.docChanged ||
      update.viewportChanged ||
      syntaxTree(state) !== syntaxTree(startState) ||
      state.facet(preferences) !== startState.facet(preferences);
    if (isNew || (!this.selecting && (update.selectionSet || this.behind))) {
      this.decorations = decorate(view);
      this.behind = false;
    } else if (update.selectionSet) this.behind = true;
  }

  onDown(): void {
    this.selecting = true;
  }

  destroy(): void {
    this.view.dom.ownerDocument.removeEventListener('mouseup', this.onUp);
  }
}

/** Blocks are set off, task boxes can be ticked, and marks away from the caret are hidden where the person wants that. */
export const liveStyle = ViewPlugin.fromClass(LiveStyle, {
  decorations: (plugin) => plugin.decorations,
  eventHandlers: {
    mousedown() {
      this.onDown();
    },
  },
});

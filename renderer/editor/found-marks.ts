import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { TextRange } from '../../shared/model/search.ts';

/** Marks these places as what a search of the library found; none takes the marks away. */
export const setFoundMarks = StateEffect.define<readonly TextRange[]>();

const mark = Decoration.mark({ class: 'cm-found' });

/** The marks stay with their words while the text is written on. */
export const foundMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    const given = effects.findLast((effect) => effect.is(setFoundMarks));
    if (!given) return marks.map(changes);
    const ranges = (given.value as readonly TextRange[]).filter(({ from, to }) => from < to);
    return Decoration.set(
      ranges.map(({ from, to }) => mark.range(from, to)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

import { closeBrackets, deleteBracketPair, type CloseBracketConfig } from '@codemirror/autocomplete';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { isProse } from './is-prose.ts';
import { preferences } from './preferences.ts';

const inProse: readonly string[] = ['(', '[', '{', '"'];

/** What brings its other half when it is typed. In prose an apostrophe is none. */
function pairsAt(state: EditorState, position: number): CloseBracketConfig {
  if (!state.facet(preferences).pairs) return { brackets: [] };
  return { brackets: isProse(state, position) ? [...inProse] : [...inProse, "'"] };
}

/** Closes brackets and quotes as they are typed, and deletes both at once while nothing is between them, where the person wants it. */
export const closePairs: Extension = [
  // Languages of code say what they close, too.
  Prec.highest(EditorState.languageData.of((state, position) => [{ closeBrackets: pairsAt(state, position) }])),
  closeBrackets(),
  Prec.high(keymap.of([{ key: 'Backspace', run: deleteBracketPair }])),
];

import { isolateHistory } from '@codemirror/commands';
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isNewFrontMatter, isUnfinished, typographic } from '../../shared/markdown/edits/typography.ts';
import { editorHost } from './editor-host.ts';
import { bodyFrom } from './front-matter-field.ts';
import { isProse } from './is-prose.ts';
import { preferences } from './preferences.ts';

/** Makes typed quotes, dashes and dots typographic, where the person wants it. One undo gives back what was typed. */
export const smartTypography = EditorView.inputHandler.of((view, from, to, text, insert) => {
  const { state } = view;
  if (!state.facet(preferences).typography || text.length !== 1 || state.selection.ranges.length > 1) return false;
  if (view.composing || !/["'.-]/.test(text) || !isProse(state, from)) return false;
  if (isUnfinished(paragraphBefore(state, from))) return false;
  if (bodyFrom(state) <= 1 && from < farthest && isNewFrontMatter(state.sliceDoc(0, from))) return false;
  const line = state.doc.lineAt(from);
  const change = typographic(line.text.slice(0, from - line.from), text, state.facet(editorHost).language());
  if (!change) return false;
  const typed = insert();
  view.dispatch(typed);
  const start = from - change.remove;
  view.dispatch({
    changes: { from: start, to: from + text.length, insert: change.insert },
    selection: { anchor: start + change.insert.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.typography',
    scrollIntoView: true,
  });
  return true;
});

/** What begun further up will not be ended here any more, in characters. */
const farthest = 2000;

const paragraphBefore = (state: EditorState, to: number): string =>
  state.sliceDoc(Math.max(bodyFrom(state), to - farthest), to).replace(/^.*\n[ \t>]*\n/s, '');

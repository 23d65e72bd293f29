import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand } from '@codemirror/state';
import { outline, type Heading } from '../../../shared/markdown/outline.ts';
import { moveSection, sectionAt, sections, type Section } from '../../../shared/markdown/sections.ts';
import { insertText } from '../insert-text.ts';
import { isMdxPost } from '../islands.ts';

/** How long the rest of a long text may be parsed for, in milliseconds. */
const parseTime = 500;

/** The headings of the document as it is now. */
export const headingsOf = (state: EditorState): readonly Heading[] =>
  outline(state.doc.toString(), ensureSyntaxTree(state, state.doc.length, parseTime) ?? undefined, isMdxPost(state));

export const sectionsOf = (state: EditorState): readonly Section[] => sections(state.doc.toString(), headingsOf(state));

function move(direction: -1 | 1): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const all = sectionsOf(state);
    const section = sectionAt(all, state.selection.main.head);
    const changes = section && moveSection(state.doc.toString(), all, section, direction);
    if (!changes) return false;
    dispatch(
      state.update({
        changes: changes.map(({ from, to, insert }) => ({ from, to, insert: insertText(insert) })),
        userEvent: 'move.section',
        scrollIntoView: true,
      }),
    );
    return true;
  };
}

/** Exchanges the section at the caret with the one above it. */
export const moveSectionUp = move(-1);
/** Exchanges the section at the caret with the one below it. */
export const moveSectionDown = move(1);

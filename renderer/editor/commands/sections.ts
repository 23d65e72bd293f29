import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand } from '@codemirror/state';
import type { TextChange } from '../../../shared/base/text-change.ts';
import { outline, type Heading } from '../../../shared/markdown/facts/outline.ts';
import {
  moveSection,
  moveSectionBefore,
  sectionAt,
  sections,
  type Section,
} from '../../../shared/markdown/edits/sections.ts';
import { insertText } from '../insert-text.ts';
import { isMdxPost } from '../islands.ts';

/** How long the rest of a long text may be parsed for, in milliseconds. */
const parseTime = 500;

/** The headings of the document as it is now. */
export const headingsOf = (state: EditorState): readonly Heading[] =>
  outline(state.doc.toString(), ensureSyntaxTree(state, state.doc.length, parseTime) ?? undefined, isMdxPost(state));

/** The headings of what the document would be. */
const reading = (state: EditorState) => (text: string) => outline(text, undefined, isMdxPost(state));

/** Builds the string of the text: not for every key. */
export const sectionsOf = (state: EditorState): readonly Section[] => sections(state.doc.toString(), headingsOf(state));

function move(direction: -1 | 1): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const all = sectionsOf(state);
    const section = sectionAt(all, state.selection.main.head);
    const changes = section && moveSection(state.doc.toString(), all, section, direction, reading(state));
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

/** Where a section goes: a step among its like, or before another one; null: behind all of them. */
export type SectionMove = -1 | 1 | { readonly before: Heading | null };

/**
 * What moves the section of a heading, as it was seen in an outline, and where the heading comes to stand; null: it cannot go
 * there, or the text has changed since. One step of undo.
 */
export function movingSection(
  state: EditorState,
  heading: Heading,
  move: SectionMove,
): { readonly changes: readonly TextChange[]; readonly at: number } | null {
  const text = state.doc.toString();
  const all = sectionsOf(state);
  const find = (wanted: Heading) =>
    all.find((one) => one.heading.from === wanted.from && one.heading.text === wanted.text);
  const section = find(heading);
  const before = typeof move === 'object' && move.before ? find(move.before) : null;
  if (!section || before === undefined) return null;
  const changes =
    typeof move === 'object'
      ? moveSectionBefore(text, all, section, before, reading(state))
      : moveSection(text, all, section, move, reading(state));
  if (!changes) return null;
  const above = changes.filter(({ to }) => to <= heading.from);
  return { changes, at: above.reduce((at, { from, to, insert }) => at + insert.length - (to - from), heading.from) };
}

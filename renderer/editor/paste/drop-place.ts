import type { EditorState } from '@codemirror/state';
import { blockMarks } from '../commands/lines.ts';
import { shownFrom } from '../front-matter-fold.ts';
import { isProse } from '../is-prose.ts';

/** Scripts without blanks between words have words, too. */
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Where to put what is let go at a position: at the nearer end of a word, behind the marks that its line begins with. */
export function dropPlace(state: EditorState, position: number): number {
  const at = Math.min(state.doc.length, Math.max(position, shownFrom(state)));
  if (!isProse(state, at)) return at;
  const { from, text } = state.doc.lineAt(at);
  const column = Math.max(at - from, blockMarks.exec(text)?.[0].length ?? 0);
  const word = words.segment(text).containing(column);
  if (!word?.isWordLike) return from + column;
  const { length } = word.segment;
  return from + word.index + (column - word.index > length / 2 ? length : 0);
}

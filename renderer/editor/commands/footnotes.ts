import { EditorSelection, type EditorState, type StateCommand, type Text } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { isInCode } from './spans.ts';

const reference = /\[\^([^[\]\s]+)\](:?)/g;

/** From a footnote's reference to its text, in the text back to the reference. */
export const goToFootnote: StateCommand = ({ state, dispatch }) => {
  const there = otherEnd(state);
  if (there === null) return false;
  const selection = EditorSelection.cursor(there);
  dispatch(state.update({ selection, userEvent: 'select', scrollIntoView: true }));
  return true;
};

/** A footnote: a reference at each caret, its text at the end of the post, the caret there. On a reference it goes to
 * that footnote's text, in the text back to the reference. */
export const insertFootnote: StateCommand = ({ state, dispatch }) => {
  if (goToFootnote({ state, dispatch })) return true;
  if (state.readOnly || state.selection.ranges.some(({ head }) => isInCode(state, head))) return false;
  const used = new Set(Array.from(state.doc.toString().matchAll(reference), (match) => match[1]));
  const labels = state.selection.ranges.map(() => freeLabel(used));
  const end = state.doc.length;
  const references = state.selection.ranges.map((range, index) => ({ from: range.to, insert: `[^${labels[index]}]` }));
  // One of them may be what the text ends with.
  const doc = state.changes(references).apply(state.doc);
  const before = `${doc.line(doc.lines).text.trim() === '' ? '' : '\n'}${isDefinition(doc) ? '' : '\n'}`;
  const definitions = labels.map((label) => `[^${label}]: `);
  const changes = state.changes([...references, { from: end, insert: insertText(before + definitions.join('\n')) }]);
  let at = changes.newLength - definitions.join('\n').length;
  const carets = definitions.map((definition) => {
    at += definition.length;
    return EditorSelection.cursor(at++);
  });
  dispatch(
    state.update({
      changes,
      selection: EditorSelection.create(carets),
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  );
  return true;
};

function freeLabel(used: Set<string | undefined>): string {
  let number = 1;
  while (used.has(String(number))) number++;
  used.add(String(number));
  return String(number);
}

/** Where the other half of the footnote at the caret is; null when the caret is in none. */
function otherEnd(state: EditorState): number | null {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const column = main.head - line.from;
  const here = [...line.text.matchAll(reference)].find((match) => {
    const isDefinitionHere = match.index === 0 && match[2] === ':';
    return column >= match.index && (isDefinitionHere || column <= match.index + match[0].length);
  });
  const label = here?.[1];
  if (!here || label === undefined || !main.empty) return null;
  const isText = here.index === 0 && here[2] === ':';
  const text = state.doc.toString();
  for (const match of text.matchAll(reference)) {
    const atLineStart = match.index === 0 || text[match.index - 1] === '\n';
    const isTextThere = atLineStart && match[2] === ':';
    if (match[1] !== label || isTextThere === isText) continue;
    const behind = match.index + `[^${label}]`.length;
    return isTextThere ? state.doc.lineAt(behind).to : behind;
  }
  return null;
}

/** The text ends with footnotes already, so that the next one needs no blank line before it. */
function isDefinition(doc: Text): boolean {
  const last = doc.line(doc.lines);
  const line = last.text.trim() === '' && last.number > 1 ? doc.line(last.number - 1) : last;
  return line.text.trim() === '' || /^\[\^[^\]]+\]:/.test(line.text);
}

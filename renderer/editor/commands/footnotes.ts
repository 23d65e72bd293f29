import { EditorSelection, type EditorState, type StateCommand, type Text } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { isInCode, type Span } from './spans.ts';

const reference = /\[\^([^[\]\s]+)\](:?)/g;

/** From a footnote's reference to its text, in the text back to the reference. */
export const goToFootnote: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const here = main.empty ? endAt(state, main.head) : null;
  const there = here && otherEnd(state, here);
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

/** The footnote whose reference is at a place: its text, and where that ends; null where there is none. */
export function footnoteAt(state: EditorState, at: number): (Span & { text: string; there: number }) | null {
  const here = endAt(state, at);
  const there = here && !here.isText ? otherEnd(state, here) : null;
  if (!here || there === null) return null;
  const text = state.doc.lineAt(there).text.replace(/^\[\^[^\]]+\]:[ \t]*/, '');
  return { from: here.from, to: here.to, text, there };
}

interface End extends Span {
  readonly label: string;
  /** It is the text, not the reference. */
  readonly isText: boolean;
}

/** The half of a footnote that a place is in. */
function endAt(state: EditorState, at: number): End | null {
  const line = state.doc.lineAt(at);
  const column = at - line.from;
  const here = [...line.text.matchAll(reference)].find((match) => {
    const isDefinitionHere = match.index === 0 && match[2] === ':';
    return column >= match.index && (isDefinitionHere || column <= match.index + match[0].length);
  });
  const label = here?.[1];
  if (!here || label === undefined) return null;
  const from = line.from + here.index;
  return { from, to: from + `[^${label}]`.length, label, isText: here.index === 0 && here[2] === ':' };
}

/** Where the other half of a footnote is. */
function otherEnd(state: EditorState, { label, isText }: End): number | null {
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

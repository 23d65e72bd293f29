import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { syntaxTree } from '@codemirror/language';
import { insertText } from '../insert-text.ts';
import { selectedLines } from './lines.ts';

/** What stands between a block and its neighbours, so that both stay blocks of their own. */
function gaps(state: EditorState, from: number, to: number): { readonly before: string; readonly after: string } {
  const above = state.doc.lineAt(from);
  const below = state.doc.lineAt(to);
  const upper = above.number > 1 ? state.doc.line(above.number - 1) : null;
  const lower = below.number < state.doc.lines ? state.doc.line(below.number + 1) : null;
  const ownLine = state.doc.sliceString(above.from, from).trim() === '';
  return {
    before: !ownLine ? '\n\n' : upper && upper.text.trim() !== '' ? '\n' : '',
    after: state.doc.sliceString(to, below.to).trim() !== '' ? '\n\n' : lower && lower.text.trim() === '' ? '' : '\n',
  };
}

/** Inserts a block in place of the main selection, or after it; `select` is an offset in the block, with a length. */
function insertBlock(block: string, select: readonly [number, number], behind = false): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { to } = state.selection.main;
    const from = behind ? to : state.selection.main.from;
    const { before, after } = gaps(state, from, to);
    const start = from + before.length + select[0];
    dispatch(
      state.update({
        changes: { from, to, insert: insertText(before + block + after) },
        selection: EditorSelection.range(start, start + select[1]),
        userEvent: 'input.format',
        scrollIntoView: true,
      }),
    );
    return true;
  };
}

/** A table of two columns, the first heading selected. */
export const insertTable = insertBlock('| Column | Column |\n| --- | --- |\n|  |  |', [2, 'Column'.length]);

/** A thematic break below the selection, with a blank line above: under a line of text `---` would make it a heading. */
export const insertRule: StateCommand = insertBlock('---\n', [4, 0], true);

/** Fences the selected lines, or takes the fence away when the selection is inside one. */
export const toggleCodeBlock: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const fence = fenceAround(state);
  if (fence) {
    const changes = [fence.close, fence.open].flatMap((line) => (line ? [lineWithEnd(state, line)] : []));
    dispatch(state.update({ changes, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  }
  const lines = selectedLines(state);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return false;
  const text = state.doc.sliceString(first.from, last.to);
  const ticks = '`'.repeat(Math.max(3, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length + 1)));
  const insert = insertText(`${ticks}\n${text}\n${ticks}`);
  dispatch(
    state.update({
      changes: { from: first.from, to: last.to, insert },
      // Behind the opening fence: the language is what is written next.
      selection: EditorSelection.cursor(first.from + ticks.length),
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  );
  return true;
};

interface LineRange {
  readonly from: number;
  readonly to: number;
}

function fenceAround(state: EditorState): { open: LineRange; close: LineRange | null } | null {
  const { main } = state.selection;
  for (let node = syntaxTree(state).resolveInner(main.from, main.empty ? -1 : 1); node.parent; node = node.parent) {
    if (node.name !== 'FencedCode' || node.to < main.to) continue;
    const open = state.doc.lineAt(node.from);
    const last = state.doc.lineAt(node.to);
    const closed = node.lastChild?.name === 'CodeMark' && last.number > open.number;
    return { open, close: closed ? last : null };
  }
  return null;
}

/** A whole line with the line end that goes with it. */
function lineWithEnd(state: EditorState, line: LineRange): LineRange {
  if (line.to < state.doc.length) return { from: line.from, to: line.to + 1 };
  return { from: Math.max(0, line.from - 1), to: line.to };
}

/** A footnote: a reference at the caret, its text at the end of the post, the caret there. */
export const insertFootnote: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const used = new Set(Array.from(state.doc.toString().matchAll(/\[\^([^\]\s]+)\]/g), (match) => match[1]));
  let number = 1;
  while (used.has(String(number))) number++;
  const at = state.selection.main.to;
  const end = state.doc.length;
  const last = state.doc.lineAt(end);
  const definition = `${last.text.trim() === '' ? '' : '\n'}${isDefinition(state) ? '' : '\n'}[^${number}]: `;
  const changes = state.changes([
    { from: at, insert: `[^${number}]` },
    { from: end, insert: insertText(definition) },
  ]);
  const selection = EditorSelection.cursor(changes.newLength);
  dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

/** The text ends with footnotes already, so that the next one needs no blank line before it. */
function isDefinition(state: EditorState): boolean {
  const last = state.doc.line(state.doc.lines);
  const line = last.text.trim() === '' && last.number > 1 ? state.doc.line(last.number - 1) : last;
  return line.text.trim() === '' || /^\[\^[^\]]+\]:/.test(line.text);
}

import { syntaxTree } from '@codemirror/language';
import { countColumn, findColumn, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertText } from '../insert-text.ts';
import { selectedLines } from './lines.ts';

interface CodeBlock {
  readonly lines: readonly Line[];
  /** Those of the block beside the first of them. */
  readonly around: readonly Line[];
  /** What stands before the code of a line: marks of quotes, and the indentation of the fence. */
  readonly lead: (line: Line) => number;
}

/** The fenced code that holds the start of the selection; null without one, and where several things are selected. */
export const fenceAt = (state: EditorState): SyntaxNode | null => blockAt(state, /^FencedCode$/);

function blockAt(state: EditorState, name: RegExp): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(state.selection.main.from, -1);
  while (node && !name.test(node.name)) node = node.parent;
  return state.selection.ranges.length > 1 ? null : node;
}

/** What stands before the code of the lines of a block. */
export function leadOf(state: EditorState, node: SyntaxNode): (line: Line) => number {
  const quotes = quotesAround(node);
  const marks = new RegExp(`^(?:[ \\t]*>){${quotes}}`);
  const inQuotes = ({ text }: Line) => marks.exec(text)?.[0].length ?? 0;
  const { text, from } = state.doc.lineAt(node.from);
  // On the first line the mark of an item may stand before those of quotes; below it are blanks, or tabs as wide.
  const fence = node.from - from;
  const behind = quotes > 0 ? text.lastIndexOf('>', fence) + 1 : 0;
  const width = countColumn(text, 4, fence) - countColumn(text, 4, behind);
  return (line) => {
    const start = inQuotes(line);
    const end = findColumn(line.text, countColumn(line.text, 4, start) + width, 4);
    return Math.min(end, start + blanksAt(line, start));
  };
}

function quotesAround(node: SyntaxNode): number {
  let quotes = 0;
  for (let around = node.parent; around; around = around.parent) if (around.name === 'Blockquote') quotes++;
  return quotes;
}

/** The block of code between fences that the selection is in, the lines of the fences left out. */
function codeAt(state: EditorState): CodeBlock | null {
  const node = fenceAt(state);
  if (!node) return null;
  const first = state.doc.lineAt(node.from).number;
  const end = state.doc.lineAt(node.to).number;
  const isClosed = end > first && node.lastChild?.name === 'CodeMark';
  const last = isClosed ? end - 1 : end;
  const lines = selectedLines(state);
  if (lines.some(({ number }) => number <= first || number > last)) return null;
  const near = Math.max(first + 1, (lines[0]?.number ?? last) - 20);
  const around = Array.from({ length: Math.min(last - near + 1, 40) }, (_, index) => state.doc.line(near + index));
  return { lines, around, lead: leadOf(state, node) };
}

/** A new line of code or raw HTML that stays in its quote and its item, indented as the one before. */
export const newCodeLine: StateCommand = ({ state, dispatch }) => {
  const node = state.readOnly ? null : blockAt(state, /^(?:FencedCode|HTMLBlock)$/);
  if (!node) return false;
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const leadTo = leadOf(state, node);
  const lead = leadTo(line);
  const before =
    line.text.slice(0, Math.max(0, node.from - line.from)) || line.text.slice(0, lead + blanksAt(line, lead));
  const start = before.slice(0, from - line.from).replace(/[^\s>]/g, ' ');
  if (quotesAround(node) === 0 && before.trim() === '') return false;
  // Before the marks of a line the new one is above it. Without them it would end the quote.
  const missing = from > node.from ? line.text.slice(from - line.from, lead) : '';
  const end = state.doc.lineAt(to);
  const insert = insertText(
    missing === '' ? `\n${start}` : `${missing}\n${line.text.slice(0, Math.min(lead, to - end.from, leadTo(end)))}`,
  );
  // A tag that is closed behind the caret is closed below it.
  const below = insertText(node.name === 'HTMLBlock' && isInPair(state, node) ? `\n${start}` : '');
  dispatch(
    state.update({
      changes: { from, to, insert: insert.append(below) },
      selection: { anchor: from + insert.length },
      userEvent: 'input',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Whether the caret stands between a tag and the one that closes it. */
function isInPair(state: EditorState, { from }: SyntaxNode): boolean {
  const { head, empty } = state.selection.main;
  // A tag may go on over lines of a quote.
  const before = state.sliceDoc(from, head).replace(/\n[ \t>]*/g, '\n');
  const [, name] = /<([\w.:-]+)[^<>]*>$/.exec(before) ?? [];
  return empty && name !== undefined && state.sliceDoc(head, head + name.length + 3) === `</${name}>`;
}

const blanksAt = ({ text }: Line, at: number) => /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;

/** The blanks of one level: as the block has them, else two. */
function unitOf({ around, lead }: CodeBlock): string {
  const starts = around.flatMap((line) => /^(?:\t| {2,})(?=\S)/.exec(line.text.slice(lead(line)))?.[0] ?? []);
  if (starts.includes('\t')) return '\t';
  return ' '.repeat(starts.length > 0 ? Math.min(4, ...starts.map(({ length }) => length)) : 2);
}

/** Indents the selected lines of code, or puts the blanks of a level at the caret. */
export const indentCode: StateCommand = ({ state, dispatch }) => {
  const code = codeAt(state);
  if (!code) return false;
  if (state.readOnly) return true;
  const insert = unitOf(code);
  const { empty, from, head } = state.selection.main;
  const changes = empty
    ? [{ from: head, insert }]
    : code.lines.flatMap((line) => (line.text.trim() === '' ? [] : [{ from: line.from + code.lead(line), insert }]));
  const set = state.changes(changes);
  const selection = empty ? { anchor: from + insert.length } : state.selection.map(set, 1);
  dispatch(state.update({ changes: set, selection, userEvent: 'input.indent', scrollIntoView: true }));
  return true;
};

/** Takes a level of blanks from before the selected lines of code. */
export const outdentCode: StateCommand = ({ state, dispatch }) => {
  const code = codeAt(state);
  if (!code) return false;
  if (state.readOnly) return true;
  const unit = unitOf(code);
  const changes = code.lines.flatMap((line) => {
    const from = line.from + code.lead(line);
    const [gone = ''] = /^(?:\t| *)/.exec(line.text.slice(from - line.from)) ?? [];
    const length = gone === '\t' ? 1 : Math.min(gone.length, unit === '\t' ? 4 : unit.length);
    return length > 0 ? [{ from, to: from + length }] : [];
  });
  if (changes.length > 0) dispatch(state.update({ changes, userEvent: 'delete.dedent', scrollIntoView: true }));
  return true;
};

import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type ChangeSpec, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { besideIslands, isIslandLine } from '../islands.ts';
import { rawHtmlAround } from './html-marks.ts';
import { selectedLines } from './lines.ts';
import { isInCode } from './spans.ts';

// What is known of the blocks that lines stand in: for the commands, which come later than the keys of writing.

/** Lines that follow one another without a gap. */
export interface LineRun {
  readonly first: Line;
  readonly last: Line;
  readonly lines: readonly Line[];
}

/** The selected lines in runs: what a block command takes as one block each. */
export function selectedRuns(state: EditorState, lines = selectedLines(state)): readonly LineRun[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === line.number - 1) run.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((lines) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return first && last ? [{ first, last, lines }] : [];
  });
}

/** The lines of the block of a kind that a line is in; null: it is in none. */
function blockOf(line: Line, state: EditorState, kind: RegExp): { readonly first: Line; readonly last: Line } | null {
  for (let node = syntaxTree(state).resolveInner(line.to, -1); node.parent; node = node.parent)
    if (kind.test(node.name)) return { first: state.doc.lineAt(node.from), last: state.doc.lineAt(node.to) };
  return null;
}

/** The lines of the heading over `===` or `---` that a line is in. */
const underlined = (line: Line, state: EditorState) => blockOf(line, state, /^SetextHeading/);

/** The line of `===` or `---` that makes a heading of a line above it. */
export function underlineOf(line: Line, state: EditorState): Line | null {
  const last = underlined(line, state)?.last;
  return last && last.number > line.number ? last : null;
}

/** A further line of a heading over `===` or `---`. */
export const isFurtherLine = (line: Line, state: EditorState): boolean =>
  line.number > (underlined(line, state)?.first.number ?? line.number);

/** Takes the lines under headings away: what is left of them gets another mark, or none. */
export function withoutUnderlines(lines: readonly Line[], state: EditorState): readonly ChangeSpec[] {
  const underlines = lines.flatMap((line) => underlineOf(line, state) ?? []);
  // With the line end before it: a caret in it comes to the end of the words.
  return [...new Map(underlines.map(({ number, from, to }) => [number, { from: from - 1, to }])).values()];
}

/** A line of several of a block of raw HTML, where no mark at the start of a line is read. */
function isInRawHtml({ from, to, length }: Line, state: EditorState): boolean {
  const block = length > 0 ? rawHtmlAround(state, { from: to, to }) : null;
  return block !== null && block.written !== 'signs' && (block.from < from || block.to > to);
}

/** With all lines of the underlined headings, tables, blocks of code and HTML that they are in: a part of one is something else. */
export function withWholeBlocks(lines: readonly Line[], state: EditorState): readonly Line[] {
  const all = new Map(lines.map((line) => [line.number, line]));
  for (const line of lines) {
    const kind = isInRawHtml(line, state) ? /^HTMLBlock$/ : /^(?:SetextHeading|FencedCode|Table$)/;
    const block = blockOf(line, state, kind);
    for (let number = block?.first.number ?? 1; number <= (block?.last.number ?? 0); number++)
      all.set(number, state.doc.line(number));
  }
  return [...all.values()].sort((one, other) => one.number - other.number);
}

/** What a block command does to one run of lines: changes, and what is selected after them, as offsets in the new text. */
export interface BlockPlan {
  readonly changes: readonly ChangeSpec[];
  /** Place in the text before the changes, and how far behind what is inserted there; without it the selection moves along. */
  readonly select?: { readonly at: number; readonly skip: number; readonly length: number };
}

/** A command that does something to each run of selected lines. null leaves a run as it is. */
export function onRuns(plan: (run: LineRun, state: EditorState) => BlockPlan | null): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const plans = selectedRuns(state, withWholeBlocks(selectedLines(state), state)).flatMap(
      (run) => plan(run, state) ?? [],
    );
    if (plans.length === 0) return false;
    const changes = state.changes(
      besideIslands(
        state,
        plans.flatMap((one) => one.changes),
      ),
    );
    const ranges = plans.flatMap(({ select }) => {
      if (!select) return [];
      const from = changes.mapPos(select.at, -1) + select.skip;
      return [EditorSelection.range(from, from + select.length)];
    });
    const selection = ranges.length > 0 ? EditorSelection.create(ranges) : state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

/** A rule, a row of a table, an address by its label, a footnote: no item and no heading. */
function isBlockOfItsOwn(line: Line, state: EditorState): boolean {
  return (
    blockOf(line, state, /^(?:HorizontalRule|Table|LinkReference)$/) !== null ||
    /^[ \t>]*\[\^[^\]\s]+\]:/.test(line.text)
  );
}

/** Tags or a remark of raw HTML alone. */
const isTagLine = (line: Line, state: EditorState): boolean => blockOf(line, state, /^(?:HTML|Comment)Block$/) !== null;

/** The lines that a mark at their start is for: not those of code and raw HTML, nor what is a block of another kind, and of several neither
 * the blank ones, in a quote too, nor those of the generator. For the line under a heading stands the one above. */
export function textLines(lines: readonly Line[], state: EditorState): readonly Line[] {
  const words = lines.map((line) => (underlined(line, state)?.last.number === line.number ? above(line, state) : line));
  const all = [...new Map(words.map((line) => [line.number, line])).values()];
  return all.filter(
    (line) =>
      !isInCode(state, line.to) &&
      !isInRawHtml(line, state) &&
      !isBlockOfItsOwn(line, state) &&
      (all.length === 1 || (/[^\s>]/.test(line.text) && !isIslandLine(state, line) && !isTagLine(line, state))),
  );
}

const above = ({ number }: Line, state: EditorState): Line => state.doc.line(number - 1);

/** The hashes that may close a heading, with the blanks around them. */
export const closingHashes = /(^|[ \t]+)#+[ \t]*$/;

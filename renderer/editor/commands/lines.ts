import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type ChangeSpec, type EditorState, type Line, type StateCommand } from '@codemirror/state';
import { besideIslands, isIslandLine } from '../islands.ts';
import { isInCode } from './spans.ts';

/** Every line that a selection touches, once, in order. A selection that ends before a line's first character leaves it. */
export function selectedLines(state: EditorState): readonly Line[] {
  const lines = new Map<number, Line>();
  for (const range of state.selection.ranges) {
    const last = state.doc.lineAt(range.to);
    const end = !range.empty && range.to === last.from ? last.number - 1 : last.number;
    for (let number = state.doc.lineAt(range.from).number; number <= end; number++) {
      lines.set(number, state.doc.line(number));
    }
  }
  return [...lines.values()].sort((left, right) => left.number - right.number);
}

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

/** With all lines of the underlined headings, tables and blocks of code that they are in: a part of one is something else. */
export function withWholeBlocks(lines: readonly Line[], state: EditorState): readonly Line[] {
  const all = new Map(lines.map((line) => [line.number, line]));
  for (const line of lines) {
    const block = blockOf(line, state, /^(?:SetextHeading|FencedCode|Table$)/);
    for (let number = block?.first.number ?? 1; number <= (block?.last.number ?? 0); number++)
      all.set(number, state.doc.line(number));
  }
  return [...all.values()].sort((one, other) => one.number - other.number);
}

export type LinePlan = (lines: readonly Line[], state: EditorState) => readonly ChangeSpec[];

/** A command that rewrites the starts of the selected lines. */
export function onLines(plan: LinePlan): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const changes = state.changes(besideIslands(state, plan(selectedLines(state), state)));
    if (changes.empty) return false;
    // A caret at the start of a line goes behind what is put there.
    const selection = state.selection.map(changes, 1);
    dispatch(state.update({ changes, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
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

/** The lines that a mark at their start is for: not those of code, nor what is a block of another kind, and of several neither
 * the blank ones, in a quote too, nor those of the generator. For the line under a heading stands the one above. */
export function textLines(lines: readonly Line[], state: EditorState): readonly Line[] {
  const words = lines.map((line) => (underlined(line, state)?.last.number === line.number ? above(line, state) : line));
  const all = [...new Map(words.map((line) => [line.number, line])).values()];
  return all.filter(
    (line) =>
      !isInCode(state, line.to) &&
      !isBlockOfItsOwn(line, state) &&
      (all.length === 1 || (/[^\s>]/.test(line.text) && !isIslandLine(state, line))),
  );
}

const above = ({ number }: Line, state: EditorState): Line => state.doc.line(number - 1);

/** The hashes that may close a heading, with the blanks around them. */
export const closingHashes = /(^|[ \t]+)#+[ \t]*$/;

export const isBlank = (line: Line): boolean => line.text.trim() === '';

/** The quote marks at the start of a line, each with its blank. */
export const quotePrefix = (text: string): string => /^(?:[ \t]{0,3}>[ \t]?)*/.exec(text)?.[0] ?? '';

/** What stands before the words of a line: marks of quotes, items and headings, the name of a footnote. */
export const blockMarks =
  /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*(?:#{1,6}[ \t]+)?(?:\[\^[^\]\s]+\]:[ \t]*)?/;

/** What every line of the run starts with before its own text: quote marks and indentation of a list. */
export function commonPrefix(lines: readonly Line[]): string {
  const written = lines.filter((line) => line.text.replace(/[ \t>]/g, '') !== '');
  const prefixes = written.map((line) => /^[ \t>]*/.exec(line.text)?.[0] ?? '');
  return prefixes.reduce((common, prefix) => {
    let length = 0;
    while (length < common.length && common[length] === prefix[length]) length++;
    return common.slice(0, length);
  }, prefixes[0] ?? '');
}

/** Lines with the line end that goes with them. */
export function wholeLines(
  state: EditorState,
  first: Line,
  last: Line,
): { readonly from: number; readonly to: number } {
  if (last.to < state.doc.length) return { from: first.from, to: last.to + 1 };
  return { from: Math.max(0, first.from - 1), to: last.to };
}

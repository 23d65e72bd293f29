import { syntaxTree } from '@codemirror/language';
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertText } from '../insert-text.ts';
import { linesBelow, shifted } from './list-items.ts';
import { renumbering } from './list-numbers.ts';
import { closingHashes, textLines, withoutUnderlines } from './line-blocks.ts';
import { onLines, quotePrefix } from './lines.ts';

type ListKind = 'bullet' | 'numbered' | 'task';

/** The marks of a list item, or of a heading, since no line is both. */
const marks = /^([ \t]*)(?:([-+*])[ \t]+(\[[ xX]\][ \t]+)?|(\d{1,9})[.)][ \t]+|#{1,6}[ \t]+)/;

interface Item {
  readonly line: Line;
  /** Offset of the marks behind quote marks and indentation. */
  readonly from: number;
  readonly to: number;
  /** Where its text begins: the box of a task is text. */
  readonly content: number;
  /** What the marks stand behind: lines with the same are items of one list. */
  readonly indent: string;
  readonly kind: ListKind | null;
}

function read(line: Line): Item {
  const quote = quotePrefix(line.text);
  const text = line.text.slice(quote.length);
  const found = marks.exec(text);
  const blanks = found?.[1] ?? /^[ \t]*/.exec(text)?.[0] ?? '';
  const indent = quote + blanks;
  const from = line.from + indent.length;
  const kind = !found ? null : found[4] ? 'numbered' : found[3] ? 'task' : found[2] ? 'bullet' : null;
  const to = found ? line.from + quote.length + found[0].length : from;
  return { line, from, to, content: to - (found?.[3]?.length ?? 0), indent, kind };
}

/**
 * Makes the selected lines items of this list, or paragraphs again when they all are. Blank lines between stay, and what goes
 * on with an item moves with its text. A numbered list that loses or gets its first item is counted anew: no other number than
 * 1 begins a list right below words.
 */
function toggleList(kind: ListKind): StateCommand {
  const toggle = onLines((lines, state) => {
    const all = textLines(lines, state).map(read);
    const below = new Map(
      all.map((one) => [one, one.kind ? linesBelow(state, one.from, one.content) : codeBelow(one, all, state)]),
    );
    const goesOn = new Set([...below.values()].flat().map(({ number }) => number));
    const items = all.filter(({ kind: own, line }) => own !== null || !goesOn.has(line.number));
    const off = items.every((one) => one.kind === kind);
    const taken = new Set(all.map(({ line }) => line.number));
    const apart = items.filter((one) => !taken.has(one.line.number - 1) && needsGap(one, off ? null : kind, state));
    const starts = new Set(off ? items.map(({ line }) => line.number) : []);
    const numbers = new Map<string, number>();
    const changes = items.flatMap((one): ChangeSpec[] => {
      const { from, to, indent } = one;
      for (const other of numbers.keys()) if (other.length > indent.length) numbers.delete(other);
      const number = (numbers.get(indent) ?? 0) + 1;
      numbers.set(indent, number);
      const mark = off ? '' : { bullet: '- ', task: '- [ ] ', numbered: `${number}. ` }[kind];
      const width = off || kind !== 'numbered' ? Math.min(mark.length, 2) : mark.length;
      const by = width - (one.kind ? one.content - from : 0);
      const moved = below.get(one)?.filter((line) => !starts.has(line.number)) ?? [];
      return [
        { from, to, insert: mark },
        ...closed(one, state),
        ...moved.flatMap((line) => shifted(line, indent.length, by)),
      ];
    });
    const others = items.flatMap((one) => (one.kind ? [] : [one.line]));
    return [...apart.map(gapBefore), ...changes, ...withoutUnderlines(others, state)];
  });
  return kind === 'numbered' ? renumbering(toggle, 'came') : toggle;
}

/** The indented code below a line that becomes an item: less than its text it would be words of the item. */
function codeBelow({ line }: Item, all: readonly Item[], state: EditorState): readonly Line[] {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(line.to, -1);
  while (node && !/^(?:Paragraph|(?:ATX|Setext)Heading\d)$/.test(node.name)) node = node.parent;
  let code = node?.nextSibling;
  while (code?.name === 'QuoteMark') code = code.nextSibling;
  if (code?.name !== 'CodeBlock') return [];
  const isLast = !all.some((other) => other.line.from > line.from && other.line.from <= (node?.to ?? 0));
  if (!isLast) return [];
  const first = state.doc.lineAt(code.from).number;
  const last = state.doc.lineAt(code.to).number;
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index)).filter(({ text }) =>
    /[^\s>]/.test(text),
  );
}

/**
 * Whether a line would be taken for a part of what stands right above it: the words of an item that is none any more for those of
 * the item above, the mark of an empty item for the line under a heading.
 */
function needsGap({ line, indent, content }: Item, wanted: ListKind | null, state: EditorState): boolean {
  const isEmpty = content === line.to;
  if (line.number === 1 || (wanted === null ? isEmpty : !isEmpty || wanted !== 'bullet')) return false;
  const above = state.doc.line(line.number - 1);
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(above.to, -1);
  while (node && !/^(?:Paragraph|Task)$/.test(node.name)) node = node.parent;
  if (!node || node.to < above.to) return false;
  const column = node.from - state.doc.lineAt(node.from).from;
  return wanted === null ? node.parent?.name === 'ListItem' : indent.length >= column;
}

/** A blank line, in the quote that the item is in. */
const gapBefore = ({ line }: Item): ChangeSpec => ({
  from: line.from,
  insert: insertText(`${quotePrefix(line.text).trimEnd()}\n`),
});

/** What closes a heading goes with its marks. */
function closed({ line, from, to }: Item, state: EditorState): readonly ChangeSpec[] {
  if (state.sliceDoc(from, to).trimStart().charAt(0) !== '#') return [];
  const [end = ''] = closingHashes.exec(state.sliceDoc(to, line.to)) ?? [];
  return [{ from: line.to - end.length, to: line.to }];
}

export const toggleBulletList = toggleList('bullet');
export const toggleNumberedList = toggleList('numbered');
export const toggleTaskList = toggleList('task');

import type { EditorState, Line, StateCommand } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertText } from '../insert-text.ts';
import { onRuns, type BlockPlan, type LineRun } from './line-blocks.ts';
import { isBlank, quotePrefix, wholeLines, asBlanks } from './lines.ts';
import { enclosing } from './spans.ts';

const title = /^[ \t]*\[!(\w+)\][ \t]*$/;
const kind = 'NOTE';

/** Makes the selected lines, or the quote that they stand in, an alert, and text again where they are one. The kind is
 * selected, to be replaced by another. */
export const toggleAlert: StateCommand = onRuns((run, state) => {
  const quote = quoteOf(run, state);
  if (!quote) return quoted(run, state);
  const first = state.doc.lineAt(quote.from);
  const lead = first.text.slice(0, quote.from - first.from);
  if (isTitle(first, lead)) return unquoted(first, state.doc.lineAt(quote.to), lead, state);
  // The quote may be the first thing in an item, whose mark stands once.
  return titled(quote.from, '> ', asBlanks(lead), []);
});

const isTitle = (line: Line, lead: string) => {
  const rest = line.text.slice(lead.length);
  return title.test(rest.slice(quotePrefix(rest).length));
};

function quoteOf({ first, last }: LineRun, state: EditorState): SyntaxNode | null {
  const node = enclosing(state, { from: first.to, to: first.to }, 'Blockquote');
  return node && state.doc.lineAt(node.to).number >= last.number ? node : null;
}

function titled(from: number, prefix: string, next: string, changes: BlockPlan['changes']): BlockPlan {
  const start = { from, insert: insertText(`${prefix}[!${kind}]\n${next}`) };
  return {
    changes: [start, ...changes],
    select: { at: from, skip: prefix.length + '[!'.length, length: kind.length },
  };
}

function quoted({ first, lines }: LineRun, state: EditorState): BlockPlan {
  const above = first.number > 1 ? state.doc.line(first.number - 1) : null;
  // Right below a line of text the quote would be read as a part of nothing: alerts stand by themselves.
  const gap = above && !isBlank(above) ? [{ from: first.from, insert: insertText('\n') }] : [];
  const marked = lines.map((line) => ({ from: line.from, insert: isBlank(line) && lines.length > 1 ? '>' : '> ' }));
  const plan = titled(first.from, '> ', '', marked);
  const skip = gap.length > 0 && plan.select ? { ...plan.select, skip: plan.select.skip + 1 } : plan.select;
  return { changes: [...gap, ...plan.changes], ...(skip && { select: skip }) };
}

function unquoted(first: Line, last: Line, lead: string, state: EditorState): BlockPlan {
  const isOfItem = asBlanks(lead) !== lead && last.number > first.number;
  const changes: { from: number; to: number }[] = isOfItem ? [] : [wholeLines(state, first, first)];
  for (let number = first.number + 1; number <= last.number; number++) {
    const line = state.doc.line(number);
    const marks = quotePrefix(line.text.slice(0, lead.length + '> '.length));
    const kept = isOfItem ? Math.min(lead.length, marks.length) : quotePrefix(marks.replace(/>[ \t]?$/, '')).length;
    // Behind the mark of its item the first line of text takes the place of the title.
    const from = isOfItem && number === first.number + 1 ? first.from + lead.length : line.from + kept;
    changes.push({ from, to: line.from + marks.length });
  }
  return { changes };
}

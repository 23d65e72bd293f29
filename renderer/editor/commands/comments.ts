import { toggleComment } from '@codemirror/commands';
import {
  EditorSelection,
  type ChangeSpec,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state';
import { bodyFrom } from '../front-matter-field.ts';
import { isMdxPost, islandsIn } from '../islands.ts';
import { commonPrefix } from './lines.ts';
import { isInCode, trimmed, type Span } from './spans.ts';

interface Marks {
  readonly open: string;
  readonly close: string;
}

const html: Marks = { open: '<!--', close: '-->' };
const mdx: Marks = { open: '{/*', close: '*/}' };

interface Comment extends Span {
  /** The two of them with their blanks. */
  readonly marks: readonly Span[];
}

/** The comments that share text with a span or stand at its edge. */
function commentsIn(state: EditorState, { from, to }: Span, { open, close }: Marks): readonly Comment[] {
  return islandsIn(state, from, to).flatMap((island) => {
    const text = state.sliceDoc(island.from, island.to);
    const end = text.indexOf(close, open.length);
    if (!text.startsWith(open) || end < 0) return [];
    const start = text.startsWith(' ', open.length) ? open.length + 1 : open.length;
    const last = end > start && text[end - 1] === ' ' ? end - 1 : end;
    const behind = end + close.length;
    const at = (from: number, to: number): Span => ({ from: island.from + from, to: island.from + to });
    return [{ ...at(0, behind), marks: [at(0, start), at(last, behind)] }];
  });
}

/** What a range means, islands whole: its words where its line has more, else its lines behind the marks of their quote. */
function meantBy(state: EditorState, { from, to, empty }: SelectionRange): Span {
  const first = state.doc.lineAt(from);
  const end = state.doc.lineAt(to);
  const last = !empty && to === end.from ? state.doc.lineAt(to - 1) : end;
  const words = trimmed(state, { from, to });
  const isPart = !empty && to <= first.to && state.sliceDoc(words.from, words.to).trim() !== first.text.trim();
  const count = last.number - first.number + 1;
  const prefix = commonPrefix(Array.from({ length: count }, (_, index) => state.doc.line(first.number + index)));
  const lines = {
    from: first.from + prefix.length,
    to: Math.max(first.from + prefix.length, last.from + last.text.trimEnd().length),
  };
  const span = isPart ? words : lines;
  const cut = islandsIn(state, span.from, span.to).filter((island) => island.from < span.to && island.to > span.from);
  const widened = Math.max(span.to, ...cut.map((island) => island.to));
  const { from: start, text } = state.doc.lineAt(widened);
  return {
    from: Math.min(span.from, ...cut.map((island) => island.from)),
    to: isPart ? widened : Math.max(widened, start + text.trimEnd().length),
  };
}

/** Spans in order, those that touch as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

/** A comment around a span. Those in it are taken in: none holds another, nor anything else that would end it. */
function around(state: EditorState, { from, to }: Span, marks: Marks): readonly ChangeSpec[] {
  const inside = commentsIn(state, { from, to }, marks).filter((comment) => comment.from < to && comment.to > from);
  if (state.sliceDoc(from, to).split(marks.close).length - 1 > inside.length) return [];
  const gone = inside.flatMap((comment) => comment.marks);
  return [{ from, insert: `${marks.open} ` }, ...gone, { from: to, insert: ` ${marks.close}` }];
}

/**
 * Hides what is selected, or the line of the caret, from readers, and shows it again: by a comment of HTML or MDX, and in code by
 * one of its language.
 */
export const toggleComments: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { ranges, main } = state.selection;
  if (main.from < bodyFrom(state) || isInCode(state, main.head)) return toggleComment({ state, dispatch });
  const marks = isMdxPost(state) ? mdx : html;
  const holding = ranges.map((range) =>
    commentsIn(state, range, marks).find(({ from, to }) => from <= range.from && range.to <= to),
  );
  const spans = joined(ranges.flatMap((range, index) => (holding[index] ? [] : meantBy(state, range))));
  const shown = new Map(holding.flatMap((comment) => (comment ? [[comment.from, comment] as const] : [])));
  const changes = state.changes(
    spans.length > 0
      ? spans.flatMap((span) => around(state, span, marks))
      : [...shown.values()].flatMap((comment) => comment.marks),
  );
  if (changes.empty) return false;
  // What was selected stays inside.
  const moved = (at: number): number => {
    const span = spans.find(({ from, to }) => from <= at && at <= to);
    if (span && span.from === span.to) return changes.mapPos(at, -1) + marks.open.length + 1;
    return changes.mapPos(at, at === span?.to ? -1 : 1);
  };
  const selection = EditorSelection.create(
    ranges.map(({ anchor, head }) => EditorSelection.range(moved(anchor), moved(head))),
    state.selection.mainIndex,
  );
  dispatch(state.update({ changes, selection, userEvent: 'input.comment', scrollIntoView: true }));
  return true;
};

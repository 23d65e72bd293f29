import { syntaxTree } from '@codemirror/language';
import {
  EditorSelection,
  type ChangeSet,
  type ChangeSpec,
  type EditorState,
  type SelectionRange,
  type StateCommand,
  type Text,
} from '@codemirror/state';
import { IterMode } from '@lezer/common';
import { htmlTags } from '../../shared/markdown/parse/html-tags.ts';
import {
  isMdx,
  islandReach,
  mayHaveIslands,
  scanIslands,
  type CodeRange,
  type Island,
} from '../../shared/markdown/islands/islands.ts';
import { editorHost } from './editor-host.ts';
import { bodyFrom } from './front-matter-field.ts';

// What Markdown has no part in, and the tags of raw HTML: one kind of thing to the editor. It is marked, not spelled,
// not counted, and no command changes a character in it.

interface Known {
  asked: number;
  all?: readonly Island[];
}

/** Of each text that was asked about. */
const known = new WeakMap<EditorState, Known>();

/** Who asks so often about one text goes through all of it. */
const often = 20;

/**
 * Every island that shares text with a stretch or stands at its edge, in order. `reach`: how far around it is read, by who asks again
 * with each step of scrolling, for which all of a long text would stop the screen.
 */
export function islandsIn(state: EditorState, from: number, to: number, reach?: number): readonly Island[] {
  if (reach !== undefined) return readIslands(state, from, to, reach);
  const { asked, all } = known.get(state) ?? { asked: 0 };
  if (asked < often) {
    known.set(state, { asked: asked + 1 });
    return readIslands(state, from, to);
  }
  const islands = all ?? readIslands(state, 0, state.doc.length);
  if (!all) known.set(state, { asked, all: islands });
  const found: Island[] = [];
  for (let at = firstBehind(islands, from); (islands[at]?.from ?? Infinity) <= to; at++)
    found.push(islands[at] as Island);
  return found;
}

/** The index of the first island that does not end before an offset. */
function firstBehind(islands: readonly Island[], offset: number): number {
  let [low, high] = [0, islands.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((islands[middle]?.to ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readIslands(
  state: EditorState,
  from: number,
  to: number,
  reach: number = islandReach.behind,
): readonly Island[] {
  const body = bodyFrom(state);
  const mdx = isMdxPost(state);
  const start = Math.max(body, state.doc.lineAt(Math.max(0, from - reach)).from);
  const base = Math.max(body, start - islandReach.before);
  const text = state.doc.sliceString(base, to + reach);
  const mayBe = mayHaveIslands(text, mdx);
  if (!mayBe && !mayHaveTags(state, text, base)) return [];
  const { code, tags } = readTree(state, text, base, mdx);
  const found = mayBe ? scanIslands(text, start - base, to - base + 1, code, mdx) : [];
  const all = [
    ...found,
    ...tags.filter((tag) => !found.some((island) => island.from <= tag.from && tag.from < island.to)),
  ];
  return all
    .map((island) => ({ ...island, from: island.from + base, to: island.to + base }))
    .filter((island) => island.from <= to && island.to >= from)
    .sort((a, b) => a.from - b.from);
}

/** The post is MDX, by its name or its first lines. */
export const isMdxPost = (state: EditorState): boolean => isMdxBody(state.doc, bodyFrom(state), state);

/** The same of a text that a post is about to have. */
export const isMdxBody = (doc: Text, from: number, post: EditorState): boolean =>
  isMdx(doc.sliceString(from, from + 500), 0, { mdx: post.facet(editorHost).isMdx() });

const codeNodes = new Set(['InlineCode', 'FencedCode', 'CodeBlock']);
const tagNodes = new Set([
  ...['HTMLBlock', 'HTMLTag', 'Comment', 'CommentBlock', 'ProcessingInstruction', 'ProcessingInstructionBlock'],
]);

/** Whether a tag begins in a piece of the text, or the piece in one: in most prose the tree need not be walked with each key. */
function mayHaveTags(state: EditorState, text: string, base: number): boolean {
  if (text.includes('<')) return true;
  const cursor = syntaxTree(state).cursorAt(base, 1, IterMode.IgnoreMounts);
  do if (tagNodes.has(cursor.name)) return true;
  while (cursor.parent());
  return false;
}

/** Code and tags of HTML in a piece of the text that begins at `base`, with offsets in the piece. */
function readTree(state: EditorState, text: string, base: number, mdx: boolean) {
  const code: CodeRange[] = [];
  const tags: Island[] = [];
  const add = (range: CodeRange) => tags.push({ ...range, block: false, formula: false });
  syntaxTree(state).iterate({
    from: base,
    to: base + text.length,
    mode: IterMode.IgnoreMounts,
    enter(node) {
      // With each key for each node of long lines: most are none of these.
      const { name } = node;
      const isCode = codeNodes.has(name) && !(mdx && name === 'CodeBlock');
      if (!isCode && !tagNodes.has(name)) return true;
      const [from, to] = [Math.max(0, node.from - base), Math.min(text.length, node.to - base)];
      if (isCode) code.push({ from, to });
      else if (name === 'HTMLBlock') htmlTags(text, from, to).forEach(add);
      else add({ from, to });
      return false;
    },
  });
  return { code, tags };
}

const cuts = ({ from, to }: CodeRange, island: Island) => from < island.to && to > island.from;
const holds = ({ from, to }: CodeRange, island: Island) => from <= island.from && to >= island.to;

/**
 * Whether changes alter an island. One that is taken away whole is not altered. Formulas are the person's own lines, which
 * are quoted and indented with the others.
 */
export function alterIslands(state: EditorState, changes: ChangeSet): boolean {
  let altered = false;
  changes.iterChanges((from, to) => {
    altered ||= islandsIn(state, from, to).some(
      (island) => !island.formula && cuts({ from, to }, island) && !holds({ from, to }, island),
    );
  }, true);
  return altered;
}

/** The changes that leave every island as it is. */
export const besideIslands = (state: EditorState, changes: readonly ChangeSpec[]): readonly ChangeSpec[] =>
  changes.filter((change) => !alterIslands(state, state.changes(change)));

/** The line is nothing but an island that stands by itself, or a part of one; formulas aside. */
export function isIslandLine(state: EditorState, { from, to }: CodeRange): boolean {
  return islandsIn(state, from, to).some((island) => island.block && !island.formula && cuts({ from, to }, island));
}

/** A span without the islands in it that stand by themselves: nothing reaches over those. */
export function betweenBlockIslands(state: EditorState, span: CodeRange): readonly CodeRange[] {
  const pieces: CodeRange[] = [];
  let { from } = span;
  for (const island of islandsIn(state, span.from, span.to)) {
    if (!island.block || !cuts(span, island)) continue;
    if (island.from > from) pieces.push({ from, to: island.from });
    from = Math.max(from, island.to);
  }
  return from < span.to || pieces.length === 0 ? [...pieces, { from, to: Math.max(from, span.to) }] : pieces;
}

/**
 * A command that is to work around islands: a selection that ends in one takes it in whole, and a caret in one goes behind
 * it. A command on `lines` gets all lines of an island that it would get one of.
 */
export function aroundIslands(command: StateCommand, on: 'text' | 'lines' = 'text'): StateCommand {
  return ({ state, dispatch }) => {
    const ranges = state.selection.ranges.map((range) => widened(state, range, on));
    if (ranges.every((range, index) => range === state.selection.ranges[index])) return command({ state, dispatch });
    if (state.readOnly) return false;
    const selection = EditorSelection.create(ranges, state.selection.mainIndex);
    const select = state.update({ selection, userEvent: 'select' });
    dispatch(select);
    return command({ state: select.state, dispatch });
  };
}

function widened(state: EditorState, range: SelectionRange, on: 'text' | 'lines'): SelectionRange {
  const taken = on === 'text' ? range : linesOf(state, range);
  const cut = islandsIn(state, taken.from, taken.to).filter((island) => cuts(taken, island) && !holds(taken, island));
  const last = cut.at(-1);
  if (!last) return range;
  if (range.empty && on === 'text') return EditorSelection.cursor(last.to);
  const from = Math.min(range.from, ...cut.map((island) => island.from));
  const to = Math.max(range.to, last.to);
  return range.anchor > range.head ? EditorSelection.range(to, from) : EditorSelection.range(from, to);
}

/** From the start of its first line to the end of its last; a selection that ends before a line's first character leaves it. */
function linesOf({ doc }: EditorState, { from, to, empty }: SelectionRange): CodeRange {
  const last = doc.lineAt(to);
  return { from: doc.lineAt(from).from, to: !empty && to === last.from ? to - 1 : last.to };
}

import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { htmlToMarkdown } from '../../../shared/markdown/pasted/to-markdown.ts';
import { asBlanks } from '../commands/lines.ts';
import { breakTag } from '../commands/line-ends.ts';
import { counted } from '../commands/list-numbers.ts';
import { isPaired } from '../commands/links.ts';
import { insertText } from '../insert-text.ts';
import { isMdxPost } from '../islands.ts';
import { isProse } from '../is-prose.ts';

export interface Clip {
  readonly html: string;
  /** With LF at the ends of its lines. */
  readonly plain: string;
}

/** The change that puts what was copied in place of ranges; null: its plain text is to be put there as it is. */
export type PlanClip = (state: EditorState, clip: Clip, ranges: readonly SelectionRange[]) => TransactionSpec | null;

/** Rich text says more than its plain form; an address over words makes a link of them. */
export const pastedAt: PlanClip = (state, clip, ranges) => {
  const at = selecting(state, ranges);
  return linkOver(at, clip.plain) ?? htmlAt(at, clip, ranges) ?? plainAt(at, clip.plain);
};

/** Rich text as Markdown, where it says more than its plain form and may stand. */
export const htmlAt: PlanClip = (state, { html }, ranges) => {
  if (html === '' || !ranges.every((range) => takesMarkdown(state, range))) return null;
  const markdown = htmlToMarkdown(html, state.doc.toString(), isMdxPost(state));
  return markdown === null ? null : markdownAt(state, markdown, ranges);
};

const selecting = (state: EditorState, ranges: readonly SelectionRange[]): EditorState =>
  state.update({ selection: EditorSelection.create([...ranges]) }).state;

/** Whether Markdown may be put in place of a range: not in code, an address or front matter, where letters are meant as they are. */
export function takesMarkdown(state: EditorState, { from, to }: Pick<SelectionRange, 'from' | 'to'>): boolean {
  return isProse(state, from) && isProse(state, to);
}

const address = /^(?:https?:\/\/|mailto:|www\.)\S+$/i;

/**
 * The change that makes links of the selected words by a pasted address; null when that is not what was meant. Words of a link make
 * none in it: links hold no links.
 */
export function linkOver(state: EditorState, pasted: string): TransactionSpec | null {
  const url = pasted.trim().replace(/^www\./i, 'https://$&');
  if (!address.test(url)) return null;
  const isWords = ({ from, to, empty }: SelectionRange): boolean => {
    const words = state.sliceDoc(from, to);
    return !empty && words.trim() !== '' && !/[\n[\]]/.test(words) && !address.test(words.trim());
  };
  const fits = (range: SelectionRange): boolean =>
    isWords(range) && takesMarkdown(state, range) && !isOfLink(state, range);
  if (!state.selection.ranges.every(fits)) return null;
  const target = /[()<>\\]/.test(url) ? inAngles(url) : url;
  const changes = state.changeByRange(({ from, to }) => {
    const words = state.sliceDoc(from, to);
    // Spaces at the edge of a selection stay out of the link.
    const before = words.slice(0, words.length - words.trimStart().length);
    const after = words.slice(words.trimEnd().length);
    const link = `[${words.trim()}](${target})`;
    return {
      changes: { from, to, insert: `${before}${link}${after}` },
      range: EditorSelection.cursor(from + before.length + link.length),
    };
  });
  return { ...changes, userEvent: 'input.paste.link', scrollIntoView: true };
}

const inAngles = (url: string): string => `<${url.replace(/[<>]/g, encodeURIComponent)}>`;

/** An address or an address with a title, as they are written between the parentheses of a link. */
const written = /^<.*>|\s(?:"[^]*"|'[^]*'|\([^]*\))$/;

/** What is pasted as the whole address of a link, in angle brackets where it would be none without them; null: as it is. */
function asTarget(state: EditorState, { from, to }: SelectionRange, text: string): string | null {
  const url = text.trim();
  if (url === '' || /\n/.test(url) || written.test(url) || (!/\s/.test(url) && isPaired(url, '(', ')'))) return null;
  if (state.sliceDoc(Math.max(0, from - 2), from) !== '](' || state.sliceDoc(to, to + 1) !== ')') return null;
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, -1);
  while (node && !/^(?:Link|Image)$/.test(node.name)) node = node.parent;
  return node && node.getChildren('LinkMark').some((mark) => mark.to === from) ? inAngles(url) : null;
}

/** Whether a range lies in the words of a link or an image. */
function isOfLink(state: EditorState, { from, to }: SelectionRange): boolean {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1);
  while (node && !(/^(?:Link|Image)$/.test(node.name) && node.to >= to)) node = node.parent;
  return node !== null;
}

/** The change that puts Markdown in place of each range: blocks on lines of their own, inside the list or quote that they go to. */
export function markdownAt(state: EditorState, markdown: string, ranges: readonly SelectionRange[]): TransactionSpec {
  const placed = selecting(state, ranges);
  const changes = placed.changeByRange(({ from, to }) => {
    const insert = fitted(placed, markdown, from, to);
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  const spec: TransactionSpec = { ...changes, userEvent: 'input.paste', scrollIntoView: true };
  const isList = ranges.some(({ from }) => emptyItemAt(placed, markdown, from));
  return (isList && countedOn(placed, spec)) || spec;
}

/** The same with the items below those that came counted on: those that were there say how. */
function countedOn(state: EditorState, spec: TransactionSpec): TransactionSpec | null {
  const pasted = state.update(spec);
  const { doc } = pasted.state;
  const came: number[] = [];
  pasted.changes.iterChangedRanges((_from, _to, from, to) => {
    const first = doc.lineAt(from);
    const level = itemEnd.exec(doc.sliceString(first.from, from))?.index;
    // The first goes on in the item that was there, and lists in those that came keep their numbers.
    for (let number = first.number + 1; number <= doc.lineAt(to).number; number++)
      if (itemAnywhere.exec(doc.line(number).text)?.[1]?.length === level) came.push(number);
  });
  return came.length > 0 ? counted(pasted, came, 'came') : null;
}

/**
 * The change that puts plain text in where its lines would leave what they come to: in a quote each says so, in an item, and in
 * code there, they stand below its words, in a cell they are parted by breaks, a list goes on with that of an item without
 * words, and an address with blanks stays one. null: it is put in as it is.
 */
export function plainAt(state: EditorState, text: string): TransactionSpec | null {
  const { main, ranges } = state.selection;
  if (ranges.length > 1) return null;
  if (emptyItemAt(state, text, main.from) && takesMarkdown(state, main))
    return markdownAt(state, text.trimEnd(), ranges);
  const placed = asTarget(state, main, text) ?? (text.includes('\n') ? linesAt(state, main, text) : null);
  if (placed === null || placed === text) return null;
  const insert = insertText(placed);
  return {
    changes: { from: main.from, to: main.to, insert },
    selection: { anchor: main.from + insert.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
}

const linesAt = (state: EditorState, range: SelectionRange, text: string): string | null =>
  isInCell(state, range) && !rows.test(text) ? asCell(state, text) : asLines(state, range.from, text);

/** Text with what its lines begin with to stay in the quote or the item at a position; null: as it is. */
function asLines(state: EditorState, position: number, text: string): string | null {
  const within = lineLead(state, position);
  const lines = text.split('\n');
  if (!within || lines.length === 1) return null;
  const { lead, isCode } = within;
  const staysSo = (one: string) => one.trim() === '' || (isCode ? one.startsWith(lead) : /^[ \t]*>/.test(one));
  if (lines.slice(1).every(staysSo)) return null;
  // Lines with marks and blanks of their own are those of a list.
  if (!isCode && !lead.includes('>') && lines.some((one) => /^[ \t]+\S/.test(one) || itemStart.test(one))) return null;
  const last = lines.length - 1;
  const start = (one: string, index: number) => (index === 0 ? '' : one === '' && index < last ? lead.trimEnd() : lead);
  return lines.map((one, index) => start(one, index) + one).join('\n');
}

/** What a line below a position begins with to stay in its quote or item; null: it is in none. Blanks of code are its own. */
function lineLead(state: EditorState, position: number): { readonly lead: string; readonly isCode: boolean } | null {
  let at = position;
  let [isCode, isItem] = [false, false];
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent) {
    isItem ||= node.name === 'ListItem';
    if (node.name === 'FencedCode') [at, isCode] = [node.from, true];
  }
  const line = state.doc.lineAt(at);
  const [start = ''] = lineStart.exec(line.text.slice(0, at - line.from)) ?? [];
  const quote = start.indexOf('>');
  const isQuote = quote >= 0 && syntaxTree(state).resolveInner(line.from + quote, 1).name === 'QuoteMark';
  return isQuote || (isItem && quote < 0 && start !== '') ? { lead: asBlanks(start), isCode } : null;
}

/** Whether a range lies between the pipes of a row, where no line may end. */
function isInCell(state: EditorState, { from, to }: Pick<SelectionRange, 'from' | 'to'>): boolean {
  const line = state.doc.lineAt(from);
  const [before, after] = [line.text.slice(0, from - line.from), line.text.slice(to - line.from)];
  const isBesideRow = /^[ \t>]*$/.test(before) || (/\|[ \t]*$/.test(before) && after.trim() === '');
  if (to > line.to || isBesideRow) return false;
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, -1);
  while (node && node.name !== 'Table') node = node.parent;
  return node !== null;
}

/** Rows of a table stay what they are. */
const rows = /^[ \t]*\|/m;

/** The backslash of a break at a line's end; of two of them the first says that the other is a sign. */
const hardBreak = /\\$(?<=(?:^|[^\\])\\(?:\\\\)*)/;

/** Lines as one cell holds them. */
const asCell = (state: EditorState, text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(hardBreak, ''))
    .filter((line) => line !== '')
    .join(breakTag(state));

/** Text that is more than words in a line. */
const isBlocks = (markdown: string): boolean =>
  /\n/.test(markdown) || /^(?:#{1,6} |> |[-+*] |\d{1,9}[.)] |\||`{3}|-{3})/.test(markdown);

const marker = /(?:[-+*]|\d{1,9}[.)])[ \t]+/;
const lineStart = new RegExp(String.raw`^(?:[ \t]*(?:>|${marker.source}))*[ \t]*`);
const box = /\[[ xX]\][ \t]+/;
const emptyItem = new RegExp(String.raw`^[ \t>]*(?:${marker.source})+(?:${box.source})?$`);
const itemEnd = new RegExp(String.raw`(${marker.source})((?:${box.source})?)$`);
const itemStart = new RegExp(`^${marker.source}`);
const itemAnywhere = new RegExp(String.raw`^([ \t>]*)${marker.source}`);
const headingStart = /^#{1,6}[ \t]+/;
const emptyHeading = /^[ \t>]*#{1,6}[ \t]+$/;

/** The mark of the item without words that a list comes to. */
function emptyItemAt({ doc }: EditorState, markdown: string, at: number): RegExpExecArray | null {
  const before = doc.sliceString(doc.lineAt(at).from, at);
  return itemStart.test(markdown) && emptyItem.test(before) ? itemEnd.exec(before) : null;
}

/** Markdown as it is written in place of a range. */
export function fitted(state: EditorState, markdown: string, from: number, to: number): string {
  if (isInCell(state, { from, to }) && !rows.test(markdown))
    return asCell(state, markdown).replace(/\\.|\|/g, (sign) => (sign === '|' ? '\\|' : sign));
  if (!isBlocks(markdown)) return markdown;
  const line = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const before = line.text.slice(0, from - line.from);
  const [start = ''] = lineStart.exec(before) ?? [];
  const isHeading = emptyHeading.test(before) && headingStart.test(markdown);
  const item = emptyItemAt(state, markdown, from);
  const hasBefore = before.length > start.length && !isHeading && !item;
  const hasAfter = last.text.slice(to - last.from).trim() !== '';
  // A list that is pasted into an item with no words yet goes on with that item's list, and a heading keeps the level that is there.
  const within = item ? start.replace(new RegExp(`${marker.source}$`), '') : start;
  // In a quote every line says so; in an item the lines stand below its words.
  const indent = asBlanks(within);
  const fitting = item ? goingOn(markdown, item) : isHeading ? markdown.replace(headingStart, '') : markdown;
  const indented = fitting
    .split('\n')
    .map((text, index) => (index === 0 ? text : (indent + text).trimEnd()))
    .join('\n');
  const gap = `\n${indent.trimEnd()}\n${indent}`;
  return `${hasBefore ? gap : ''}${indented}${hasAfter ? gap : ''}`;
}

/** The items that a text begins with as items of the list that goes on with them, without the mark of the first. */
function goingOn(markdown: string, [, mark = '', task = '']: RegExpExecArray): string {
  let number = parseInt(mark, 10);
  let [isList, deeper] = [true, 0];
  const lines = markdown.split('\n').map((line) => {
    const [written] = itemStart.exec(line) ?? [];
    isList &&= written !== undefined || /^(?:[ \t]|$)/.test(line);
    if (!isList) return line;
    if (written === undefined) return line && ' '.repeat(deeper) + line;
    const own = Number.isNaN(number) ? mark : mark.replace(/^\d+/, String(number++));
    deeper = Math.max(0, own.length - written.length);
    const words = line.slice(written.length);
    return own + task + (task ? words.replace(new RegExp(`^${box.source}`), '') : words);
  });
  return lines.join('\n').slice(mark.length + task.length);
}

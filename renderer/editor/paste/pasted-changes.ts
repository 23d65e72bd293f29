import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertText } from '../insert-text.ts';
import { isProse } from '../is-prose.ts';

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
  const target = /[()<>\\]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;
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

/** Whether a range lies in the words of a link or an image. */
function isOfLink(state: EditorState, { from, to }: SelectionRange): boolean {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1);
  while (node && !(/^(?:Link|Image)$/.test(node.name) && node.to >= to)) node = node.parent;
  return node !== null;
}

/** The change that puts Markdown in place of each range: blocks on lines of their own, inside the list or quote that they go to. */
export function markdownAt(state: EditorState, markdown: string, ranges: readonly SelectionRange[]): TransactionSpec {
  const placed = state.update({ selection: EditorSelection.create([...ranges]) }).state;
  const changes = placed.changeByRange(({ from, to }) => {
    const insert = fitted(placed, markdown, from, to);
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  return { ...changes, userEvent: 'input.paste', scrollIntoView: true };
}

/**
 * The change that puts plain text in where its lines would leave what they come to: in a quote each says so, and stands below the
 * words of the item there, and a list goes on with that of an item without words. null: it is put in as it is.
 */
export function plainAt(state: EditorState, text: string): TransactionSpec | null {
  const { main, ranges } = state.selection;
  if (ranges.length > 1) return null;
  const line = state.doc.lineAt(main.from);
  const before = line.text.slice(0, main.from - line.from);
  if (itemStart.test(text) && emptyItem.test(before) && takesMarkdown(state, main))
    return markdownAt(state, text.trimEnd(), ranges);
  const lead = quoteLead(state, main.from);
  const lines = text.split('\n');
  const isQuoted = (one: string) => one.trim() === '' || /^[ \t]*>/.test(one);
  if (lead === null || lines.slice(1).every(isQuoted)) return null;
  const last = lines.length - 1;
  const start = (one: string, index: number) => (index === 0 ? '' : one === '' && index < last ? lead.trimEnd() : lead);
  const insert = insertText(lines.map((one, index) => start(one, index) + one).join('\n'));
  return {
    changes: { from: main.from, to: main.to, insert },
    selection: { anchor: main.from + insert.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
}

/** What a line below a position begins with to stay in its quote; null: it is in none. Blanks of code are its own. */
function quoteLead(state: EditorState, position: number): string | null {
  let at = position;
  for (let node = syntaxTree(state).resolveInner(at, -1); node.parent; node = node.parent)
    if (node.name === 'FencedCode') at = node.from;
  const line = state.doc.lineAt(at);
  const [start = ''] = lineStart.exec(line.text.slice(0, at - line.from)) ?? [];
  const quote = start.indexOf('>');
  const isQuote = quote >= 0 && syntaxTree(state).resolveInner(line.from + quote, 1).name === 'QuoteMark';
  return isQuote ? asBlanks(start) : null;
}

/** Text that is more than words in a line. */
const isBlocks = (markdown: string): boolean =>
  /\n/.test(markdown) || /^(?:#{1,6} |> |[-+*] |\d{1,9}[.)] |\||`{3}|-{3})/.test(markdown);

const marker = /(?:[-+*]|\d{1,9}[.)])[ \t]+/;
const lineStart = new RegExp(String.raw`^(?:[ \t]*(?:>|${marker.source}))*[ \t]*`);
const emptyItem = new RegExp(String.raw`^[ \t>]*(?:${marker.source})+$`);
const itemStart = new RegExp(`^${marker.source}`);

/** With blanks for the marks of items: what is below them stands in those. */
const asBlanks = (start: string): string => start.replace(/[^\s>]/g, ' ');

function fitted(state: EditorState, markdown: string, from: number, to: number): string {
  if (!isBlocks(markdown)) return markdown;
  const line = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const before = line.text.slice(0, from - line.from);
  const [start = ''] = lineStart.exec(before) ?? [];
  const hasBefore = before.length > start.length;
  const hasAfter = last.text.slice(to - last.from).trim() !== '';
  // A list that is pasted into an item with no words yet goes on with that item's list.
  const goesOn = !hasBefore && itemStart.test(markdown) && /(?:[-+*]|\d[.)])[ \t]+$/.test(start);
  const within = goesOn ? start.replace(new RegExp(`${marker.source}$`), '') : start;
  // In a quote every line says so; in an item the lines stand below its words.
  const indent = asBlanks(within);
  const indented = (goesOn ? markdown.replace(itemStart, '') : markdown)
    .split('\n')
    .map((text, index) => (index === 0 ? text : (indent + text).trimEnd()))
    .join('\n');
  const gap = `\n${indent.trimEnd()}\n${indent}`;
  return `${hasBefore ? gap : ''}${indented}${hasAfter ? gap : ''}`;
}

import type { TextChange } from '../../base/text-change.ts';
import { lineEnd, lineStart, nextLine } from '../lines.ts';
import { splice } from '../edits/writer.ts';

/** Something between brackets or braces, in any format: its items or pairs with where they stand. */
export interface Delimited {
  /** The offset of the opening bracket. */
  readonly open: number;
  /** The offset of the closing bracket. */
  readonly close: number;
  readonly items: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Adds an item after the last one, in the way the last one is set: beside it, or on a line of its own. `usual` parts two
 * items where nothing shows how.
 */
export function insertLast(
  text: string,
  list: Delimited,
  written: string,
  lineBreak: string,
  usual = ', ',
): readonly TextChange[] {
  const { open, close, items } = list;
  const last = items.at(-1);
  if (!last) return insertOnly(text, list, written, lineBreak);
  const before = items.at(-2)?.to ?? open + 1;
  const lead = text.slice(lineStart(text, last.from), last.from);
  const comma = commaBetween(text, last.to, close);
  if (/[\r\n]/.test(text.slice(before, last.from)) && /^[ \t]*$/.test(lead)) {
    const line = lineBreak + lead + written;
    if (comma !== null) {
      const end = lineEnd(text, comma);
      return [splice(end < close ? end : comma + 1, end < close ? end : comma + 1, `${line},`)];
    }
    const end = lineEnd(text, last.to);
    return [splice(last.to, last.to, ','), splice(end < close ? end : last.to, end < close ? end : last.to, line)];
  }
  const between = items.length > 1 ? text.slice(before, last.from) : usual;
  const separator = /^[ \t]*,[ \t]*$/.test(between) ? between : usual;
  if (comma === null) return [splice(last.to, last.to, separator + written)];
  return [splice(comma + 1, comma + 1, `${separator.slice(separator.indexOf(',') + 1)}${written},`)];
}

function insertOnly(
  text: string,
  { open, close }: Delimited,
  written: string,
  lineBreak: string,
): readonly TextChange[] {
  const inside = text.slice(open + 1, close);
  if (/^[ \t]*$/.test(inside)) {
    const pad = inside === '' ? '' : ' ';
    return [splice(open + 1, close, pad + written + pad)];
  }
  // The bracket that closes stands where the line of the other begins; the item a step further.
  const lead = text.slice(lineStart(text, close), close);
  const indent = /^[ \t]*$/.test(lead) ? lead : '';
  const line = `${lineBreak}${indent}${indent.includes('\t') ? '\t' : '  '}${written}`;
  return /^\s*$/.test(inside)
    ? [splice(open + 1, close, `${line}${lineBreak}${indent}`)]
    : [splice(open + 1, open + 1, line)];
}

/** Takes the item at `index` out with the comma that it needs no more, and its line when it has one of its own. */
export function removeAt(text: string, list: Delimited, index: number): readonly TextChange[] {
  const { open, close, items } = list;
  const item = items[index];
  if (!item) return [];
  const before = items[index - 1];
  const next = items[index + 1];
  const comma = commaBetween(text, item.to, next?.from ?? close);
  // A comma at the start of the next line would be left over.
  if (ownLines(text, list, index) && (!next || (comma ?? 0) < lineEnd(text, item.to))) {
    const line = splice(lineStart(text, item.from), nextLine(text, item.to), '');
    const left = before && !next && comma === null ? commaBetween(text, before.to, item.from) : null;
    return left === null ? [line] : [splice(left, left + 1, ''), line];
  }
  if (items.length === 1) {
    const inside = text.slice(open + 1, item.from) + text.slice(item.to, close);
    return [/^[\s,]*$/.test(inside) ? splice(open + 1, close, '') : splice(item.from, (comma ?? item.to - 1) + 1, '')];
  }
  if (next) {
    const between = text.slice(item.to, next.from);
    return [splice(item.from, /^[\s,]*$/.test(between) ? next.from : (comma ?? item.to - 1) + 1, '')];
  }
  // The blank behind `b: ,` stays: `b:}` is no YAML to some readers.
  const isEmpty = before && text.charAt(before.to - 1) === ':';
  const start = isEmpty ? commaBetween(text, before.to, item.from) : null;
  return [splice(start ?? before?.to ?? item.from, item.to, '')];
}

function ownLines(text: string, { open, close, items }: Delimited, index: number): boolean {
  const item = items[index];
  if (!item || items.length === 1) return false;
  const start = lineStart(text, item.from);
  const end = lineEnd(text, item.to);
  const previous = items[index - 1]?.to ?? open + 1;
  const following = items[index + 1]?.from ?? close;
  return previous <= start && following >= end && /^[ \t]*$/.test(text.slice(start, item.from)) && close >= end;
}

/** The offset of the comma between two places, comments skipped; null when there is none. */
function commaBetween(text: string, from: number, to: number): number | null {
  for (let i = from; i < to; i++) {
    if (text.charAt(i) === ',') return i;
    if (text.charAt(i) === '#') i = lineEnd(text, i);
  }
  return null;
}

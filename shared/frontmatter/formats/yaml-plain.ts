/* eslint-disable no-control-regex -- control characters are what these patterns look for */
import type { FieldKind, FieldValue, YamlDialect } from '../../model/front-matter.ts';
import { looksLikeDate } from '../dates.ts';
import { bareValue } from './yaml-dialect.ts';
import { heaviest, mapValue, type Entry, type Style, type ValueNode } from '../tree.ts';

/**
 * Reads the YAML that nearly every post has (`key: value` lines, maps and lists of them, comments) ten times faster than
 * a whole parser does. null for a block with anything else in it, and at the least doubt: the parser decides then. What
 * it answers is what the parser answers, to the offset; a test compares the two.
 */
export function readPlainYaml(content: string, base: number, dialect: YamlDialect = 'core'): ValueNode | null {
  if (unusual.test(content)) return null;
  const lines = createLines(content, base, dialect);
  const root = lines.more() && lines.column() === 0 ? readMap(lines, 0) : null;
  return lines.more() || !root || root.weight > heaviest ? null : root;
}

/** Control characters, tabs, a lone CR, odd line breaks and marks: for the parser. */
const unusual = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;
const keyAt = /[A-Za-z_][\w-]*(?=:(?: |$))/y;
const dashAt = /- +(?=[^ -])/y;
/** Deeper than any front matter that is not made to be deep. */
const deepestPlain = 8;

/** The lines that hold something, one after another. Columns count from the start of the line. */
interface Lines {
  readonly dialect: YamlDialect;
  more(): boolean;
  text(): string;
  /** Offset of the line in the whole text. */
  from(): number;
  /** Where what is still to be read begins: the indentation, or behind the dash of an item. */
  column(): number;
  /** The item behind a dash begins in the same line. */
  enter(column: number): void;
  next(): void;
}

function createLines(content: string, base: number, dialect: YamlDialect): Lines {
  let next = 0;
  let from = 0;
  let text = '';
  let column = 0;
  let more = true;
  const step = () => {
    for (more = false; next < content.length && !more;) {
      from = next;
      const feed = content.indexOf('\n', from);
      next = feed < 0 ? content.length : feed + 1;
      const end = feed > from && content.charCodeAt(feed - 1) === 13 ? feed - 1 : feed < 0 ? content.length : feed;
      for (column = 0; content.charCodeAt(from + column) === 32 && from + column < end;) column++;
      more = from + column < end && content.charCodeAt(from + column) !== 35;
      if (more) text = content.slice(from, end);
    }
  };
  step();
  return {
    dialect,
    more: () => more,
    text: () => text,
    from: () => base + from,
    column: () => column,
    enter: (to) => {
      column = to;
    },
    next: step,
  };
}

/** The keys that begin in this column, with what belongs to them; null at a doubt. */
function readMap(lines: Lines, depth: number): ValueNode | null {
  const column = lines.column();
  const entries: Entry[] = [];
  const keys = new Set<string>();
  if (depth > deepestPlain) return null;
  while (lines.more() && lines.column() === column) {
    const line = lines.text();
    keyAt.lastIndex = column;
    const key = keyAt.exec(line)?.[0];
    if (key === undefined || keys.has(key)) return null;
    keys.add(key);
    const from = lines.from() + column;
    const keyTo = from + key.length;
    const onLine = valueOn(line, column + key.length + 1, lines.from(), false, lines.dialect);
    if (!onLine) return null;
    lines.next();
    const node = onLine.style === 'none' ? readBelow(lines, column, keyTo + 1, depth) : onLine;
    if (!node) return null;
    entries.push({ key, from, keyTo, separatorTo: keyTo + 1, node });
  }
  return lines.more() && lines.column() > column ? null : mapNode(entries);
}

/** The value of a key with nothing behind it: what stands below it, or nothing. */
function readBelow(lines: Lines, column: number, at: number, depth: number): ValueNode | null {
  if (!lines.more() || lines.column() < column) return scalarNode('null', null, 'none', at, at);
  if (lines.text().charAt(lines.column()) === '-') return readList(lines, depth + 1);
  return lines.column() > column ? readMap(lines, depth + 1) : scalarNode('null', null, 'none', at, at);
}

/** The items whose dashes stand in this column; null at a doubt. */
function readList(lines: Lines, depth: number): ValueNode | null {
  const column = lines.column();
  const dash = lines.from() + column;
  const items: ValueNode[] = [];
  while (lines.more() && lines.column() === column) {
    const line = lines.text();
    dashAt.lastIndex = column;
    const lead = dashAt.exec(line)?.[0].length;
    // After a list in the column of its key the next key follows.
    if (lead === undefined) break;
    keyAt.lastIndex = column + lead;
    const isMap = keyAt.test(line);
    if (isMap) lines.enter(column + lead);
    const item = isMap ? readMap(lines, depth + 1) : valueOn(line, column + lead, lines.from(), true, lines.dialect);
    if (!item || item.style === 'none') return null;
    if (!isMap) lines.next();
    items.push(item);
  }
  return lines.more() && lines.column() > column ? null : listNode(items, dash, 'block');
}

function mapNode(entries: readonly Entry[]): ValueNode | null {
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return null;
  const weight = entries.reduce((sum, entry) => sum + entry.node.weight, 1);
  const to = Math.max(last.node.to, last.separatorTo);
  return { kind: 'map', value: mapValue(entries), style: 'block', from: first.from, to, entries, weight };
}

function listNode(
  items: readonly ValueNode[],
  from: number,
  style: 'block' | 'flow',
  to = items.at(-1)?.to ?? from,
): ValueNode {
  const weight = items.reduce((sum, item) => sum + item.weight, 1);
  return { kind: 'list', value: items.map((item) => item.value), style, from, to, items, weight };
}

/** The value that stands on the rest of a line; null for anything but a simple one. */
export function valueOn(
  line: string,
  start: number,
  base: number,
  item: boolean,
  dialect: YamlDialect,
): ValueNode | null {
  let at = start;
  while (line.charCodeAt(at) === 32) at++;
  if (at === line.length || line.charCodeAt(at) === 35) return scalarNode('null', null, 'none', base + at, base + at);
  const quote = line.charAt(at);
  if (quote === '"' || quote === "'") {
    const found = quoted(line, at, base);
    return found && /^(?: +#.*| *)$/.test(line.slice(found.to - base)) ? found : null;
  }
  if (quote === '[') return item ? null : flowList(line, at, base, dialect);
  const comment = line.indexOf(' #', at);
  const text = withoutBlanks(line, at, comment < 0 ? line.length : comment);
  if (text.includes(': ') || text.endsWith(':')) return null;
  return bareNode(text, base + at, dialect);
}

/** A part of a line but for the blanks at its end. Other white space belongs to a value. */
function withoutBlanks(line: string, from: number, end: number): string {
  let to = end;
  while (to > from && line.charCodeAt(to - 1) === 32) to--;
  return line.slice(from, to);
}

/** A quoted string of one line without escapes other than `''`. */
function quoted(line: string, at: number, base: number): ValueNode | null {
  const quote = line.charAt(at);
  let end = line.indexOf(quote, at + 1);
  if (quote === '"') {
    if (end < 0 || line.slice(at, end).includes('\\')) return null;
    return scalarNode('text', line.slice(at + 1, end), 'double', base + at, base + end + 1);
  }
  while (end >= 0 && line.charAt(end + 1) === quote) end = line.indexOf(quote, end + 2);
  if (end < 0) return null;
  return scalarNode('text', line.slice(at + 1, end).replaceAll("''", "'"), 'single', base + at, base + end + 1);
}

const scalarNode = (kind: FieldKind, value: FieldValue, style: Style, from: number, to: number): ValueNode => ({
  from,
  to,
  weight: 1,
  kind,
  value,
  style,
});

/** What a text without quotes stands for; null at a doubt. */
export function bareNode(text: string, from: number, dialect: YamlDialect): ValueNode | null {
  const to = from + text.length;
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (looksLikeDate(text)) return scalarNode('date', text, 'plain', from, to);
    const bare = bareValue(text, dialect);
    if (bare) return scalarNode(bare.kind, bare.value, 'plain', from, to);
    if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return scalarNode('number', Number(text), 'plain', from, to);
    return numberLike.test(text) ? null : scalarNode('text', text, 'plain', from, to);
  }
  if (!/^[A-Za-z_/(\u00a1-\ud7ff\ue000-\ufefe]/.test(text) && !(first >= 0xd800 && first < 0xdc00)) return null;
  const bare = text.length <= 5 ? bareValue(text, dialect) : null;
  if (bare) return scalarNode(bare.kind, bare.value, 'plain', from, to);
  if (text.length <= 5 && /^(?:null|true|false)$/i.test(text)) return word(text, from, to);
  return scalarNode('text', text, 'plain', from, to);
}

/** Numbers of the core schema; their value is the parser's to tell. */
const numberLike = /^(?:\d+\.?\d*(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;

function word(text: string, from: number, to: number): ValueNode | null {
  if (!/^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+)$/.test(text)) return null;
  const lower = text.toLowerCase();
  const value = lower === 'null' ? null : lower === 'true';
  return scalarNode(value === null ? 'null' : 'boolean', value, 'plain', from, to);
}

const flowText = /[^,[\]{}#:"'\\&*!|>%@`]*/y;

/** `[a, "b c"]` on one line, without colons, nested brackets or a trailing comma. */
function flowList(line: string, open: number, base: number, dialect: YamlDialect): ValueNode | null {
  const items: ValueNode[] = [];
  let at = open + 1;
  while (line.charCodeAt(at) === 32) at++;
  while (line.charAt(at) !== ']' || items.length > 0) {
    const quote = line.charAt(at);
    let node: ValueNode | null;
    if (quote === '"' || quote === "'") node = quoted(line, at, base);
    else {
      flowText.lastIndex = at;
      flowText.test(line);
      node = bareNode(withoutBlanks(line, at, flowText.lastIndex), base + at, dialect);
    }
    if (!node) return null;
    items.push(node);
    at = node.to - base;
    while (line.charCodeAt(at) === 32) at++;
    if (line.charAt(at) === ']') break;
    if (line.charAt(at) !== ',') return null;
    at++;
    while (line.charCodeAt(at) === 32) at++;
  }
  return /^(?: +#.*| *)$/.test(line.slice(at + 1)) ? listNode(items, base + open, 'flow', base + at + 1) : null;
}

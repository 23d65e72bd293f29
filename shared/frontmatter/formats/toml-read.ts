import { parseTOML, ParseError, type AST } from 'toml-eslint-parser';
import type { FieldValue } from '../../model/front-matter.ts';
import { lineNumber } from '../lines.ts';
import type { Block } from '../split.ts';
import { deepest, mapValue, type Entry, type Parsed, type Style, type ValueNode } from '../tree.ts';

/** Reads a TOML 1.0 block. Dates stay text as written. */
export function readToml(text: string, block: Block): Parsed {
  const content = tomlContent(text, block);
  try {
    const top = parseTOML(content, { tomlVersion: '1.0' }).body[0];
    const building = createTables(block.contentFrom);
    for (const part of top.body) building.add(part);
    return { block, root: building.root(), problems: [] };
  } catch (error) {
    const line =
      error instanceof ParseError ? lineOf(error, content) - 1 + lineNumber(text, block.contentFrom) : undefined;
    const message =
      error instanceof ParseError ? sentence(error.message) : 'The front matter is nested too deeply to be read.';
    const code = error instanceof ParseError && /multiple times/.test(error.message) ? 'duplicate-key' : 'front-matter';
    return { block, root: null, problems: [{ code, message, ...(line && { line }) }] };
  }
}

/** The parser's words for the faults that people make, plainer. */
const sentences: Readonly<Record<string, string>> = {
  'Unterminated string constant': 'A quoted text is not closed.',
  'Unterminated array': 'A list is not closed.',
  'Unterminated inline table': 'A brace is not closed.',
  'Unexpected character': 'TOML does not allow this here; a text has to stand between quotes.',
  'Expected equal (=) token': 'A key has no `=` and value behind it.',
  'Must be a newline': 'Something stands behind a value; each key begins a line of its own.',
  'Defining a key multiple times is invalid': 'A key is there twice.',
};
const sentence = (message: string) => sentences[message] ?? `${message}.`;

/** The line of the content to look at, counted from 1. */
function lineOf(error: ParseError, content: string): number {
  // A value that is missing is reported where the next line begins.
  if (/=[ \t]*\r?$/.test(content.split('\n')[error.lineNumber - 2] ?? '')) return error.lineNumber - 1;
  if (!error.message.startsWith('Unterminated string')) return error.lineNumber;
  // A text over several lines that never ends is reported at the end: its quotes are the last of their kind.
  const opened = ['"""', "'''"].filter((quotes) => content.split(quotes).length % 2 === 0);
  const places = opened.map((quotes) => content.lastIndexOf(quotes));
  return places.length === 0 ? error.lineNumber : lineNumber(content, Math.min(...places));
}

/** The text between the delimiters; old Mac line ends as line feeds, which changes no offset. */
export function tomlContent(text: string, block: Block): string {
  const content = text.slice(block.contentFrom, block.contentTo);
  return block.lineBreak === '\r' ? content.replace(/\r(?!\n)/g, '\n') : content;
}

interface Table {
  readonly entries: Map<string, Slot>;
  readonly from: number;
  to: number;
}
interface Slot {
  readonly from: number;
  readonly keyTo: number;
  readonly separatorTo: number;
  readonly to: number;
  readonly content: ValueNode | Table | Table[];
}

/** Gathers tables and dotted keys, which may stand in several places, into one tree. The parser has refused clashes. */
function createTables(base: number) {
  const root: Table = { entries: new Map(), from: base, to: base };
  const add = (part: AST.TOMLKeyValue | AST.TOMLTable): void => {
    if (part.type === 'TOMLKeyValue') return addPair(root, part, base, 0);
    const names = part.key.keys.map(tomlName);
    const last = names.at(-1);
    const lastKey = part.key.keys.at(-1);
    if (last === undefined || !lastKey) return;
    let table = root;
    part.key.keys.slice(0, -1).forEach((key) => (table = child(table, tomlName(key), key.range, part.range[1], base)));
    const own: Table = { entries: new Map(), from: base + part.range[0], to: base + part.range[1] };
    if (part.kind === 'array') {
      const list = table.entries.get(last)?.content;
      if (Array.isArray(list)) list.push(own);
      else table.entries.set(last, slot(lastKey.range, base, base + part.range[1], [own]));
      part.body.forEach((pair) => addPair(own, pair, base, 0));
      return;
    }
    const target = child(table, last, lastKey.range, part.range[1], base);
    part.body.forEach((pair) => addPair(target, pair, base, 0));
  };
  return { add, root: () => (root.entries.size === 0 ? null : tableNode(root)) };
}

const slot = (range: readonly [number, number], base: number, to: number, content: Slot['content']): Slot => ({
  from: base + range[0],
  keyTo: base + range[1],
  separatorTo: -1,
  to,
  content,
});

const isTable = (content: ValueNode | Table): content is Table => content.entries instanceof Map;

/** A key without its quotes. */
export const tomlName = (key: AST.TOMLBare | AST.TOMLQuoted) => (key.type === 'TOMLBare' ? key.name : key.value);

/** The table below a key: the one that is there (the newest, in an array of tables), or a new one. */
function child(table: Table, name: string, range: readonly [number, number], end: number, base: number): Table {
  const found = table.entries.get(name)?.content;
  if (Array.isArray(found)) {
    const newest = found.at(-1);
    if (newest) newest.to = base + end;
    if (newest) return newest;
  } else if (found && isTable(found)) {
    found.to = base + end;
    return found;
  }
  const made: Table = { entries: new Map(), from: base + range[0], to: base + end };
  table.entries.set(name, slot(range, base, base + end, made));
  return made;
}

function addPair(table: Table, pair: AST.TOMLKeyValue, base: number, depth: number): void {
  let target = table;
  pair.key.keys.slice(0, -1).forEach((key) => (target = child(target, tomlName(key), key.range, pair.range[1], base)));
  const last = pair.key.keys.at(-1);
  if (!last) return;
  const content = readValue(pair.value, base, depth + 1);
  const place = { from: base + pair.key.range[0], keyTo: base + pair.key.range[1] };
  target.entries.set(tomlName(last), { ...place, separatorTo: content.from, to: content.to, content });
}

function tableNode(table: Table): ValueNode {
  const entries: Entry[] = [];
  let weight = 1;
  for (const [key, place] of table.entries) {
    const node = slotNode(place);
    weight += node.weight;
    entries.push({ key, from: place.from, keyTo: place.keyTo, separatorTo: place.separatorTo, node });
  }
  return { kind: 'map', value: mapValue(entries), style: 'table', from: table.from, to: table.to, entries, weight };
}

function slotNode({ content, from }: Slot): ValueNode {
  if (!Array.isArray(content)) return 'kind' in content ? content : tableNode(content);
  const items = content.map(tableNode);
  const weight = items.reduce((sum, item) => sum + item.weight, 1);
  return {
    kind: 'list',
    value: items.map((item) => item.value),
    style: 'table',
    from,
    to: items.at(-1)?.to ?? from,
    items,
    weight,
  };
}

function readValue(node: AST.TOMLContentNode, base: number, depth: number): ValueNode {
  if (depth > deepest) throw new RangeError('too deep');
  const place = { from: base + node.range[0], to: base + node.range[1] };
  if (node.type === 'TOMLArray') {
    const items = node.elements.map((element) => readValue(element, base, depth + 1));
    const weight = items.reduce((sum, item) => sum + item.weight, 1);
    return { ...place, kind: 'list', style: 'flow', value: items.map((item) => item.value), items, weight };
  }
  if (node.type === 'TOMLInlineTable') {
    const table: Table = { entries: new Map(), ...place };
    node.body.forEach((pair) => addPair(table, pair, base, depth));
    return { ...tableNode(table), style: 'flow' };
  }
  return { ...place, weight: 1, ...scalar(node) };
}

function scalar(node: AST.TOMLValue): { kind: ValueNode['kind']; value: FieldValue; style: Style } {
  if (node.kind === 'string') {
    const style = node.multiline ? 'multiline' : node.style === 'literal' ? 'single' : 'double';
    return { kind: 'text', value: node.value, style };
  }
  if (node.kind === 'boolean') return { kind: 'boolean', value: node.value, style: 'plain' };
  if (node.kind === 'integer' || node.kind === 'float') {
    const exact = Number.isFinite(node.value) && (node.kind === 'float' || Number.isSafeInteger(node.value));
    return { kind: 'number', value: exact ? node.value : node.number, style: 'plain' };
  }
  return { kind: 'date', value: node.datetime, style: 'plain' };
}

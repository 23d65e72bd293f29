import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { FieldValue } from '../../model/front-matter.ts';
import { lineNumber } from '../lines.ts';
import type { Block } from '../split.ts';
import { deepest, mapValue, type Entry, type Parsed, type Style, type ValueNode } from '../tree.ts';

/** The object to read and what to add to its offsets: Hexo's members between `;;;` lines get braces around them. */
export function jsonSource(text: string, block: Block): { readonly source: string; readonly base: number } {
  const content = text.slice(block.contentFrom, block.contentTo);
  // The brace stands one line above the members, as it would in a file with braces.
  return block.members
    ? { source: `{\n${content}}`, base: block.contentFrom - 2 }
    : { source: content, base: block.contentFrom };
}

/** Reads JSON strictly: no comments, no trailing commas, no key twice. */
export function readJson(text: string, block: Block): Parsed {
  const { source, base } = jsonSource(text, block);
  const problem = (message: string, at: number, code: 'front-matter' | 'duplicate-key' = 'front-matter'): Parsed => ({
    block,
    root: null,
    problems: [{ code, message, line: lineNumber(text, Math.max(base + at, 0)) }],
  });
  try {
    const errors: ParseError[] = [];
    const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
    const error = errors[0];
    if (error) return problem(`${sentence(printParseErrorCode(error.error))} This is not valid JSON.`, error.offset);
    if (!tree || tree.type !== 'object') return problem('The front matter is not a JSON object.', 0);
    // jsonc-parser lets some control characters and number forms pass that JSON does not.
    JSON.parse(source);
    const twice = duplicateKey(tree);
    if (twice) return problem(`The key \`${String(twice.value)}\` is there twice.`, twice.offset, 'duplicate-key');
    const root = readNode(tree, source, base, 0);
    return { block, root, problems: [] };
  } catch (error) {
    return problem(error instanceof SyntaxError ? `${error.message}.` : 'The front matter is nested too deeply.', 0);
  }
}

const sentence = (code: string) =>
  code === 'UnexpectedEndOfString'
    ? 'A quoted text is not closed.'
    : `${code.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)}.`;

function duplicateKey(node: Node): Node | null {
  const seen = new Set<unknown>();
  for (const part of node.children ?? []) {
    const key = node.type === 'object' ? part.children?.[0] : undefined;
    if (key && seen.has(key.value)) return key;
    if (key) seen.add(key.value);
    const inner = duplicateKey(key ? (part.children?.[1] ?? key) : part);
    if (inner) return inner;
  }
  return null;
}

function readNode(node: Node, source: string, base: number, depth: number): ValueNode {
  if (depth > deepest) throw new RangeError('too deep');
  const place = { from: base + node.offset, to: base + node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'array') {
    const items = children.map((item) => readNode(item, source, base, depth + 1));
    const weight = items.reduce((sum, item) => sum + item.weight, 1);
    return { ...place, kind: 'list', style: 'flow', value: items.map((item) => item.value), items, weight };
  }
  if (node.type === 'object') {
    const entries = children.map((property) => readEntry(property, source, base, depth));
    const weight = entries.reduce((sum, entry) => sum + entry.node.weight, 1);
    return { ...place, kind: 'map', style: 'flow', value: mapValue(entries), entries, weight };
  }
  return { ...place, weight: 1, ...scalar(node, source) };
}

function readEntry(property: Node, source: string, base: number, depth: number): Entry {
  const [key, value] = property.children ?? [];
  if (!key || !value) throw new SyntaxError('A key has no value');
  return {
    key: String(key.value),
    from: base + key.offset,
    keyTo: base + key.offset + key.length,
    separatorTo: base + (property.colonOffset ?? key.offset + key.length) + 1,
    node: readNode(value, source, base, depth + 1),
  };
}

function scalar(node: Node, source: string): { kind: ValueNode['kind']; value: FieldValue; style: Style } {
  const value: unknown = node.value;
  if (typeof value === 'string') return { kind: 'text', value, style: 'double' };
  if (typeof value === 'boolean') return { kind: 'boolean', value, style: 'plain' };
  if (typeof value !== 'number') return { kind: 'null', value: null, style: 'plain' };
  const written = source.slice(node.offset, node.offset + node.length);
  // A whole number too long for JavaScript stays as written.
  const exact = Number.isFinite(value) && (Number.isSafeInteger(value) || !/^-?\d+$/.test(written));
  return { kind: 'number', value: exact ? value : written, style: 'plain' };
}

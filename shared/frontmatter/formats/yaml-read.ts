/* eslint-disable no-control-regex -- control characters are what these patterns look for */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { FieldValue, Problem, YamlDialect } from '../../model/front-matter.ts';
import { looksLikeDate } from '../dates.ts';
import { lineNumber } from '../lines.ts';
import type { Block } from '../split.ts';
import { deepest, heaviest, mapValue, type Entry, type Parsed, type Style, type ValueNode } from '../tree.ts';
import { bareValue } from './yaml-dialect.ts';
import { isUnclosedQuote, errorOffset, yamlDocument } from './yaml-document.ts';
import { readPlainYaml } from './yaml-plain.ts';

/** Thrown inside this file only: what makes a block unreadable, with its place in the content. */
class Unreadable extends Error {
  readonly at: number;
  readonly code: Problem['code'];
  constructor(message: string, at: number, code: Problem['code'] = 'front-matter') {
    super(message);
    this.at = at;
    this.code = code;
  }
}

interface Reading {
  readonly content: string;
  readonly base: number;
  readonly anchors: Map<string, ValueNode>;
  readonly dialect: YamlDialect;
}

/** Reads a YAML block as a dialect has it. Bare dates stay text as written. */
export function readYaml(text: string, block: Block, dialect: YamlDialect = 'core'): Parsed {
  const root = readPlainYaml(text.slice(block.contentFrom, block.contentTo), block.contentFrom, dialect);
  return root ? { block, root, problems: [] } : parseYaml(text, block, dialect);
}

/** The same by the whole parser. */
export function parseYaml(text: string, block: Block, dialect: YamlDialect = 'core'): Parsed {
  // YAML ends a line at a lone CR too; the parser does not know that. Same length, so every offset holds.
  const content = text.slice(block.contentFrom, block.contentTo).replace(/\r(?!\n)/g, '\n');
  try {
    return { block, root: readRoot({ content, base: block.contentFrom, anchors: new Map(), dialect }), problems: [] };
  } catch (error) {
    const at = error instanceof Unreadable ? error.at : 0;
    const code = error instanceof Unreadable ? error.code : 'front-matter';
    const message = error instanceof Unreadable ? error.message : 'The front matter is nested too deeply to be read.';
    return { block, root: null, problems: [{ code, message, line: lineNumber(text, block.contentFrom + at) }] };
  }
}

function readRoot(reading: Reading): ValueNode | null {
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(reading.content);
  if (control) throw new Unreadable('There is a control character that YAML does not allow.', control.index);
  const document = yamlDocument(reading.content, reading.dialect);
  const error = document.errors[0];
  if (error) throw new Unreadable(sentence(error), errorOffset(error, document));
  const contents = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === null && !contents.anchor && !contents.tag))
    return null;
  if (!isMap(contents)) throw new Unreadable('The front matter is not a list of keys with values.', contents.range[0]);
  return readNode(reading, contents, 0);
}

const sentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab is used for indentation; YAML allows spaces only.',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  BLOCK_AS_IMPLICIT_KEY: 'A value with a colon and a space has to be quoted, or the next line is indented wrongly.',
  MULTILINE_IMPLICIT_KEY: 'A key has to be on one line.',
  BAD_SCALAR_START: 'A value that starts with this character has to be quoted.',
  BAD_ALIAS: 'A reference is not spelled right.',
};

function sentence(error: YAMLError): string {
  if (isUnclosedQuote(error)) return 'A quoted text is not closed, or its next line is not indented.';
  return sentences[error.code] ?? `${error.message.replace(/\.$/, '')}.`;
}

function readNode(reading: Reading, node: ParsedNode, depth: number): ValueNode {
  if (depth > deepest) throw new Unreadable('The front matter is nested too deeply.', node.range[0]);
  const read = isAlias(node)
    ? readAlias(reading, node.source, node.range)
    : isMap(node)
      ? readMap(reading, node, depth)
      : isSeq(node)
        ? readList(reading, node.items as ParsedNode[], node.range, node.flow === true, depth)
        : readScalar(reading, node);
  if (read.weight > heaviest)
    throw new Unreadable(
      `There are more values than are read (${heaviest}), those of references included.`,
      node.range[0],
    );
  if (!isAlias(node) && node.anchor) reading.anchors.set(node.anchor, read);
  return read;
}

function readAlias({ anchors, base }: Reading, name: string, range: readonly number[]): ValueNode {
  const target = anchors.get(name);
  if (!target) throw new Unreadable(`There is no \`&${name}\` for \`*${name}\`.`, range[0] ?? 0);
  const { kind, value, weight } = target;
  return { kind, value, weight, style: 'alias', from: base + (range[0] ?? 0), to: base + (range[1] ?? 0) };
}

function readMap(reading: Reading, map: YAMLMap.Parsed, depth: number): ValueNode {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let weight = 1;
  for (const pair of map.items) {
    const entry = readEntry(reading, pair, depth);
    if (seen.has(entry.key))
      throw new Unreadable(`The key \`${entry.key}\` is there twice.`, entry.from - reading.base, 'duplicate-key');
    seen.add(entry.key);
    entries.push(entry);
    weight += entry.node.weight;
  }
  const last = entries.at(-1);
  const flow = map.flow === true;
  const to = flow || !last ? reading.base + map.range[1] : Math.max(last.node.to, last.separatorTo, last.keyTo);
  const value = mapValue(entries);
  return { kind: 'map', value, style: flow ? 'flow' : 'block', from: reading.base + map.range[0], to, entries, weight };
}

function readEntry(reading: Reading, pair: Pair<ParsedNode, ParsedNode | null>, depth: number): Entry {
  const key = pair.key;
  if (!isScalar(key))
    throw new Unreadable('A key is not plain text; an unfilled template has to be filled in first.', key.range[0]);
  const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  const { base } = reading;
  const token = pair.srcToken;
  const sign = token && 'sep' in token ? token.sep?.findLast((part) => part.type === 'map-value-ind') : undefined;
  let separatorTo = sign ? base + sign.offset + 1 : -1;
  const props =
    token && 'sep' in token ? token.sep?.findLast((part) => part.type === 'anchor' || part.type === 'tag') : undefined;
  if (props && sign && props.offset > sign.offset) separatorTo = base + props.offset + props.source.length;
  const from = base + key.range[0];
  const keyTo = base + key.range[1];
  const empty = Math.max(separatorTo, keyTo);
  const node = pair.value ? readNode(reading, pair.value, depth + 1) : emptyNode(empty);
  if (node.style === 'none') return { key: name, from, keyTo, separatorTo, node: { ...node, from: empty, to: empty } };
  return { key: name, from, keyTo, separatorTo, node };
}

const emptyNode = (at: number): ValueNode => ({
  kind: 'null',
  value: null,
  style: 'none',
  from: at,
  to: at,
  weight: 1,
});

function readList(
  reading: Reading,
  nodes: readonly ParsedNode[],
  range: readonly number[],
  flow: boolean,
  depth: number,
): ValueNode {
  const items: ValueNode[] = [];
  let weight = 1;
  for (const node of nodes) {
    // `[a: 1]` is a list with a map of one pair, which the parser gives without braces of its own.
    if (!('range' in node) || !node.range) throw new Unreadable('A list holds a pair without braces.', range[0] ?? 0);
    const item = readNode(reading, node, depth + 1);
    items.push(item);
    weight += item.weight;
  }
  const from = reading.base + (range[0] ?? 0);
  const to = flow ? reading.base + (range[1] ?? 0) : (items.at(-1)?.to ?? from);
  return {
    kind: 'list',
    value: items.map((item) => item.value),
    style: flow ? 'flow' : 'block',
    from,
    to,
    items,
    weight,
  };
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function readScalar({ content, base, dialect }: Reading, node: Scalar.Parsed): ValueNode {
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const [start, end] = node.range;
  const stop = style === 'literal' || style === 'folded' ? blockEnd(content, start, end, String(node.value)) : end;
  const place = { from: base + start, to: base + stop, weight: 1 } as const;
  const source = node.source ?? '';
  if (style === 'plain' && start === end && !node.tag) return { ...place, kind: 'null', value: null, style: 'none' };
  if (style === 'plain' && !node.tag && looksLikeDate(source)) return { ...place, kind: 'date', value: source, style };
  const bare = style === 'plain' && !node.tag ? bareValue(source, dialect) : null;
  if (bare) return { ...place, style, ...bare };
  const value = node.value as unknown;
  return { ...place, style, ...scalarValue(value, source) };
}

/**
 * Where the last line of a block scalar ends that holds anything: the parser's range takes in the blank lines below. Blanks
 * at the end of a line are text, and so are those of a line of blanks that goes beyond the indentation.
 */
function blockEnd(content: string, start: number, end: number, text: string): number {
  let stop = end;
  while (stop > start && ' \t\r\n'.includes(content.charAt(stop - 1))) stop--;
  if (text.trim() === '') return stop;
  const indentOf = (lines: string) =>
    /^ */.exec(lines.split('\n').find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const indent = indentOf(content.slice(content.indexOf('\n', start) + 1, end)) - indentOf(text);
  const blanks = [...content.slice(stop, end).matchAll(/[ \t]+/g)];
  const last = blanks.findLast((line) => line.index === 0 || line[0].length > indent);
  return last ? stop + last.index + last[0].length : stop;
}

function scalarValue(value: unknown, source: string): { kind: ValueNode['kind']; value: FieldValue } {
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (value === null) return { kind: 'null', value };
  // Behind tags of YAML 1.1 the parser makes objects: dates, bytes.
  if (value instanceof Date) return { kind: 'date', value: source };
  if (typeof value === 'object') return { kind: 'text', value: source };
  if (typeof value === 'number' && Number.isFinite(value) && !isInexact(value, source))
    return { kind: 'number', value };
  return { kind: 'number', value: source };
}

/** A whole number too long for JavaScript: it stays as written. */
const isInexact = (value: number, source: string) => !Number.isSafeInteger(value) && /^[-+]?[\d_]+$/.test(source);

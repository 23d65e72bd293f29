/* eslint-disable no-control-regex -- control characters are what these patterns look for */
import type { FieldKind, FieldValue, YamlDialect } from '../model/front-matter.ts';
import { looksLikeDate } from './dates.ts';
import { bareValue } from './yaml-dialect.ts';
import { mapValue, type Entry, type Style, type ValueNode } from './tree.ts';

/**
 * Reads the YAML that nearly every post has (`key: value` lines, lists of plain items, maps one level down, comments) ten
 * times faster than a whole parser does. null for a block with anything else in it, and at the least doubt: the parser decides then. What
 * it answers is what the parser answers, to the offset; a test compares the two.
 */
export function readPlainYaml(content: string, base: number, dialect: YamlDialect = 'core'): ValueNode | null {
  if (unusual.test(content)) return null;
  const entries: Entry[] = [];
  const keys = new Set<string>();
  let items: ValueNode[] | null = null;
  let inner: Entry[] = [];
  let indent = -1;
  let dash = 0;
  const close = (): boolean => {
    const open = entries.at(-1);
    if (items && items.length > 0 && open)
      entries[entries.length - 1] = { ...open, node: listNode(items, dash, 'block') };
    const map = mapNode(inner);
    if (map && open) entries[entries.length - 1] = { ...open, node: map };
    inner = [];
    return items === null || open !== undefined;
  };
  for (let at = 0; at < content.length;) {
    const feed = content.indexOf('\n', at);
    const next = feed < 0 ? content.length : feed + 1;
    const end = feed > at && content.charCodeAt(feed - 1) === 13 ? feed - 1 : feed < 0 ? content.length : feed;
    const line = content.slice(at, end);
    const key = keyLine.exec(line)?.[0];
    if (key !== undefined) {
      if (!close() || keys.has(key)) return null;
      keys.add(key);
      const separatorTo = at + key.length + 1;
      const node = valueOn(line, key.length + 1, base + at, false, dialect);
      if (!node) return null;
      items = node.style === 'none' ? [] : null;
      indent = -1;
      entries.push(entryAt(key, base + at, base + separatorTo, node));
    } else {
      const lead = itemLine.exec(line)?.[0];
      if (lead === undefined) {
        const nested = nestedLine.exec(line);
        if (nested) {
          const entry = nestedEntry(line, nested, base + at, dialect);
          const fits = items?.length === 0 && (inner.length === 0 || indent === nested[1]?.length);
          if (!entry || !fits || inner.some((other) => other.key === entry.key)) return null;
          indent = nested[1]?.length ?? 0;
          inner.push(entry);
        } else if (!/^ *(?:#|$)/.test(line)) return null;
      } else if (inner.length > 0) return null;
      else {
        const column = lead.indexOf('-');
        const node =
          items && (indent < 0 || indent === column) ? valueOn(line, column + 1, base + at, true, dialect) : null;
        if (!items || !node || node.style === 'none') return null;
        if (indent < 0) dash = base + at + column;
        indent = column;
        items.push(node);
      }
    }
    at = next;
  }
  return close() ? mapNode(entries) : null;
}

/** A key without a value ends where its colon does. */
function entryAt(key: string, from: number, separatorTo: number, node: ValueNode): Entry {
  const place = node.style === 'none' ? { ...node, from: separatorTo, to: separatorTo } : node;
  return { key, from, keyTo: from + key.length, separatorTo, node: place };
}

function nestedEntry(line: string, found: RegExpExecArray, base: number, dialect: YamlDialect): Entry | null {
  const [whole, lead = '', key = ''] = found;
  const node = valueOn(line, whole.length + 1, base, false, dialect);
  return node && entryAt(key, base + lead.length, base + whole.length + 1, node);
}

/** Control characters, tabs, a lone CR, odd line breaks and marks: for the parser. */
const unusual = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;
const keyLine = /^[A-Za-z_][\w-]*(?=:(?: |$))/;
const nestedLine = /^( +)([A-Za-z_][\w-]*)(?=:(?: |$))/;
const itemLine = /^ *- +(?=[^ -])/;

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
  return { kind: 'list', value: items.map((item) => item.value), style, from, to, items, weight: items.length + 1 };
}

/** The value that stands on the rest of a line; null for anything but a simple one. */
function valueOn(line: string, start: number, base: number, item: boolean, dialect: YamlDialect): ValueNode | null {
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
  const text = line.slice(at, comment < 0 ? line.length : comment).trimEnd();
  if (text.includes(': ') || text.endsWith(':')) return null;
  return plain(text, base + at, dialect);
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

function plain(text: string, from: number, dialect: YamlDialect): ValueNode | null {
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
  if (text.length <= 5 && /^(?:null|true|false)$/i.test(text)) return dialect === 'core' ? word(text, from, to) : null;
  const bare = text.length <= 3 ? bareValue(text, dialect) : null;
  if (bare) return scalarNode(bare.kind, bare.value, 'plain', from, to);
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

/** `[a, "b c"]` on one line, without colons, nested brackets or a trailing comma. */
function flowList(line: string, open: number, base: number, dialect: YamlDialect): ValueNode | null {
  const items: ValueNode[] = [];
  let at = open + 1;
  while (line.charCodeAt(at) === 32) at++;
  while (line.charAt(at) !== ']' || items.length > 0) {
    const quote = line.charAt(at);
    let node: ValueNode | null;
    if (quote === '"' || quote === "'") node = quoted(line, at, base);
    else node = plain(/^[^,[\]{}#:"'\\&*!|>%@`]*/.exec(line.slice(at))?.[0].trimEnd() ?? '', base + at, dialect);
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

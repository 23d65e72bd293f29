/* eslint-disable no-control-regex -- control characters are what these patterns look for */
import { parseTOML, type AST } from 'toml-eslint-parser';
import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import { isTomlDate } from '../dates.ts';
import { insertLast, removeAt } from './delimited.ts';
import { between } from './json-edit.ts';
import { isBlank, lineBreakOf, lineEnd, lineStart, nextLine } from '../lines.ts';
import { inlineAround, neighbour, pairsBetween } from './toml-place.ts';
import { tomlContent, tomlName } from './toml-read.ts';
import { entryAt, type Entry, type ValueNode } from '../tree.ts';
import { splice, valueOf, type NewValue, type Site, type Splices, type Writer } from '../edits/writer.ts';

/** Writes TOML at the places that the reader found. */
export const tomlWriter: Writer = {
  replace: (site, _path, entry, value) =>
    entry.node.style === 'table'
      ? 'A table of several lines is changed key by key.'
      : put(site, entry.node, value, (text) => [splice(entry.node.from, entry.node.to, text)]),
  insert,
  remove,
  replaceItem: (site, item, value) =>
    item.style === 'table'
      ? 'A table of several lines is changed key by key.'
      : put(site, item, value, (text) => [splice(item.from, item.to, text)]),
  insertItem: (site, list, value) =>
    list.style === 'table'
      ? addTable(site, list, value)
      : put(site, list.items?.at(-1), value, (text) =>
          insertLast(site.text, between(list), text, site.block.lineBreak),
        ),
  removeItem: (site, list, index) =>
    list.style === 'table' ? dropTable(site, list, index) : removeAt(site.text, between(list), index),
};

function put(site: Site, present: ValueNode | undefined, value: NewValue, make: (text: string) => Splices): Splices {
  const text = tomlValue(value, present, site.text);
  return text === null ? noEmptyValue : make(text);
}

const noEmptyValue = 'TOML has no empty value; remove the field instead.';

/** A value in TOML; null where TOML has no such value. */
function tomlValue(value: NewValue, present: ValueNode | undefined, text: string): string | null {
  if (value.kind === 'null' || value.value === null) return null;
  if (value.kind === 'date' && isTomlDate(String(value.value)) && (!present || present.style === 'plain'))
    return String(value.value);
  if (value.kind === 'number') return number(value, present ? text.slice(present.from, present.to) : '');
  if (Array.isArray(value.value)) {
    const items = value.value.map((item: FieldValue) => tomlValue(valueOf(item), undefined, text));
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (typeof value.value === 'object') {
    const pairs = Object.entries(value.value as Readonly<Record<string, FieldValue>>);
    const parts = pairs.map(([key, inner]) => [tomlKey(key), tomlValue(valueOf(inner), undefined, text)] as const);
    if (parts.some(([, inner]) => inner === null)) return null;
    return parts.length === 0 ? '{}' : `{ ${parts.map(([key, inner]) => `${key} = ${inner}`).join(', ')} }`;
  }
  if (typeof value.value === 'boolean') return String(value.value);
  return tomlText(String(value.value), present, text);
}

/** A float stays a float (`1.0`), because TOML tells the two apart. */
function number(value: NewValue, present: string): string {
  const written = value.source ?? String(value.value);
  return /^[-+]?\d+\.\d/.test(present) && /^-?\d+$/.test(written) ? `${written}.0` : written;
}

const special =
  /[\0-\x08\x0a-\x1f\x7f]|[\ud800-\udfff](?<![\ud800-\udbff](?=[\udc00-\udfff])|[\ud800-\udbff][\udc00-\udfff])/;

function tomlText(text: string, present: ValueNode | undefined, source: string): string {
  if (present?.style === 'single' && !text.includes("'") && !special.test(text)) return `'${text}'`;
  if (present?.style === 'multiline') {
    const old = source.slice(present.from, present.to);
    const mark = old.slice(0, 3);
    const lead = /^...(\r\n|\n|\r)/.exec(old)?.[1] ?? '';
    const body = mark === "'''" ? text : text.replaceAll('\\', '\\\\').replace(/"(?="")|"$/g, '\\"');
    const fits =
      !/[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]/.test(body) &&
      !(mark === "'''" && (body.includes(mark) || body.endsWith("'"))) &&
      (lead !== '' || !body.startsWith('\n'));
    if (fits) return mark + lead + body.replaceAll('\n', lineBreakOf(source)) + mark;
  }
  const escaped = text.replace(new RegExp(`["\\\\\t]|${special.source}`, 'g'), (unit) => escapes[unit] ?? escape(unit));
  return `"${escaped}"`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
};
const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const tomlKey = (key: string) => (/^[\w-]+$/.test(key) ? key : tomlText(key, undefined, ''));

function insert(site: Site, path: FieldPath, depth: number, value: NewValue): Splices {
  const parentEntry = depth === 0 ? undefined : entryAt(site.root, path.slice(0, depth));
  const parent = depth === 0 ? site.root : parentEntry?.node;
  const key = path.at(-1);
  if (key === undefined) return 'A field needs a name.';
  const rest = path.slice(depth, -1);
  const dotted = [...rest, key].map(tomlKey).join('.');
  return put(site, undefined, value, (text) => {
    const inline = inlineAround(site, path.slice(0, depth));
    if (inline) {
      const { table } = inline;
      const pad = site.text.slice(table.from, table.to) === '{}' ? ' ' : '';
      const name = path.slice(inline.depth).map(tomlKey).join('.');
      return insertLast(site.text, betweenBraces(table), `${pad}${name} = ${text}${pad}`, site.block.lineBreak);
    }
    if (rest.length > 0)
      return newTable(site, path.slice(0, -1), `${dotted.slice(dotted.length - tomlKey(key).length)} = ${text}`);
    const like = parent && neighbour(site, parent);
    const { lineBreak, contentFrom } = site.block;
    if (like) {
      const { entry, prefix } = like;
      const lead = site.text.slice(lineStart(site.text, entry.from), entry.from);
      const at = nextLine(site.text, entry.node.to);
      return [splice(at, at, lead + prefix + dotted + sign(site, entry) + text + lineBreak)];
    }
    if (depth === 0) {
      // Above the first table, or the key would be part of it. A block of comments has none.
      const at = site.root ? contentFrom : afterText(site);
      const gap = site.root && !/^[ \t]*[\r\n#]/.test(site.text.slice(contentFrom)) ? lineBreak : '';
      return [splice(at, at, `${dotted} = ${text}${lineBreak}${gap}`)];
    }
    if (parentEntry?.isItem) {
      const at = nextLine(site.text, parentEntry.from);
      return [splice(at, at, `${dotted} = ${text}${lineBreak}`)];
    }
    // A header stays when the last key below it goes: nobody knows whose it is. Another one of its name is no TOML.
    const header = headerOf(site, path.slice(0, -1));
    if (header !== null) return [splice(header, header, `${dotted} = ${text}${lineBreak}`)];
    return newTable(site, path.slice(0, -1), `${tomlKey(key)} = ${text}`);
  });
}

const spanOf = (entry: Entry) => ({ from: entry.from, to: entry.node.to });
const betweenBraces = (table: ValueNode) => ({ ...between(table), items: pairsBetween(table).map(spanOf) });

/** Behind the line of a table's own header, wherever that stands among those of the tables in it; null: it has none. */
function headerOf({ text, block }: Site, path: FieldPath): number | null {
  const found = tablesOf(text, block).find(
    (part) =>
      part.type === 'TOMLTable' &&
      part.kind === 'standard' &&
      part.key.keys.length === path.length &&
      part.key.keys.every((key, index) => tomlName(key) === path[index]),
  );
  return found ? nextLine(text, block.contentFrom + found.key.range[1]) : null;
}

const tablesOf = (text: string, block: Site['block']) =>
  parseTOML(tomlContent(text, block), { tomlVersion: '1.0' }).body[0].body;

/** Behind the last line that holds anything. */
function afterText({ text, block }: Site): number {
  const blank = /[ \t\r\n]*$/.exec(text.slice(block.contentFrom, block.contentTo))?.[0].length ?? 0;
  const end = block.contentTo - blank;
  return end === block.contentFrom ? end : nextLine(text, end);
}

/** The blanks round `=`, as the neighbour has them when they are one space or none. */
function sign(site: Site, like: Entry): string {
  return site.text.slice(like.keyTo, like.node.from) === '=' ? '=' : ' = ';
}

/** A table of its own at the end of the block. */
function newTable(site: Site, path: FieldPath, pair: string): Splices {
  const { contentFrom, contentTo, lineBreak } = site.block;
  const content = site.text.slice(contentFrom, contentTo);
  const gap = isBlank(content) || endsInBlank.test(content) ? '' : lineBreak;
  return [splice(contentTo, contentTo, `${gap}[${path.map(tomlKey).join('.')}]${lineBreak}${pair}${lineBreak}`)];
}

function remove(site: Site, path: FieldPath, entry: Entry): Splices {
  const inline = inlineAround(site, path.slice(0, -1));
  if (inline) {
    const all = pairsBetween(inline.table);
    const own = entry.separatorTo < 0 ? pairsBetween(entry.node) : [entry];
    const [first, last] = [own[0], own.at(-1)];
    const index = first ? all.indexOf(first) : -1;
    if (!first || !last || all[index + own.length - 1] !== last) return 'Other keys stand between those of the field.';
    const items = all.map(spanOf).toSpliced(index, own.length, { from: first.from, to: last.node.to });
    return removeAt(site.text, { ...between(inline.table), items }, index);
  }
  if (entry.node.style === 'table') return removeTable(site, path);
  const start = lineStart(site.text, entry.from);
  const end = nextLine(site.text, lineEnd(site.text, entry.node.to));
  return [splice(start, end, '')];
}

/** One more table behind the last of a list, under the same header, with the gap that is between the others. */
function addTable({ text, block }: Site, list: ValueNode, value: NewValue): Splices {
  const last = list.items?.at(-1);
  const header = last && /^\[\[[^\r\n]*?\]\](?=[ \t]*(?:#|[\r\n]))/.exec(text.slice(last.from))?.[0];
  if (!header || value.kind !== 'map') return 'A list of tables takes a table only.';
  const lead = (at: number) => text.slice(lineStart(text, at), at);
  const inner = lead(last.entries?.[0]?.from ?? last.from);
  const pairs = Object.entries(value.value as Readonly<Record<string, FieldValue>>);
  const values = pairs.map(([, each]) => tomlValue(valueOf(each), undefined, text));
  if (values.includes(null)) return noEmptyValue;
  const gap = endsInBlank.test(text.slice(block.contentFrom, lineStart(text, last.from))) ? [''] : [];
  const lines = [
    ...gap,
    lead(last.from) + header,
    ...pairs.map(([key], i) => `${inner}${tomlKey(key)} = ${values[i]}`),
  ];
  const at = nextLine(text, last.to);
  return [splice(at, at, lines.map((line) => line + block.lineBreak).join(''))];
}

/** Takes one table of a list out, with the blank lines that set it apart. */
function dropTable({ text, block }: Site, list: ValueNode, index: number): Splices {
  const item = list.items?.[index];
  if (!item) return 'The item is not there.';
  let from = lineStart(text, item.from);
  let to = nextLine(text, item.to);
  const blankAt = (at: number) => at < block.contentTo && isBlank(text.slice(at, lineEnd(text, at)));
  while (blankAt(to)) to = nextLine(text, to);
  if (to >= block.contentTo) from -= endsInBlank.exec(text.slice(block.contentFrom, from))?.[1]?.length ?? 0;
  return [splice(from, to, '')];
}

/** Blank lines at the end of a text, but for the end of the line above them. */
const endsInBlank = /(?:\r\n|\r(?!\n)|\n)((?:[ \t]*(?:\r\n|\r(?!\n)|\n))+)$/;

/** Takes out every header and pair that is part of the table, wherever it stands. Comments and blank lines stay. */
function removeTable({ text, block }: Site, path: FieldPath): Splices {
  const base = block.contentFrom;
  const isPart = (names: readonly string[]) => path.every((key, i) => key === names[i]);
  const lines = ({ range }: AST.TOMLTable | AST.TOMLKeyValue) =>
    splice(lineStart(text, base + range[0]), nextLine(text, base + range[1]), '');
  return tablesOf(text, block).flatMap((part) => {
    const names = part.key.keys.map(tomlName);
    if (isPart(names)) return [lines(part)];
    if (part.type === 'TOMLKeyValue') return [];
    return part.body.filter((pair) => isPart([...names, ...pair.key.keys.map(tomlName)])).map(lines);
  });
}

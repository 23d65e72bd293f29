import type { TextChange } from '../../base/text-change.ts';
import type { FieldKind, FieldPath, FieldValue } from '../../model/front-matter.ts';
import { insertLast, removeAt } from './delimited.ts';
import { between } from './json-edit.ts';
import { isBlank, lineEnd, lineStart, nextLine } from '../lines.ts';
import { entryAt, inFlow, type Entry, type ValueNode } from '../tree.ts';
import { splice, type NewValue, type Site, type Splices, type Writer } from '../edits/writer.ts';
import { fitsBlock, yamlField, yamlFlow, yamlItem } from './yaml-block.ts';
import { columnIndent, dashLine, keyIndent, layoutOf } from './yaml-layout.ts';
import { yamlKey, yamlScalar } from './yaml-scalar.ts';

/** Writes YAML at the places that the reader found. */
export const yamlWriter: Writer = { replace, insert, remove, replaceItem, insertItem, removeItem };

const collection = (value: NewValue) => value.kind === 'list' || value.kind === 'map';

function replace(site: Site, path: FieldPath, entry: Entry, value: NewValue): Splices {
  if (entry.separatorTo < 0) return 'The key has no colon after it.';
  const flow = inFlow(site.root, path);
  const written = collection(value)
    ? replaceByCollection(site, entry, value.value, flow)
    : replaceByScalar(site, entry, value, flow);
  return typeof written === 'string' ? written : [...staleTag(site.text, entry.separatorTo, value.kind), ...written];
}

function replaceByScalar(site: Site, entry: Entry, value: NewValue, flow: boolean): Splices {
  const { style } = entry.node;
  if ((style === 'literal' || style === 'folded') && value.kind === 'text') {
    const rewritten = blockScalar(site, entry, String(value.value));
    if (rewritten) return rewritten;
  }
  return putInline(site, entry, yamlScalar(value, entry.node, site.text, flow));
}

/** `!!str` in front of what is no text any more goes, readers refuse the two together, and `!!binary` before any new value. */
function staleTag(text: string, end: number, kind: FieldKind): readonly TextChange[] {
  const lead = text.slice(lineStart(text, end), end);
  const tag = /[ \t]!!(\w+)(?=(?:[ \t]+&\S+)?[ \t]*$)/.exec(lead);
  const meant = tag && tagged.get(tag[1]);
  const at = end - lead.length + (tag?.index ?? 0);
  return tag && (tag[1] === 'binary' || (meant && meant !== kind)) ? [splice(at, at + tag[0].length, '')] : [];
}

const tagged: ReadonlyMap<string | undefined, FieldKind> = new Map([
  ['str', 'text'],
  ['int', 'number'],
  ['float', 'number'],
  ['bool', 'boolean'],
  ['null', 'null'],
  ['timestamp', 'date'],
  ['seq', 'list'],
  ['map', 'map'],
]);

/** Puts text of one line in the value's place, whatever stood there. A comment on the key's line stays. */
function putInline({ text }: Site, { node, separatorTo }: Entry, written: string): Splices {
  if (node.style === 'none') {
    const rest = text.slice(separatorTo, lineEnd(text, separatorTo));
    // `title: !!str` and `title: &name` are a tag and an anchor with nothing behind them yet.
    const properties = /^(?:[ \t]+[!&]\S*)+/.exec(rest)?.[0].length ?? 0;
    if (properties > 0) return [splice(separatorTo + properties, separatorTo + properties, ` ${written}`)];
    // `date:     ` in an aligned block: the blanks are the gap.
    if (rest !== '' && isBlank(rest)) return [splice(separatorTo + rest.length, separatorTo + rest.length, written)];
    return [splice(separatorTo, separatorTo, ` ${written}`)];
  }
  if (node.style === 'block') {
    // Comments on lines of their own between the key and what it held stay.
    const above =
      /^[\s\S]*[\r\n][ \t]*#[^\r\n]*/.exec(text.slice(lineEnd(text, separatorTo), node.from))?.[0].length ?? 0;
    const from = lineEnd(text, separatorTo) + above;
    return [splice(separatorTo, separatorTo, ` ${written}`), splice(from, lineEnd(text, node.to), '')];
  }
  if (node.style === 'literal' || node.style === 'folded') {
    const header = /^[|>][-+\d]*/.exec(text.slice(node.from, node.to))?.[0].length ?? 1;
    const headerEnd = lineEnd(text, node.from);
    return [splice(node.from, node.from + header, written), splice(headerEnd, Math.max(headerEnd, node.to), '')];
  }
  const gap = node.from === node.to && !/[ \t\r\n]/.test(text.charAt(node.from - 1)) ? ' ' : '';
  return [splice(node.from, node.to, gap + written)];
}

/** A block scalar stays one: same sign, same indentation. null where the new text does not fit in it. */
function blockScalar({ text, block }: Site, { from, node }: Entry, value: string): Splices | null {
  const body = value.replace(/\n$/, '');
  const header = /^([|>])([-+\d]*)/.exec(text.slice(node.from, node.to));
  const headerEnd = lineEnd(text, node.from);
  const digit = /\d/.exec(header?.[2] ?? '')?.[0] ?? '';
  if (!fitsBlock(body, header?.[1] === '|', digit !== '')) return null;
  const first = / *(?=[^ \r\n])/.exec(text.slice(nextLine(text, headerEnd), node.to))?.[0];
  // `|2` counts from the key, so that the first line may begin with blanks of its own.
  const indent = digit === '' ? first : (columnIndent(text, from) ?? '') + ' '.repeat(Number(digit));
  if (!header || headerEnd >= node.to || !indent) return null;
  const lines = header[1] === '>' ? body.replace(/(?<=\S)\n+(?=\S)/g, (run) => `${run}\n`) : body;
  if (header[1] === '>' && /\n[ \t]/.test(lines)) return null;
  const chomp = value.endsWith('\n') ? '' : '-';
  // Kept blank lines below (`+`) would be part of the new text.
  const signs =
    header[2]?.includes('+') && value.endsWith('\n') && !/^[ \t]*[\r\n]/.test(text.slice(nextLine(text, node.to)))
      ? `${digit}+`
      : digit + chomp;
  const written = lines.split('\n').map((line) => (line === '' ? '' : indent + line));
  return [
    splice(node.from + 1, node.from + header[0].length, signs === header[2] ? header[2] : signs),
    splice(nextLine(text, headerEnd), node.to, written.join(block.lineBreak)),
  ];
}

function replaceByCollection(site: Site, entry: Entry, value: FieldValue, flow: boolean): Splices {
  const { text, block } = site;
  const { node, separatorTo } = entry;
  const empty = value === null || typeof value !== 'object' || Object.keys(value).length === 0;
  const layout = layoutOf(site);
  const asLines =
    node.style === 'block' ||
    (node.style !== 'flow' && yamlField('k', value, '', { ...layout, blockLists: false }).length > 1);
  if (flow || empty || !asLines) return putInline(site, entry, yamlFlow(value, flow));
  const indent = keyIndent(text, entry.from);
  if (indent === null) return 'The key does not start its line.';
  const lists = { ...layout, blockLists: true };
  const dash = node.style === 'block' && node.kind === 'list' ? columnIndent(text, node.from) : null;
  const lines =
    dash !== null && Array.isArray(value)
      ? value.flatMap((item: FieldValue) => yamlItem(item, dash, lists))
      : yamlField('k', value, indent, lists).slice(1);
  const written = block.lineBreak + lines.join(block.lineBreak);
  if (node.style === 'block') return [splice(lineEnd(text, separatorTo), lineEnd(text, node.to), written)];
  const keyLine = node.style === 'none' ? lineEnd(text, separatorTo) : separatorTo;
  return [splice(keyLine, node.style === 'none' ? keyLine : node.to, written)];
}

function insert(site: Site, path: FieldPath, depth: number, value: NewValue): Splices {
  const { text, block } = site;
  const parentEntry = depth === 0 ? undefined : entryAt(site.root, path.slice(0, depth));
  const parent = depth === 0 ? site.root : parentEntry?.node;
  const [key, ...inner] = path.slice(depth);
  if (key === undefined) return 'A field needs a name.';
  if (parent?.style === 'flow') {
    const quoted = parent.entries?.some((entry) => text.charAt(entry.from) === '"') === true;
    const own = collection(value) ? yamlFlow(value.value) : yamlScalar(value, undefined, text, true);
    const nested = inner.reduceRight((whole, name) => `{${yamlKey(name, true)}: ${whole}}`, own);
    const pair = `${quoted ? JSON.stringify(key) : yamlKey(key, true)}: ${nested}`;
    return insertLast(text, between(parent), pair, block.lineBreak);
  }
  if (parent && parent.kind !== 'map' && parent.style !== 'none') return 'The field above it holds a value of its own.';
  if (parent?.style === 'alias') return 'The field above it is a reference to another one.';
  const layout = layoutOf(site);
  const indent = newIndent(site, parent, parentEntry, layout.step);
  if (indent === null) return 'The keys around it do not start their lines.';
  const scalar = !collection(value) && (value.kind !== 'text' || !String(value.value).includes('\n'));
  const written = scalar ? yamlScalar(value, undefined, text, false) : undefined;
  const names = [key, ...inner];
  const columns = names.map((_, i) => indent + layout.step.repeat(i));
  const lines = [
    ...inner.map((_, i) => `${columns[i]}${yamlKey(names[i] ?? key, false)}:`),
    ...yamlField(names.at(-1) ?? key, value.value, columns.at(-1) ?? indent, layout, written),
  ];
  const at = newLineAt(site, parent, parentEntry);
  return [splice(at, at, lines.map((line) => line + block.lineBreak).join(''))];
}

function newIndent(
  site: Site,
  parent: ValueNode | null | undefined,
  entry: Entry | undefined,
  step: string,
): string | null {
  const first = parent?.entries?.[0];
  if (first) return keyIndent(site.text, first.from);
  if (!entry) return '';
  const indent = keyIndent(site.text, entry.from);
  return indent === null ? null : indent + step;
}

/** Where the line of a new key goes: below its neighbour in the profile's order, else at the end of its map. */
function newLineAt(
  { text, block, root, after }: Site,
  parent: ValueNode | null | undefined,
  entry: Entry | undefined,
): number {
  const last = parent?.entries?.at(-1);
  if (parent && parent !== root) return last ? endOfEntry(text, last) : nextLine(text, entry?.separatorTo ?? 0);
  if (entry) return nextLine(text, entry.separatorTo);
  const neighbour = after.map((key) => root?.entries?.find((candidate) => candidate.key === key)).find(Boolean);
  if (neighbour) return endOfEntry(text, neighbour);
  if (last && (last.node.style === 'literal' || last.node.style === 'folded')) {
    // Blank lines below a `|+` are part of its text.
    if (text.slice(last.node.from, last.node.from + 3).includes('+')) return block.contentTo;
  }
  let at = block.contentTo;
  while (at > block.contentFrom && ' \t\r\n'.includes(text.charAt(at - 1))) at--;
  return at === block.contentFrom ? at : nextLine(text, at);
}

/** After the last line of an entry, kept blank lines of a `|+` included. */
function endOfEntry(text: string, entry: Entry): number {
  let end = nextLine(text, Math.max(entry.node.to, entry.separatorTo, entry.keyTo));
  const deep = deepLast(entry.node);
  if ((deep.style === 'literal' || deep.style === 'folded') && text.slice(deep.from, deep.from + 3).includes('+'))
    while (end < text.length && isBlank(text.slice(end, lineEnd(text, end)))) end = nextLine(text, end);
  return end;
}

const deepLast = (node: ValueNode): ValueNode => {
  const inner = node.entries?.at(-1)?.node ?? node.items?.at(-1);
  return inner && node.style === 'block' ? deepLast(inner) : node;
};

function remove(site: Site, path: FieldPath, entry: Entry): Splices {
  const { text } = site;
  const parentEntry = entryAt(site.root, path.slice(0, -1));
  const parent = path.length === 1 ? site.root : parentEntry?.node;
  if (!parent?.entries) return 'The field is not there.';
  if (parent.style === 'flow') return removeAt(text, between(parent), parent.entries.indexOf(entry));
  if (parent.style === 'alias') return 'The field above it is a reference to another one.';
  if (parentEntry?.isItem && parent.entries.length === 1) return [splice(parentEntry.from, parent.to, '{}')];
  if (parentEntry && parent.entries.length === 1) return putInline(site, parentEntry, '{}');
  const start = lineStart(text, entry.from);
  const next = parent.entries[1];
  if (entry === parent.entries[0] && next && /-[ \t]+$/.test(text.slice(start, entry.from))) {
    // The dash of the item stays. A comment between the two keys stays as well, on a line below it.
    const between = text.slice(lineEnd(text, entry.node.to), next.from);
    return [splice(entry.from, isBlank(between) ? next.from : lineEnd(text, entry.node.to), '')];
  }
  if (!/^[ \t]*(?:\?[ \t]+)?$/.test(text.slice(start, entry.from))) return 'The key does not start its line.';
  return [splice(start, endOfEntry(text, entry), '')];
}

function replaceItem(site: Site, item: ValueNode, value: NewValue, flow: boolean): Splices {
  if (item.items || item.entries) return 'The item of the list is not a single value.';
  if (item.style === 'literal' || item.style === 'folded') {
    const entry = { key: '', from: item.from, keyTo: item.from, separatorTo: item.from, node: item };
    const put = collection(value)
      ? putInline(site, entry, yamlFlow(value.value))
      : replaceByScalar(site, entry, value, flow);
    return typeof put === 'string' ? put : [...staleTag(site.text, item.from, value.kind), ...put];
  }
  const written = collection(value) ? yamlFlow(value.value, flow) : yamlScalar(value, item, site.text, flow);
  const gap = item.style === 'none' && !/[ \t]/.test(site.text.charAt(item.from - 1)) ? ' ' : '';
  return [...staleTag(site.text, item.from, value.kind), splice(item.from, item.to, gap + written)];
}

function insertItem(site: Site, list: ValueNode, value: NewValue, flow: boolean): Splices {
  const { text, block } = site;
  const last = list.items?.at(-1);
  const like = last?.style === 'single' || last?.style === 'double' ? last : undefined;
  const inside = flow || list.style === 'flow';
  const written = collection(value) ? yamlFlow(value.value, inside) : yamlScalar(value, like, text, inside);
  if (list.style === 'flow') return insertLast(text, between(list), written, block.lineBreak);
  if (!last || list.style !== 'block') return 'The list is written elsewhere and only referred to here.';
  const lead = /^[ \t]*(?:-[ \t]+)*-[ \t]*/.exec(text.slice(lineStart(text, last.from), last.from))?.[0];
  const first = list.items?.[0];
  const column = first && columnIndent(text, first.from);
  // Of `- - a` the last dash is the item's own.
  const prefix = lead?.replace(/-(?=.*-)/g, ' ') ?? (column == null ? null : `${column}- `);
  if (prefix === null) return 'The items of the list do not start their lines.';
  const at = nextLine(text, last.to);
  if (collection(value) && list.items?.some((item) => item.style === 'block')) {
    const lines = yamlItem(value.value, /^[ \t]*/.exec(prefix)?.[0] ?? '', { ...layoutOf(site), blockLists: true });
    return [splice(at, at, lines.map((line) => line + block.lineBreak).join(''))];
  }
  return [splice(at, at, (/[ \t]$/.test(prefix) ? prefix : `${prefix} `) + written + block.lineBreak)];
}

function removeItem({ text }: Site, list: ValueNode, index: number): Splices {
  const item = list.items?.[index];
  if (!item) return 'The item is not there.';
  if (list.style === 'flow') return removeAt(text, between(list), index);
  const start = lineStart(text, item.from);
  const next = list.items?.[index + 1];
  // `- - a`: the dash of the list around it stays, and the next item moves up to it.
  if (next && /^[ \t]*-[ \t]+(?:-[ \t]+)+$/.test(text.slice(start, item.from))) {
    const between = text.slice(item.to, next.from);
    return /^[ \t]*(?:[ \t]#[^\r\n]*)?[\r\n]\s*-[ \t]+$/.test(between)
      ? [splice(item.from, next.from, '')]
      : 'A comment stands between the items of the list.';
  }
  const dash = dashLine(text, item.from);
  return dash === null ? 'The item does not start its line.' : [splice(dash, nextLine(text, item.to), '')];
}

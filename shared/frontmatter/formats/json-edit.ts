import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import { insertLast, removeAt, type Delimited } from './delimited.ts';
import { lineStart } from '../lines.ts';
import { entryAt, type ValueNode } from '../tree.ts';
import { splice, type NewValue, type Site, type Splices, type Writer } from '../edits/writer.ts';

/** Writes JSON at the places that the reader found. */
export const jsonWriter: Writer = {
  replace: (site, _path, entry, value) => [splice(entry.node.from, entry.node.to, written(site, value, entry.from))],
  insert,
  remove: (site, path) => {
    const parent = parentOf(site, path);
    const index = parent?.entries?.findIndex((entry) => entry.key === path.at(-1)) ?? -1;
    if (!parent || index < 0) return 'The field is not there.';
    // Between Hexo's `;;;` lines nothing is left but them.
    if (site.block.members && parent === site.root && parent.entries?.length === 1)
      return [splice(site.block.contentFrom, site.block.contentTo, '')];
    return removeAt(site.text, between(parent), index);
  },
  replaceItem: (site, item, value) => [splice(item.from, item.to, written(site, value, item.from))],
  insertItem: (site, list, value) => {
    const text = written(site, value, list.items?.at(-1)?.from ?? list.from);
    return insertLast(site.text, between(list), text, site.block.lineBreak, layoutOf(site).comma);
  },
  removeItem: (site, list, index) => removeAt(site.text, between(list), index),
};

const parentOf = (site: Site, path: FieldPath): ValueNode | null | undefined =>
  path.length === 1 ? site.root : entryAt(site.root, path.slice(0, -1))?.node;

/** The node of a list or map as something between brackets. */
export function between(node: ValueNode): Delimited {
  const items = node.entries?.map((entry) => ({ from: entry.from, to: entry.node.to })) ?? node.items ?? [];
  return { open: node.from, close: node.to - 1, items };
}

function insert(site: Site, path: FieldPath, depth: number, value: NewValue): Splices {
  const { text, block } = site;
  const parent = depth === 0 ? site.root : entryAt(site.root, path.slice(0, depth))?.node;
  const [key, ...inner] = path.slice(depth);
  if (!parent || key === undefined) return 'There is no place for the field.';
  const nested = inner
    .toReversed()
    .reduce<NewValue>((whole, name) => ({ kind: 'map', value: { [name]: whole.value } }), value);
  const like = parent.entries?.at(-1);
  const layout = layoutOf(site);
  const colon = like ? text.slice(like.keyTo, like.node.from) : layout.colon;
  const pair =
    JSON.stringify(key) + (/^\s*:\s*$/.test(colon) ? colon : ': ') + written(site, nested, like?.from ?? parent.from);
  if (block.members && parent === site.root && !like)
    return [splice(block.contentFrom, block.contentTo, pair + block.lineBreak)];
  return insertLast(text, between(parent), pair, block.lineBreak, layout.comma);
}

/** How the object is set: all on one line, with or without blanks, or a line for each key. */
interface Layout {
  readonly comma: string;
  readonly colon: string;
  /** One step of indentation; null where everything is on one line. */
  readonly step: string | null;
  /** Lists, or maps in the object, have a line for each item. */
  readonly tallLists: boolean;
  readonly tallMaps: boolean;
}

function layoutOf({ text, block, root }: Site): Layout {
  const source = text.slice(block.contentFrom, block.contentTo);
  const first = root?.entries?.[0];
  const lead = first && /^[ \t]*$/.exec(text.slice(lineStart(text, first.from), first.from))?.[0];
  const compact = !/[\r\n]/.test(source) && /":\S/.test(source);
  return {
    comma: compact ? ',' : ', ',
    colon: compact ? ':' : ': ',
    step: lead === undefined ? null : lead || '  ',
    tallLists: /\[[ \t]*[\r\n]/.test(source),
    tallMaps: !/\{[ \t]*"/.test(source),
  };
}

/** A value as the object around it is set, where the line of `at` is indented. */
function written(site: Site, value: NewValue, at: number): string {
  if (value.source !== undefined) return value.source;
  const { text } = site;
  const indent = /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? '';
  return jsonText(value.value, layoutOf(site), indent).replaceAll('\n', site.block.lineBreak);
}

function jsonText(value: FieldValue, layout: Layout, indent: string): string {
  const inner = indent + (layout.step ?? '');
  const isList = Array.isArray(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const parts = isList
    ? value.map((item: FieldValue) => jsonText(item, layout, inner))
    : Object.entries(value).map(
        ([key, each]: [string, FieldValue]) => JSON.stringify(key) + layout.colon + jsonText(each, layout, inner),
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const isTall = isList ? layout.tallLists : layout.tallMaps;
  const tall = layout.step !== null && parts.length > 0 && (isTall || parts.some((part) => part.includes('\n')));
  if (!tall) return open + parts.join(layout.comma) + close;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

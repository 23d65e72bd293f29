import type { FieldPath, FieldValue } from '../model/front-matter.ts';
import { insertLast, removeAt, type Delimited } from './delimited.ts';
import { entryAt, type ValueNode } from './tree.ts';
import { splice, type NewValue, type Site, type Splices, type Writer } from './writer.ts';

/** Writes JSON at the places that the reader found. */
export const jsonWriter: Writer = {
  replace: (_site, _path, entry, value) => [splice(entry.node.from, entry.node.to, written(value))],
  insert,
  remove: (site, path) => {
    const parent = parentOf(site, path);
    const index = parent?.entries?.findIndex((entry) => entry.key === path.at(-1)) ?? -1;
    if (!parent || index < 0) return 'The field is not there.';
    return removeAt(site.text, between(parent), index);
  },
  replaceItem: (_site, item, value) => [splice(item.from, item.to, written(value))],
  insertItem: (site, list, value) => insertLast(site.text, between(list), written(value), site.block.lineBreak),
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
  const parent = depth === 0 ? site.root : entryAt(site.root, path.slice(0, depth))?.node;
  const [key, ...inner] = path.slice(depth);
  if (!parent || key === undefined) return 'There is no place for the field.';
  const nested = inner.toReversed().reduce((text, name) => `{${JSON.stringify(name)}: ${text}}`, written(value));
  const like = parent.entries?.at(-1);
  const colon = like ? site.text.slice(like.keyTo, like.node.from) : ': ';
  const pair = JSON.stringify(key) + (/^\s*:\s*$/.test(colon) ? colon : ': ') + nested;
  return insertLast(site.text, between(parent), pair, site.block.lineBreak);
}

const written = (value: NewValue): string => value.source ?? jsonText(value.value);

function jsonText(value: FieldValue): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
    return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}: ${jsonText(inner)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

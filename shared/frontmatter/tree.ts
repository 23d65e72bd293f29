import type { FieldKind, FieldValue, Problem } from '../model/front-matter.ts';
import type { Block } from './split.ts';

/** How a value is written. `none`: there is only the key. `flow`: brackets or braces. `table`: spread over TOML lines. */
export type Style =
  'plain' | 'single' | 'double' | 'literal' | 'folded' | 'multiline' | 'flow' | 'block' | 'alias' | 'table' | 'none';

/** A value where it stands, the same for every format. Offsets are UTF-16, in the whole text. */
export interface ValueNode {
  readonly kind: FieldKind;
  readonly value: FieldValue;
  readonly style: Style;
  /** From the first character of the value to after its last; trailing blanks, comments and line breaks are not part. */
  readonly from: number;
  readonly to: number;
  readonly items?: readonly ValueNode[];
  readonly entries?: readonly Entry[];
  /** How many values it stands for once references are followed. */
  readonly weight: number;
}

export interface Entry {
  readonly key: string;
  /** The key as written, quotes included. */
  readonly from: number;
  readonly keyTo: number;
  /** After `:` or `=`, and after a tag or anchor in front of the value; -1 where there is no such sign. */
  readonly separatorTo: number;
  readonly node: ValueNode;
  /** It stands for an item of a list, whose key is its place there: it has no key of its own in the text. */
  readonly isItem?: true;
}

export interface Parsed {
  readonly block: Block;
  /** A map; null for a block without a key, or one that could not be read. */
  readonly root: ValueNode | null;
  readonly problems: readonly Problem[];
}

/** Deepest nesting that is read. Nothing a person writes comes near. */
export const deepest = 64;
/** Most values that a block may stand for, so that references to references cannot fill the memory. */
export const heaviest = 20_000;
/** Longest block that is read, in UTF-16 units. */
export const longest = 1_000_000;

/** A map without a prototype: a key named `__proto__` is a key like any other. */
export function mapValue(entries: readonly Entry[]): Readonly<Record<string, FieldValue>> {
  const map: Record<string, FieldValue> = Object.create(null) as Record<string, FieldValue>;
  for (const entry of entries) map[entry.key] = entry.node.value;
  return map;
}

/** The entry of a key in a map, or of a place (`0`, `1` ...) in a list; undefined when there is none. */
export function entryOf(node: ValueNode | null | undefined, key: string): Entry | undefined {
  if (!node?.items) return node?.entries?.find((entry) => entry.key === key);
  const item = isPlace(key) ? node.items[Number(key)] : undefined;
  return item && { key, from: item.from, keyTo: item.from, separatorTo: item.from, node: item, isItem: true };
}

/** Whether a key of a path can name a place in a list. */
export const isPlace = (key: string) => /^(?:0|[1-9]\d{0,5})$/.test(key);

/** The entry that a path leads to, through maps and lists. */
export function entryAt(root: ValueNode | null, path: readonly string[]): Entry | undefined {
  let found: Entry | undefined;
  let node: ValueNode | null | undefined = root;
  for (const key of path) {
    found = entryOf(node, key);
    if (!found) return undefined;
    node = found.node;
  }
  return found;
}

/** Whether something of the path stands in brackets or braces. */
export const inFlow = (root: ValueNode | null, path: readonly string[]): boolean =>
  path.some((_, i) => (i === 0 ? root : entryAt(root, path.slice(0, i))?.node)?.style === 'flow');

/** A tree in which a value stands at a path and nothing else, as if it were written: for planning only, without places. */
export function treeOf([key, ...inner]: readonly string[], value: FieldValue): ValueNode {
  const place = { from: 0, to: 0, weight: 1 } as const;
  const entry = (name: string, node: ValueNode): Entry => ({ key: name, from: 0, keyTo: 0, separatorTo: 0, node });
  const map = (entries: readonly Entry[]): ValueNode => ({
    ...place,
    kind: 'map',
    value: mapValue(entries),
    style: 'block',
    entries,
  });
  if (key !== undefined) return map([entry(key, treeOf(inner, value))]);
  if (value === null) return { ...place, kind: 'null', value, style: 'plain' };
  if (Array.isArray(value)) {
    const items = (value as readonly FieldValue[]).map((item) => treeOf([], item));
    return { ...place, kind: 'list', value, style: 'block', items };
  }
  if (typeof value === 'object')
    return map(Object.entries(value).map(([name, node]) => entry(name, treeOf([], node as FieldValue))));
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return { ...place, kind, value, style: 'plain' };
}

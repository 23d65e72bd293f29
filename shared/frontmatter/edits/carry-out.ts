import { parse as parseSmolToml } from 'smol-toml';
import { applyChange, type TextChange } from '../../base/text-change.ts';
import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import { jsonWriter } from '../formats/json-edit.ts';
import { withMoved } from './list-edit.ts';
import { moveItem } from './move-item.ts';
import type { Plan } from './plan.ts';
import { parseBlock } from '../read.ts';
import { findBlock } from '../split.ts';
import { tomlContent } from '../formats/toml-read.ts';
import { tomlWriter } from '../formats/toml-edit.ts';
import { entryAt, inFlow, type Entry, type Parsed, type ValueNode } from '../tree.ts';
import { readsAsWished, type Expected } from './verify.ts';
import { inOrder, type NewValue, type Site, type Splices, type Writer } from './writer.ts';
import { yamlWriter } from '../formats/yaml-edit.ts';

const writers = { yaml: yamlWriter, toml: tomlWriter, json: jsonWriter } as const satisfies Record<string, Writer>;

type Doing = Exclude<Plan['step'], { do: 'nothing' } | { do: 'refuse' }>;

export interface CarriedOut {
  readonly changes: readonly TextChange[];
  readonly text: string;
  /** The block after the step. */
  readonly parsed: Parsed;
}

/** Does one step and proves it: the block is read again and must say what was wished and else what it said before. */
export function carryOut(site: Site, path: FieldPath, step: Doing): CarriedOut | string {
  const writer = writers[site.block.format];
  const entry = entryAt(site.root, path);
  const splices = splicesFor(site, writer, path, entry, step);
  if (typeof splices === 'string') return splices;
  const changes = inOrder(splices);
  if (changes.length === 0 || !apart(changes, site)) return doubt(path);
  const text = changes.reduceRight(applyChange, site.text);
  const parsed = proved(site, text, path, expected(entry?.node, step));
  return parsed ? { changes, text, parsed } : doubt(path);
}

const doubt = (path: FieldPath) =>
  `\`${path.join('.')}\` is written in a way that cannot be changed without changing something else. Edit it in the text.`;

function splicesFor(site: Site, writer: Writer, path: FieldPath, entry: Entry | undefined, step: Doing): Splices {
  switch (step.do) {
    case 'set':
      return entry ? writer.replace(site, path, entry, step.value) : insert(site, writer, path, step.value);
    case 'remove':
      return entry ? writer.remove(site, path, entry) : 'The field is not there.';
    case 'insert-item': {
      const list = itemAt(entry?.node, step.list);
      return list ? writer.insertItem(site, list, step.value, inFlow(site.root, path)) : 'The list is not there.';
    }
    case 'move-item': {
      const list = itemAt(entry?.node, step.list);
      return list ? moveItem(site.text, list, step.from, step.to) : 'The list is not there.';
    }
    case 'replace-item': {
      const item = itemAt(entry?.node, step.at);
      const flow = inFlow(site.root, path) || itemAt(entry?.node, step.at.slice(0, -1))?.style === 'flow';
      return item ? writer.replaceItem(site, item, step.value, flow) : 'The item is not there.';
    }
    case 'remove-item':
      return entry ? removeItem(site, writer, path, entry, step.at) : 'The list is not there.';
  }
}

/** Items go with the list around them when they were its last. A list that is a value stays, empty. */
function removeItem(site: Site, writer: Writer, path: FieldPath, entry: Entry, at: readonly number[]): Splices {
  const outer = at.slice(0, -1);
  const list = itemAt(entry.node, outer);
  const index = at.at(-1);
  if (!list?.items || index === undefined) return 'The item is not there.';
  if (list.items.length > 1 || (outer.length === 0 && list.style === 'flow'))
    return writer.removeItem(site, list, index);
  if (outer.length > 0) return removeItem(site, writer, path, entry, outer);
  return writer.replace(site, path, entry, { kind: 'list', value: [] });
}

function insert(site: Site, writer: Writer, path: FieldPath, value: NewValue): Splices {
  let depth = path.length - 1;
  while (depth > 0 && !entryAt(site.root, path.slice(0, depth))) depth--;
  const parent = entryAt(site.root, path.slice(0, depth));
  if (!parent || parent.node.kind === 'map') return writer.insert(site, path, depth, value);
  if (parent.node.style === 'alias') return `\`${parent.key}\` refers to a value that is written elsewhere.`;
  if (parent.node.kind !== 'null') return `\`${parent.key}\` holds a value of its own, so it can hold no key.`;
  if (
    site.block.format === 'yaml' &&
    parent.node.style === 'none' &&
    !parent.isItem &&
    !inFlow(site.root, path.slice(0, depth))
  )
    return writer.insert(site, path, depth, value);
  const nested = path.slice(depth).reduceRight<FieldValue>((inner, key) => ({ [key]: inner }), value.value);
  const map: NewValue = { kind: 'map', value: nested };
  if (parent.isItem) return writer.replaceItem(site, parent.node, map, inFlow(site.root, path.slice(0, depth)));
  return writer.replace(site, path.slice(0, depth), parent, map);
}

function itemAt(node: ValueNode | undefined, at: readonly number[]): ValueNode | undefined {
  return at.reduce<ValueNode | undefined>((list, index) => list?.items?.[index], node);
}

/** What the field should say after the step. */
function expected(node: ValueNode | undefined, step: Doing): Expected {
  if (step.do === 'set') return step.value;
  if (step.do === 'remove') return null;
  const items = (node?.items ?? []).map((item) => item.value);
  if (step.do === 'insert-item')
    return { kind: 'list', value: within(items, step.list, (list) => [...list, step.value.value]) };
  if (step.do === 'move-item')
    return { kind: 'list', value: within(items, step.list, (list) => withMoved(list, step.from, step.to)) };
  return { kind: 'list', value: without(items, step.at, step.do === 'replace-item' ? step.value.value : undefined) };
}

/** A list with the list changed that a way through it leads to. */
function within(
  items: readonly FieldValue[],
  [index, ...inner]: readonly number[],
  change: (list: readonly FieldValue[]) => readonly FieldValue[],
): readonly FieldValue[] {
  if (index === undefined) return change(items);
  const item = items[index];
  return items.with(index, within(Array.isArray(item) ? (item as readonly FieldValue[]) : [], inner, change));
}

/** A list with one item replaced, or taken out together with the lists that it leaves empty. */
function without(
  items: readonly FieldValue[],
  at: readonly number[],
  put: FieldValue | undefined,
): readonly FieldValue[] {
  const [index, ...inner] = at;
  if (index === undefined) return items;
  const item = items[index];
  if (inner.length === 0) return put === undefined ? items.toSpliced(index, 1) : items.with(index, put);
  const nested = without(Array.isArray(item) ? (item as readonly FieldValue[]) : [], inner, put);
  return nested.length === 0 ? items.toSpliced(index, 1) : items.with(index, nested);
}

/** Changes must not touch each other or the delimiter lines. */
function apart(changes: readonly TextChange[], { block }: Site): boolean {
  const inside = changes.every((change) => change.from >= block.contentFrom && change.to <= block.contentTo);
  return inside && changes.every((change, i) => i === 0 || (changes[i - 1]?.to ?? 0) <= change.from);
}

/** The block as it reads after a step; null where it does not read as wished. */
function proved(site: Site, text: string, path: FieldPath, wish: Expected): Parsed | null {
  const block = findBlock(text);
  const old = site.block;
  if (block?.format !== old.format || block.contentFrom !== old.contentFrom) return null;
  if (text.length - block.to !== site.text.length - old.to) return null;
  const parsed = parseBlock(text, block, site.yaml);
  if (parsed.problems.length > 0 || !readsAsWished(site.root, parsed.root, path, wish)) return null;
  return block.format !== 'toml' || secondReader(tomlContent(text, block)) ? parsed : null;
}

/** TOML has subtle rules about tables; a second reader has to take the block too. */
function secondReader(content: string): boolean {
  try {
    parseSmolToml(content, { integersAsBigInt: 'asNeeded' });
    return true;
  } catch {
    return false;
  }
}

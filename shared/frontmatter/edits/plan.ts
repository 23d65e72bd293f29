import { sameValue } from '../../base/same-value.ts';
import type { FieldEdit, FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { ListText } from '../fields.ts';
import { nextStep, type Step } from './list-edit.ts';
import type { Taken } from '../merge-keys.ts';
import { entryAt, isPlace, treeOf, type ValueNode } from '../tree.ts';
import { newValue } from './wish.ts';
import { isScalarKind, kindOf, valueOf, type NewValue } from './writer.ts';

/** One step of an edit: what to do at which path. `more`: the edit may not be done after it and is planned again. */
export interface Plan {
  readonly path: FieldPath;
  readonly step: Step | { readonly do: 'remove' };
  readonly more: boolean;
}

/** The next thing to do for an edit in a block as it stands. */
export function planEdit(root: ValueNode | null, edit: FieldEdit, form: ListText | undefined): Plan {
  const { path } = edit;
  if (path.length === 0) return refuse(path, 'A field needs a name.');
  const entry = entryAt(root, path);
  if (edit.op === 'set') return inField(root, planSet(root, path, edit));
  if (edit.op === 'remove') {
    const above = entryAt(root, path.slice(0, -1));
    if (!entry && above?.node.style === 'alias' && holds(above.node.value, path.at(-1)))
      return refuse(path, `\`${above.key}\` refers to a value that is written elsewhere.`);
    return inField(root, { path, step: { do: entry ? 'remove' : 'nothing' }, more: false });
  }
  const more = edit.op === 'remove-item' || edit.op === 'rename-item';
  const step = nextStep(entry, edit, form);
  // Of a tag with an address the name is replaced, wherever the list has it.
  const named = step.do === 'replace-item' ? [...path, ...step.at.map(String), 'label'] : [];
  if (step.do === 'replace-item' && entryAt(root, named))
    return { ...planSet(root, named, { op: 'set', path: named, value: step.value.value, kind: 'text' }), more };
  return inField(root, { path, step, more });
}

/**
 * The next thing to do for an edit of what a merge key takes over: what stands at the anchor is left alone, and the map that
 * takes it over gets a key of its own, which counts before it. First as the value was, where only a part of it changes.
 */
export function planOver(merged: Taken, edit: FieldEdit, form: ListText | undefined): Plan {
  const { path, value } = merged;
  const isWhole = path.length === edit.path.length;
  if (edit.op === 'remove' && isWhole)
    return refuse(path, `\`${path.join('.')}\` is taken over by \`<<\`: only a value of its own can take its place.`);
  const copy = treeOf(path, value);
  const planned = planEdit(copy, edit, form);
  if (planned.step.do === 'nothing' || planned.step.do === 'refuse') return planned;
  if (edit.op === 'set' && isWhole) return planEdit(null, edit, form);
  return { path, step: { do: 'set', value: valueOf(value) }, more: true };
}

const holds = (value: FieldValue, key = '') => typeof value === 'object' && value !== null && Object.hasOwn(value, key);

const refuse = (path: FieldPath, why: string): Plan => ({ path, step: { do: 'refuse', why }, more: false });

/** An item has no key: what is done to it is done in the field that holds the outermost list on the way to it. */
function inField(root: ValueNode | null, plan: Plan): Plan {
  let depth = plan.path.length;
  while (entryAt(root, plan.path.slice(0, depth))?.isItem) depth--;
  const path = plan.path.slice(0, depth);
  const at = plan.path.slice(depth).map(Number);
  const step = at.length > 0 ? inItem(plan.step, at) : plan.step;
  const node = entryAt(root, path)?.node;
  // A list of tables in TOML is its tables: without one there is no field.
  const isLastTable = step.do === 'remove-item' && node?.style === 'table' && node.items?.length === 1;
  return { path, step: isLastTable ? { do: 'remove' } : step, more: plan.more };
}

function inItem(step: Plan['step'], at: readonly number[]): Plan['step'] {
  switch (step.do) {
    case 'nothing':
    case 'refuse':
      return step;
    case 'set':
      return { do: 'replace-item', at, value: step.value };
    case 'remove':
      return { do: 'remove-item', at };
    case 'insert-item':
    case 'move-item':
      return { ...step, list: [...at, ...step.list] };
    case 'replace-item':
    case 'remove-item':
      return { ...step, at: [...at, ...step.at] };
  }
}

function planSet(root: ValueNode | null, path: FieldPath, edit: Extract<FieldEdit, { op: 'set' }>): Plan {
  const entry = entryAt(root, path);
  const node = entry?.node;
  const value = newValue(edit, node);
  if (typeof value === 'string') return refuse(path, value);
  if (node && reads(node, value)) return { path, step: { do: 'nothing' }, more: false };
  if (node?.entries && value.kind === 'map' && node.entries.length > 0) return planMap(root, path, node, value);
  // A list in a list would go with its last item, and the next step would meet the list behind it.
  const goesWhenEmpty = entry?.isItem && Array.isArray(value.value) && value.value.length === 0;
  if (node?.items && Array.isArray(value.value) && !goesWhenEmpty) {
    const plan = planList(root, path, node.items, value.value as readonly FieldValue[]);
    if (plan) return { ...plan, more: true };
  }
  return node ? { path, step: { do: 'set', value }, more: false } : planNew(root, path, value);
}

/** A key that is not there, or the item behind the last one. */
function planNew(root: ValueNode | null, path: FieldPath, value: NewValue): Plan {
  const list = entryAt(root, path.slice(0, -1))?.node.items;
  if (!list || !isPlace(path.at(-1) ?? '')) return { path, step: { do: 'set', value }, more: false };
  if (Number(path.at(-1)) > list.length) return refuse(path, 'The list has no item at this place.');
  return { path: path.slice(0, -1), step: { do: 'insert-item', list: [], value }, more: false };
}

/** The same value again changes nothing, a date between quotes included. */
const reads = (node: ValueNode, value: NewValue) =>
  sameValue(node.value, value.value) && (node.kind === value.kind || (value.kind === 'date' && node.kind === 'text'));

/** Key by key, so that what stays the same keeps its bytes. */
function planMap(root: ValueNode | null, path: FieldPath, node: ValueNode, { value }: NewValue): Plan {
  const wanted = value as Readonly<Record<string, FieldValue>>;
  for (const key of Object.keys(wanted)) {
    const plan = planSet(root, [...path, key], { op: 'set', path: [...path, key], value: wanted[key] as FieldValue });
    if (plan.step.do !== 'nothing') return { ...plan, more: true };
  }
  const extra = node.entries?.find((entry) => !Object.hasOwn(wanted, entry.key));
  return extra
    ? { path: [...path, extra.key], step: { do: 'remove' }, more: true }
    : { path, step: { do: 'nothing' }, more: false };
}

/** One step from a list towards another that leaves the other items as they are; null where the list is written anew. */
function planList(
  root: ValueNode | null,
  path: FieldPath,
  items: readonly ValueNode[],
  wanted: readonly FieldValue[],
): Omit<Plan, 'more'> | null {
  const same = (i: number, j: number) =>
    items[i] !== undefined && j < wanted.length && sameValue(items[i].value, wanted[j] as FieldValue);
  if (items.length === wanted.length) {
    const i = items.findIndex((_, index) => !same(index, index));
    const value = wanted[i];
    const item = items[i];
    if (value === undefined || !item) return null;
    const into = [...path, String(i)];
    if (item.kind === 'map' && kindOf(value) === 'map') return planSet(root, into, { op: 'set', path: into, value });
    if (!isScalarKind(kindOf(value)) || !isScalarKind(item.kind)) return null;
    return { path, step: { do: 'replace-item', at: [i], value: valueOf(value) } };
  }
  let matched = 0;
  let extra = -1;
  for (const i of items.keys()) {
    if (same(i, matched)) matched++;
    else if (extra < 0) extra = i;
  }
  if (matched === wanted.length && extra >= 0) return { path, step: { do: 'remove-item', at: [extra] } };
  const added = wanted[items.length];
  if (extra >= 0 || items.length === 0 || added === undefined || !isScalarKind(kindOf(added))) return null;
  return { path, step: { do: 'insert-item', list: [], value: valueOf(added) } };
}

import type { FieldEdit, FieldPath, FieldValue } from '../model/front-matter.ts';
import type { ListText } from './fields.ts';
import { nextStep, type Step } from './list-edit.ts';
import { entryAt, sameValue, type ValueNode } from './tree.ts';
import { newValue } from './wish.ts';
import { isScalarKind, kindOf, valueOf, type NewValue } from './writer.ts';

export type { Step } from './list-edit.ts';

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
  if (edit.op === 'set') return planSet(root, path, edit);
  if (edit.op === 'remove') return { path, step: entry ? { do: 'remove' } : { do: 'nothing' }, more: false };
  return { path, step: nextStep(entry, edit, form), more: edit.op !== 'add-item' };
}

const refuse = (path: FieldPath, why: string): Plan => ({ path, step: { do: 'refuse', why }, more: false });

function planSet(root: ValueNode | null, path: FieldPath, edit: Extract<FieldEdit, { op: 'set' }>): Plan {
  const node = entryAt(root, path)?.node;
  const value = newValue(edit, node);
  if (typeof value === 'string') return refuse(path, value);
  if (node && reads(node, value)) return { path, step: { do: 'nothing' }, more: false };
  if (node?.entries && value.kind === 'map' && node.entries.length > 0) return planMap(root, path, node, value);
  if (node?.items && Array.isArray(value.value)) {
    const step = listStep(node.items, value.value as readonly FieldValue[]);
    if (step) return { path, step, more: true };
  }
  return { path, step: { do: 'set', value }, more: false };
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
function listStep(items: readonly ValueNode[], wanted: readonly FieldValue[]): Step | null {
  const same = (i: number, j: number) =>
    items[i] !== undefined && j < wanted.length && sameValue(items[i].value, wanted[j] as FieldValue);
  if (items.length === wanted.length) {
    const i = items.findIndex((_, index) => !same(index, index));
    const value = wanted[i];
    const item = items[i];
    if (value === undefined || !item || !isScalarKind(kindOf(value)) || !isScalarKind(item.kind)) return null;
    return { do: 'replace-item', at: [i], value: valueOf(value) };
  }
  let matched = 0;
  let extra = -1;
  for (const i of items.keys()) {
    if (same(i, matched)) matched++;
    else if (extra < 0) extra = i;
  }
  if (matched === wanted.length && extra >= 0) return { do: 'remove-item', at: [extra] };
  const added = wanted[items.length];
  if (extra >= 0 || items.length === 0 || added === undefined || !isScalarKind(kindOf(added))) return null;
  return { do: 'insert-item', value: valueOf(added) };
}

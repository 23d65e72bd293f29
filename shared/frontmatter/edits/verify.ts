import { sameValue } from '../../base/same-value.ts';
import type { FieldPath } from '../../model/front-matter.ts';
import type { Entry, ValueNode } from '../tree.ts';
import type { NewValue } from './writer.ts';

/** What the field should read as after an edit; null: it should be gone. */
export type Expected = NewValue | null;

/** Whether the block reads as before but for the field at the path, which reads as expected. */
export function readsAsWished(
  before: ValueNode | null,
  after: ValueNode | null,
  path: FieldPath,
  expected: Expected,
): boolean {
  const [key, ...inner] = path;
  if (key === undefined) return false;
  if (before?.items && after?.items) return itemReadsAsWished(before.items, after.items, Number(key), inner, expected);
  if (!isMapOrNothing(before) || !isMapOrNothing(after)) return false;
  const old = (before?.entries ?? []).filter((entry) => entry.key !== key);
  const now = (after?.entries ?? []).filter((entry) => entry.key !== key);
  if (!sameEntries(old, now)) return false;
  const was = before?.entries?.find((entry) => entry.key === key);
  const is = after?.entries?.find((entry) => entry.key === key);
  if (inner.length > 0) {
    if (!is) return expected === null && isAllOf(was?.node, inner);
    return readsAsWished(was?.node ?? null, is.node, inner, expected);
  }
  return expected === null ? is === undefined : is !== undefined && matches(is.node, expected);
}

/** Maps that lose their last key may be gone with it (dotted TOML keys), if they hold nothing but the way to that key. */
const isAllOf = (node: ValueNode | undefined, [key, ...inner]: FieldPath): boolean =>
  key === undefined ||
  (node?.entries?.length === 1 && node.entries[0]?.key === key && isAllOf(node.entries[0].node, inner));

/** The same for a way that leads into an item of a list. */
function itemReadsAsWished(
  before: readonly ValueNode[],
  after: readonly ValueNode[],
  index: number,
  inner: FieldPath,
  expected: Expected,
): boolean {
  return (
    before.length === after.length &&
    after.every((item, i) =>
      i === index ? readsAsWished(before[i] ?? null, item, inner, expected) : before[i] && sameNode(before[i], item),
    )
  );
}

const isMapOrNothing = (node: ValueNode | null) => node === null || node.kind === 'map' || node.kind === 'null';

function matches(node: ValueNode, expected: NewValue): boolean {
  if (!sameValue(node.value, expected.value)) return false;
  // A date stays between the quotes that it had, and JSON knows no dates.
  return node.kind === expected.kind || (expected.kind === 'date' && node.kind === 'text');
}

const sameEntries = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((entry, i) => entry.key === b[i]?.key && sameNode(entry.node, b[i].node));

/** The same values of the same kinds in the same order, wherever they stand now. */
function sameNode(a: ValueNode, b: ValueNode): boolean {
  if (a.kind !== b.kind) return false;
  if (a.entries || b.entries)
    return sameEntries(a.entries ?? [], b.entries ?? []) && (a.style !== 'alias' || sameValue(a.value, b.value));
  if (a.items && b.items) {
    const other = b.items;
    return (
      a.items.length === other.length && a.items.every((item, i) => other[i] !== undefined && sameNode(item, other[i]))
    );
  }
  return sameValue(a.value, b.value);
}

import { listItems, type ListText } from '../../../shared/frontmatter/fields.ts';
import type { FieldEdit, FieldValue } from '../../../shared/model/front-matter.ts';
import type { Place } from './form-model.ts';

/** A list as the form shows it, and the edits that it makes of what the person does. */
export interface ListEdits {
  readonly items: readonly string[];
  readonly add: (item: string) => FieldEdit;
  readonly remove: (index: number) => FieldEdit;
  readonly rename: (index: number, to: string) => FieldEdit;
  /** null: the list cannot be put into another order here. */
  readonly move: ((from: number, to: number) => FieldEdit) | null;
}

/** Tags in whatever form the post has them: each is one of a kind, whatever its place. */
export function tagEdits({ path, field }: Place, text: ListText): ListEdits {
  const value = field?.value ?? null;
  const all = listItems(value, text);
  const items = [...new Set(all)];
  const isNested = Array.isArray(value) && value.some((item: FieldValue) => typeof item === 'object');
  const at = (index: number) => items[index] ?? '';
  return {
    items,
    add: (item) => ({ op: 'add-item', path, item }),
    remove: (index) => ({ op: 'remove-item', path, item: at(index) }),
    rename: (index, to) => ({ op: 'rename-item', path, from: at(index), to }),
    move: isNested || items.length < all.length ? null : (from, to) => ({ op: 'move-item', path, from, to }),
  };
}

/** Any list of single values: each by its place. */
export function itemEdits({ path, field }: Place): ListEdits {
  const value: readonly FieldValue[] = Array.isArray(field?.value) ? (field.value as readonly FieldValue[]) : [];
  const at = (index: number) => [...path, String(index)];
  return {
    items: value.map(String),
    add: (item) =>
      Array.isArray(field?.value)
        ? { op: 'set', path: at(value.length), value: alike(value, item) }
        : { op: 'set', path, value: [item] },
    remove: (index) => ({ op: 'remove', path: at(index) }),
    rename: (index, to) => ({ op: 'set', path: at(index), value: to }),
    move: (from, to) => ({ op: 'move-item', path, from, to }),
  };
}

/** A new item among numbers is one where it reads as one. */
function alike(items: readonly FieldValue[], item: string): FieldValue {
  const isNumeric = items.length > 0 && items.every((one) => typeof one === 'number');
  return isNumeric && item.trim() !== '' && Number.isFinite(Number(item)) ? Number(item) : item;
}

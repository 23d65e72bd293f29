import type { FieldEdit, FieldValue } from '../../model/front-matter.ts';
import { tagLabel, textItems, type ListText } from '../fields.ts';
import type { Entry, ValueNode } from '../tree.ts';
import { isScalarKind, type NewValue } from './writer.ts';

export type ItemEdit = Extract<FieldEdit, { op: 'add-item' | 'remove-item' | 'rename-item' | 'move-item' }>;

/** The one thing to do next for an edit of items. `list`, `at`: the way to a list or item through the lists around it. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'refuse'; readonly why: string }
  | { readonly do: 'set'; readonly value: NewValue }
  /** Behind the last item. */
  | { readonly do: 'insert-item'; readonly list: readonly number[]; readonly value: NewValue }
  | { readonly do: 'replace-item'; readonly at: readonly number[]; readonly value: NewValue }
  | { readonly do: 'remove-item'; readonly at: readonly number[] }
  | { readonly do: 'move-item'; readonly list: readonly number[]; readonly from: number; readonly to: number };

const nothing: Step = { do: 'nothing' };
const setList = (items: readonly FieldValue[]): Step => ({ do: 'set', value: { kind: 'list', value: items } });
const setText = (value: string): Step => ({ do: 'set', value: { kind: 'text', value } });

/** What an edit of tags comes to for the form in which the field has them. */
export function nextStep(entry: Entry | undefined, edit: ItemEdit, form: ListText | undefined): Step {
  const node = entry?.node;
  if (!node || node.kind === 'null') return edit.op === 'add-item' ? setList([edit.item]) : nothing;
  if (node.kind === 'map') return { do: 'refuse', why: `\`${entry.key}\` holds keys of its own, not a list.` };
  if (node.items) return inList(entry.key, node, edit);
  if (node.kind === 'list')
    return { do: 'refuse', why: `\`${entry.key}\` refers to a list that is written elsewhere.` };
  return inText(entry.key, node, edit, form);
}

function inList(key: string, list: ValueNode, edit: ItemEdit): Step {
  if (edit.op === 'move-item')
    return moves(edit, list.items ?? []) ? { do: 'move-item', list: [], from: edit.from, to: edit.to } : nothing;
  // A word among tables would be the only item without their keys.
  if (edit.op === 'add-item' && list.items?.length && list.items.every(isOtherMap))
    return { do: 'refuse', why: `\`${key}\` is a list of tables, and a single word is none. Edit it in the text.` };
  if (edit.op === 'add-item')
    return find(list, edit.item) ? nothing : { do: 'insert-item', list: [], value: { kind: 'text', value: edit.item } };
  const at = find(list, edit.op === 'remove-item' ? edit.item : edit.from);
  if (!at || (edit.op === 'rename-item' && edit.from === edit.to)) return nothing;
  if (edit.op === 'remove-item') return { do: 'remove-item', at };
  // A merge into an item that is there must not leave it twice.
  if (find(list, edit.to)) return { do: 'remove-item', at };
  return { do: 'replace-item', at, value: { kind: 'text', value: edit.to } };
}

type MoveEdit = Extract<FieldEdit, { op: 'move-item' }>;

const moves = ({ from, to }: MoveEdit, items: readonly unknown[]) =>
  from !== to && from in items && to in items && Number.isInteger(from) && Number.isInteger(to);

/** The items with one of them at another place. */
export const withMoved = <Item>(items: readonly Item[], from: number, to: number): readonly Item[] =>
  items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1));

/** The way to the first item that reads so; lists in lists are Hexo's category paths. */
function find(list: ValueNode, wanted: string): readonly number[] | null {
  for (const [i, item] of (list.items ?? []).entries()) {
    if (item.items) {
      const inner = find(item, wanted);
      if (inner) return [i, ...inner];
    } else if (isScalarKind(item.kind) ? item.value !== null && String(item.value) === wanted : isLabel(item, wanted))
      return [i];
  }
  return null;
}

const isOtherMap = ({ kind, value }: ValueNode) => kind === 'map' && tagLabel(value) === null;
const isLabel = ({ value }: ValueNode, wanted: string) => tagLabel(value) === wanted;

/**
 * How a string of tags is meant where the profile does not say: with a comma by commas, else the whole, else by blanks
 * (Jekyll's rule for a plural key; `tag: a b` is one).
 */
function formOf(key: string, written: string, edit: ItemEdit): ListText {
  if (written.includes(',')) return 'commas';
  const item = edit.op === 'rename-item' ? edit.from : edit.op === 'move-item' ? null : edit.item;
  if (written === item || !/\s/.test(written.trim())) return 'one';
  return /s$/i.test(key) ? 'spaces' : 'one';
}

function inText(key: string, node: ValueNode, edit: ItemEdit, given: ListText | undefined): Step {
  const written = String(node.value);
  const form = given ?? formOf(key, written, edit);
  const places = textItems(written, form);
  const items = places.map((place) => written.slice(place.from, place.to));
  if (edit.op === 'add-item') return addToText(node, items, edit.item, form);
  if (edit.op === 'move-item') return moves(edit, items) ? setText(moveInText(written, places, edit)) : nothing;
  const index = items.indexOf(edit.op === 'remove-item' ? edit.item : edit.from);
  const place = places[index];
  if (!place || (edit.op === 'rename-item' && edit.from === edit.to)) return nothing;
  if (edit.op === 'rename-item' && !items.includes(edit.to)) {
    if (!fits(edit.to, form)) return setList(items.map((item) => (item === edit.from ? edit.to : item)));
    const named = places.filter((_, i) => items[i] === edit.from);
    const renamed = named.reduceRight((text, { from, to }) => text.slice(0, from) + edit.to + text.slice(to), written);
    return setText(renamed);
  }
  if (items.length === 1) return setList([]);
  const next = places[index + 1];
  const before = places[index - 1];
  if (next) return setText(written.slice(0, place.from) + written.slice(next.from));
  return setText(written.slice(0, before?.to ?? 0) + written.slice(place.to));
}

/** Words change places, and what stands between them stays. */
function moveInText(written: string, places: ReturnType<typeof textItems>, { from, to }: MoveEdit): string {
  const words = withMoved(places, from, to).map((place) => written.slice(place.from, place.to));
  return places.reduceRight(
    (text, place, i) => text.slice(0, place.from) + (words[i] ?? '') + text.slice(place.to),
    written,
  );
}

function addToText({ value }: ValueNode, items: readonly string[], item: string, form: ListText): Step {
  if (items.includes(item)) return nothing;
  const written = String(value);
  const comma = /\s*,\s*(?=\S)/.exec(written)?.[0];
  // One word alone is no list by commas yet, and few readers would take it for one.
  const stays = form === 'spaces' ? items.length > 0 : form === 'commas' && comma !== undefined;
  if (stays && fits(item, form)) return setText(written.trimEnd() + (form === 'commas' ? comma : ' ') + item);
  // `tags: 2024` is a number, and stays one.
  return setList([...(items.length === 1 && typeof value !== 'string' ? [value] : items), item]);
}

/** Whether an item can stand in a string beside others. */
function fits(item: string, form: ListText): boolean {
  if (form === 'spaces') return /^\S+$/.test(item);
  return form === 'one' || (!item.includes(',') && item.trim() === item && item !== '');
}

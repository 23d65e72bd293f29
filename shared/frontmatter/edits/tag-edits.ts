import type { Field, FieldEdit, FieldPath, FieldValue, FrontMatter, YamlDialect } from '../../model/front-matter.ts';
import type { FieldNames, Taxonomy } from '../../model/site.ts';
import type { TagsBecome } from '../../model/tags.ts';
import { editFrontMatter, type EditOutcome } from './edit.ts';
import { firstField, listItems, listTextOf, tagLabel, type ListText } from '../fields.ts';
import { parseBlock } from '../read.ts';
import { frontMatterOf } from '../read-with.ts';
import { mergeKey, withMerged } from '../merge-keys.ts';
import { findBlock } from '../split.ts';
import type { Entry, Parsed } from '../tree.ts';
import { carryOut } from './carry-out.ts';

export interface TagChange {
  readonly taxonomy: Taxonomy;
  readonly becomes: TagsBecome;
  /** The taxonomy that the new tags go to; null: they take the place of the old ones. */
  readonly into: Taxonomy | null;
  /** Field names match whatever their case, as in Hugo. */
  readonly anyCase: boolean;
  /** How the site's generator reads YAML. */
  readonly yaml: YamlDialect;
  /** How a string of tags reads in a field; the taxonomy's own way unless given. */
  readonly listText?: (field: Field) => ListText;
}

/**
 * Changes tags of a post in whatever form it writes them: lists, lists in lists, strings of several, a single one. A tag
 * that is there twice is renamed twice; one that becomes a tag that is there already goes. `unchanged` when none is there.
 */
export function editTags(text: string, change: TagChange): EditOutcome {
  const block = findBlock(text);
  if (!block) return { kind: 'unchanged' };
  const parsed = parseBlock(text, block, change.yaml);
  const simple = renamedInList(text, parsed, change);
  if (simple) return simple;
  const frontMatter = withMerged(frontMatterOf(parsed));
  const problem = frontMatter.problems[0];
  if (problem) return { kind: 'refused', problem };
  const { taxonomy, into, becomes } = change;
  const readingOf = change.listText ?? ((field: Field) => listTextOf(taxonomy, field.path));
  const holding = fieldsOf(frontMatter, taxonomy.fields, change.anyCase).flatMap((field) => {
    const found = listItems(field.value, readingOf(field)).filter((item) => becomes.has(item));
    return found.length > 0 ? [{ field, found }] : [];
  });
  if (holding.length === 0) return { kind: 'unchanged' };
  const away: TagsBecome = new Map([...becomes.keys()].map((tag) => [tag, []]));
  const there = holding.flatMap(({ field }) => fieldEdits(field, into ? away : becomes, readingOf(field)));
  const found = new Set(holding.flatMap((one) => one.found));
  const target = into && placeOf(frontMatter, into, change.anyCase);
  const added = new Set(target ? [...found].flatMap((tag) => becomes.get(tag) ?? []) : []);
  const adding = target ? [...added].map((item): FieldEdit => ({ op: 'add-item', path: target, item })) : [];
  const listText = (path: FieldPath) => {
    const field = holding.find((one) => samePath(one.field.path, path))?.field;
    return field ? readingOf(field) : listTextOf(into ?? taxonomy, path);
  };
  const order = target ? [...holding.map(({ field }) => field.path), target] : [];
  return editFrontMatter(text, [...there, ...adding], { listText, order, yaml: change.yaml, parsed });
}

/**
 * What nearly every change of tags comes to: one of a list of single values gets another name, which the list has not. It
 * is what the steps below come to as well. null: it may not be as simple as that.
 */
function renamedInList(text: string, parsed: Parsed, { taxonomy, into, becomes, yaml }: TagChange): EditOutcome | null {
  const [one, ...more] = becomes;
  const [from, [to, ...others]] = one ?? ['', []];
  const entries = parsed.block.format === 'yaml' ? parsed.root?.entries : undefined;
  if (into || more.length > 0 || to === undefined || others.length > 0 || !entries) return null;
  let found: Entry | null = null;
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key !== mergeKey && !taxonomy.fields.some((path) => path[0]?.toLowerCase() === key)) continue;
    if (found || !taxonomy.fields.some((path) => path.length === 1 && path[0] === entry.key)) return null;
    found = entry;
  }
  const items = found?.node.items;
  if (!found || !items) return null;
  let at = -1;
  for (const [index, { value }] of items.entries()) {
    if (typeof value !== 'string' || value === to || (value === from && at >= 0)) return null;
    if (value === from) at = index;
  }
  if (at < 0) return null;
  const step = { do: 'replace-item', at: [at], value: { kind: 'text', value: to } } as const;
  const done = carryOut({ ...parsed, text, yaml, after: [] }, [found.key], step);
  return typeof done === 'string' ? null : { kind: 'changed', changes: done.changes, text: done.text };
}

/** Every field of the taxonomy that the post has; more than one where it writes both `tags` and `tag`. */
function fieldsOf(frontMatter: FrontMatter, names: FieldNames, anyCase: boolean): readonly Field[] {
  const found = names.flatMap((path) => firstField(frontMatter, [path], anyCase) ?? []);
  return [...new Map(found.map((field) => [field.path.join('\0'), field])).values()];
}

const placeOf = (frontMatter: FrontMatter, { fields }: Taxonomy, anyCase: boolean): FieldPath =>
  firstField(frontMatter, fields, anyCase)?.path ?? fields[0];

const samePath = (one: FieldPath, other: FieldPath) =>
  one.length === other.length && one.every((key, index) => key === other[index]);

function fieldEdits({ path, value }: Field, becomes: TagsBecome, reading: ListText): readonly FieldEdit[] {
  return Array.isArray(value)
    ? listEdits(path, value as readonly FieldValue[], becomes)
    : textEdits(path, listItems(value, reading), becomes);
}

/** What is put in the place of a tag, and what comes on top of that. */
interface Decision {
  /** null: the tag goes. */
  readonly put: string | null;
  readonly more: readonly string[];
}

/** Every tag of a list once, with what becomes of it where the others stand already. */
function decide(items: readonly string[], becomes: TagsBecome): ReadonlyMap<string, Decision> {
  const there = new Set(items.filter((item) => !becomes.has(item)));
  const decisions = new Map<string, Decision>();
  for (const tag of items) {
    const targets = becomes.get(tag);
    if (!targets || decisions.has(tag)) continue;
    const missing = [...new Set(targets)].filter((target) => !there.has(target));
    const put = missing.includes(tag) ? tag : (missing[0] ?? null);
    for (const target of targets) there.add(target);
    decisions.set(tag, { put, more: missing.filter((target) => target !== put) });
  }
  return decisions;
}

/** From the last item to the first, so that the places of those to come stay what they are. */
function listEdits(path: FieldPath, items: readonly FieldValue[], becomes: TagsBecome): readonly FieldEdit[] {
  const written = items.map((item) => (typeof item === 'object' ? tagLabel(item) : String(item)));
  const decisions = decide(
    written.filter((item) => item !== null),
    becomes,
  );
  const edits = [...items.entries()].toReversed().flatMap(([index, item]): readonly FieldEdit[] => {
    const here = [...path, String(index)];
    if (Array.isArray(item)) return listEdits(here, item as readonly FieldValue[], becomes);
    const decision = decisions.get(written[index] ?? '');
    if (!decision) return [];
    const { put } = decision;
    if (put === null) return [{ op: 'remove', path: here }];
    // The name of one with an address changes, and the address stays that of its page.
    const named = typeof item === 'object' ? [...here, 'label'] : here;
    return [{ op: 'set', path: named, value: put, kind: 'text' }];
  });
  const added = [...decisions.values()].flatMap(({ more }) => more);
  return [...edits, ...added.map((item): FieldEdit => ({ op: 'add-item', path, item }))];
}

function textEdits(path: FieldPath, items: readonly string[], becomes: TagsBecome): readonly FieldEdit[] {
  return [...decide(items, becomes)].flatMap(([tag, { put, more }]): readonly FieldEdit[] => [
    put === null ? { op: 'remove-item', path, item: tag } : { op: 'rename-item', path, from: tag, to: put },
    ...more.map((item): FieldEdit => ({ op: 'add-item', path, item })),
  ]);
}

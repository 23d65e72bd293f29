import type { Field, FieldKind, FieldPath, FieldValue, FrontMatter } from '../model/front-matter.ts';
import { looksLikeDate } from './dates.ts';
import type { ValueNode } from './tree.ts';

/** The key of YAML under which a map takes over the keys of others: `<<: *base`, `<<: [*one, *two]`. */
export const mergeKey = '<<';
/** What such values come from, as the end of a sentence. */
const source = `what \`${mergeKey}\` takes over`;

/**
 * The front matter with the keys that it takes over. They are for reading only, as others with a `source`: what stands at the
 * anchor is somebody else's too. Nearly every reader of YAML does so, whatever YAML 1.2 says.
 */
export function withMerged<Given extends FrontMatter | null>(own: Given): Given {
  return own?.format === 'yaml' && own.fields.some(takesOver) ? { ...own, fields: mergedFields(own.fields, []) } : own;
}

const takesOver = ({ path, fields }: Field): boolean =>
  path[path.length - 1] === mergeKey || (fields?.some(takesOver) ?? false);

function mergedFields(fields: readonly Field[], path: FieldPath): readonly Field[] {
  const inner = fields.map((field) =>
    field.fields ? { ...field, fields: mergedFields(field.fields, field.path) } : field,
  );
  const merge = fields.find((field) => field.path.at(-1) === mergeKey);
  if (!merge) return inner;
  const own = new Set(fields.map((field) => field.path.at(-1)));
  const taken = Object.entries(mergedValues(merge.value)).filter(([key]) => !own.has(key));
  return [...inner, ...taken.map(([key, value]) => givenField([...path, key], value, source))];
}

/** A value that comes from elsewhere as a field. */
export function givenField(path: FieldPath, value: FieldValue, from: string): Field {
  const kind = kindOf(value);
  // As long as its value: a word like `yes` in these files mostly stands without quotes.
  const to = typeof value === 'string' ? value.length : 0;
  const field = { path, kind, value, from: 0, valueFrom: 0, to, source: from };
  if (kind !== 'map' || value === null) return field;
  const fields = Object.entries(value).map(([key, inner]) => givenField([...path, key], inner as FieldValue, from));
  return { ...field, fields };
}

function kindOf(value: FieldValue): FieldKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return looksLikeDate(value) ? 'date' : 'text';
  return typeof value === 'object' ? 'map' : (typeof value as 'number' | 'boolean');
}

/** What stands under a merge key as one map: of several the first that has a key counts. */
function mergedValues(value: FieldValue): Readonly<Record<string, FieldValue>> {
  const maps = (Array.isArray(value) ? [...(value as readonly FieldValue[])] : [value]).toReversed();
  const all: Record<string, FieldValue> = Object.create(null) as Record<string, FieldValue>;
  for (const map of maps) {
    if (map === null || typeof map !== 'object' || Array.isArray(map)) continue;
    const own = map as Readonly<Record<string, FieldValue>>;
    // A map that is taken over may take others over itself.
    const outer = Object.hasOwn(own, mergeKey) ? mergedValues(own[mergeKey] ?? null) : {};
    for (const [key, inner] of Object.entries({ ...outer, ...own })) if (key !== mergeKey) all[key] = inner;
  }
  return all;
}

/** A value that is taken over, and the path at which it counts. */
export interface Taken {
  readonly path: FieldPath;
  readonly value: FieldValue;
}

/** The first key on the way of a path that is not there but taken over; null: there is none. */
export function mergedAt(root: ValueNode | null, path: FieldPath): Taken | null {
  let node: ValueNode | null | undefined = root;
  for (const [depth, key] of path.entries()) {
    const found: ValueNode | undefined = node?.entries?.find((entry) => entry.key === key)?.node;
    if (!found) {
      const merge = node?.entries?.find((entry) => entry.key === mergeKey);
      const values = merge ? mergedValues(merge.node.value) : {};
      return Object.hasOwn(values, key) ? { path: path.slice(0, depth + 1), value: values[key] ?? null } : null;
    }
    node = found;
  }
  return null;
}

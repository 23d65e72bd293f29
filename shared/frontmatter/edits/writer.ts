import type { TextChange } from '../../base/text-change.ts';
import type { FieldKind, FieldPath, FieldValue, YamlDialect } from '../../model/front-matter.ts';
import type { Entry, Parsed, ValueNode } from '../tree.ts';

/** A value to be written, its kind decided. */
export interface NewValue {
  readonly kind: FieldKind;
  readonly value: FieldValue;
  /** A number (`1.50`) or a word (`no`) as typed, where that is how it should be written. */
  readonly source?: string;
}

/** The text with the block that an edit works on. */
export interface Site extends Parsed {
  readonly text: string;
  readonly yaml: YamlDialect;
  /** For a new key: the keys that stand before it in the profile's order, nearest first. */
  readonly after: readonly string[];
}

/** Replacements in the whole text, or why there are none, as a sentence. Whether they do what they should is checked later. */
export type Splices = readonly TextChange[] | string;

/** What a format knows about writing. Every function answers splices and touches nothing outside the field. */
export interface Writer {
  readonly replace: (site: Site, path: FieldPath, entry: Entry, value: NewValue) => Splices;
  /** Adds `path` whose first `depth` keys are there already. */
  readonly insert: (site: Site, path: FieldPath, depth: number, value: NewValue) => Splices;
  readonly remove: (site: Site, path: FieldPath, entry: Entry) => Splices;
  readonly replaceItem: (site: Site, item: ValueNode, value: NewValue, inFlow: boolean) => Splices;
  readonly insertItem: (site: Site, list: ValueNode, value: NewValue, inFlow: boolean) => Splices;
  readonly removeItem: (site: Site, list: ValueNode, index: number) => Splices;
}

export const splice = (from: number, to: number, insert: string): TextChange => ({ from, to, insert });

/** In order, those at one place joined, empty ones left out. */
export function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  const sorted = changes
    .filter((c) => c.from !== c.to || c.insert !== '')
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const joined: TextChange[] = [];
  for (const change of sorted) {
    const last = joined.at(-1);
    if (last && last.to === change.from)
      joined[joined.length - 1] = splice(last.from, change.to, last.insert + change.insert);
    else joined.push(change);
  }
  return joined;
}

export const isScalarKind = (kind: FieldKind) => kind !== 'list' && kind !== 'map';

/** The kind that a plain JSON value has. */
export function kindOf(value: FieldValue): FieldKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'map';
}

/** A plain JSON value to be written: what looks like a date in it stays a text. */
export const valueOf = (value: FieldValue): NewValue => ({ kind: kindOf(value), value });

import type { FieldPath } from '../../model/front-matter.ts';
import { entryAt, type Entry, type ValueNode } from '../tree.ts';
import type { Site } from '../edits/writer.ts';

/** The pair that a new key goes below, and what stands before the new key in the same way: `taxonomies.` of a dotted one. */
export interface Neighbour {
  readonly entry: Entry;
  readonly prefix: string;
}

/**
 * The pair of a table that a new key of it goes below: at the top by the profile's order, else the last one. Dotted keys
 * count for each table that they name; undefined where the table is only a header, or has only tables inside.
 */
export function neighbour(site: Site, table: ValueNode): Neighbour | undefined {
  const found = pairsBelow(site.text, table, 1).toSorted((a, b) => a.entry.from - b.entry.from);
  const wanted = table === site.root ? site.after.map((key) => found.find(({ entry }) => entry.key === key)) : [];
  return wanted.find((one) => one !== undefined) ?? found.at(-1);
}

/** What stands between the braces of an inline table: a pair for each dotted key (`{ a.b = 1, c = 2, a.d = 3 }`), in their order. */
export function pairsBetween(table: ValueNode): readonly Entry[] {
  const pairs = (table.entries ?? []).flatMap((entry) => (entry.separatorTo < 0 ? pairsBetween(entry.node) : [entry]));
  return pairs.toSorted((a, b) => a.from - b.from);
}

/** The inline table that the map at a path is, or is in by a dotted key, with how long its own path is. */
export function inlineAround(
  site: Site,
  path: FieldPath,
): { readonly table: ValueNode; readonly depth: number } | null {
  for (let depth = path.length; depth > 0; depth--) {
    const table = entryAt(site.root, path.slice(0, depth))?.node;
    if (table?.style === 'flow' && table.entries) return { table, depth };
    if (table?.style !== 'table') return null;
  }
  return null;
}

/** Pairs whose dotted key reaches up to the table, at any depth below it. */
function pairsBelow(text: string, table: ValueNode, depth: number): readonly Neighbour[] {
  return (table.entries ?? []).flatMap((entry): readonly Neighbour[] => {
    if (entry.separatorTo < 0) return entry.node.entries ? pairsBelow(text, entry.node, depth + 1) : [];
    const written = text.slice(entry.from, entry.keyTo);
    const keys = [...written.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+/g)];
    const first = keys[keys.length - depth];
    return first ? [{ entry, prefix: written.slice(0, first.index) }] : [];
  });
}

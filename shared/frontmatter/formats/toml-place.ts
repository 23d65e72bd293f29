import type { Entry, ValueNode } from '../tree.ts';
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

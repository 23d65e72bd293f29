import type { Field, FieldPath, FieldValue, FrontMatter, Problem, YamlDialect } from '../model/front-matter.ts';
import type { FieldValues } from '../model/post.ts';
import { readJson } from './json-read.ts';
import { lineNumber } from './lines.ts';
import { findBlock, markLength, type Block } from './split.ts';
import { readToml } from './toml-read.ts';
import { entryOf, longest, type Entry, type Parsed } from './tree.ts';
import { readYaml } from './yaml-read.ts';

export { foreignFrontMatter } from './foreign.ts';

/**
 * The front matter of a text with the place of every value; null when there is none. A block that cannot be read comes
 * with `problems` and without fields. Never throws, never runs anything. Offsets are in the text given. What stands
 * without quotes in YAML is read as the dialect has it.
 */
export function readFrontMatter(text: string, yaml: YamlDialect = 'core'): FrontMatter | null {
  const block = findBlock(text);
  if (!block) return null;
  const { root, problems } = parseBlock(text, block, yaml);
  const { format, from, to, contentFrom, contentTo } = block;
  const fields = problems.length === 0 && root?.entries ? root.entries.map((entry) => toField(entry, [])) : [];
  return { format, from, to, contentFrom, contentTo, fields, problems };
}

const readers = { yaml: readYaml, toml: readToml, json: readJson } as const;

/** The block as a tree that edits start from. */
export function parseBlock(text: string, block: Block, yaml: YamlDialect = 'core'): Parsed {
  const length = block.contentTo - block.contentFrom;
  if (length <= longest) return readers[block.format](text, block, yaml);
  const message = `The front matter is longer (${length} characters) than is read (${longest}).`;
  const problem: Problem = { code: 'too-large', message, line: lineNumber(text, block.from) };
  return { block, root: null, problems: [problem] };
}

function toField(entry: Entry, parent: FieldPath): Field {
  const { node } = entry;
  const path = [...parent, entry.key];
  const field = { path, kind: node.kind, value: node.value, from: entry.from, to: node.to, valueFrom: node.from };
  if (node.entries) return { ...field, fields: node.entries.map((inner) => toField(inner, path)) };
  if (!node.items?.some((item) => item.kind === 'list' || item.kind === 'map')) return field;
  return {
    ...field,
    items: node.items.flatMap((_, i) => entryOf(node, String(i)) ?? []).map((item) => toField(item, path)),
  };
}

/** The offset where the body begins: after the block, or after a byte order mark where there is no block. */
export function bodyStart(text: string): number {
  return findBlock(text)?.to ?? markLength(text);
}

/** The field at exactly this path, null when there is none. Hugo's case-insensitive keys: see `firstField`. */
export function fieldAt(frontMatter: FrontMatter, path: FieldPath): Field | null {
  let fields: readonly Field[] | undefined = frontMatter.fields;
  let found: Field | undefined;
  for (const key of path) {
    found = fields?.find((field) => field.path.at(-1) === key);
    if (!found) return null;
    fields = found.fields ?? found.items;
  }
  return found ?? null;
}

/** Every top-level value by its key. The record has no prototype, so that no key is special. */
export function values(frontMatter: FrontMatter): FieldValues {
  const record = Object.create(null) as Record<string, FieldValue>;
  for (const field of frontMatter.fields) {
    const key = field.path[0];
    if (key !== undefined) record[key] = field.value;
  }
  return record;
}

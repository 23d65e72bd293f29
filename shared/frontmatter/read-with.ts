import type { Field, FieldPath, FrontMatter, FrontMatterFormat, Problem, YamlDialect } from '../model/front-matter.ts';
import { lineNumber } from './lines.ts';
import { findBlock, type Block } from './split.ts';
import { entryOf, longest, type Entry, type Parsed } from './tree.ts';

/** Reads the content of a block. Never throws. */
export type BlockReader = (text: string, block: Block, yaml: YamlDialect) => Parsed;

/** Answers the reader of a format. */
export type ReaderOf = (format: FrontMatterFormat) => BlockReader;

/** As readFrontMatter, with readers that the caller has. */
export function readWith(readerOf: ReaderOf, text: string, yaml: YamlDialect): FrontMatter | null {
  const block = findBlock(text);
  return block && frontMatterOf(parseWith(readerOf, text, block, yaml));
}

/** What stands in a block that was parsed already. */
export function frontMatterOf({ block, root, problems }: Parsed): FrontMatter {
  const { format, from, to, contentFrom, contentTo } = block;
  const fields = problems.length === 0 && root?.entries ? root.entries.map((entry) => toField(entry, [])) : [];
  return { format, from, to, contentFrom, contentTo, fields, problems };
}

/** As parseBlock, with readers that the caller has. */
export function parseWith(readerOf: ReaderOf, text: string, block: Block, yaml: YamlDialect): Parsed {
  const length = block.contentTo - block.contentFrom;
  if (length <= longest) return readerOf(block.format)(text, block, yaml);
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

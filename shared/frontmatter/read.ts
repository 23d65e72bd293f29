import type { FieldValue, FrontMatter, YamlDialect } from '../model/front-matter.ts';
import type { FieldValues } from '../model/post.ts';
import { readJson } from './formats/json-read.ts';
import { parseWith, readWith, type ReaderOf } from './read-with.ts';
import type { Block } from './split.ts';
import { readToml } from './formats/toml-read.ts';
import type { Parsed } from './tree.ts';
import { readYaml } from './formats/yaml-read.ts';

/**
 * The front matter of a text with the place of every value; null when there is none. A block that cannot be read comes
 * with `problems` and without fields. Never throws, never runs anything. Offsets are in the text given. What stands
 * without quotes in YAML is read as the dialect has it.
 */
export function readFrontMatter(text: string, yaml: YamlDialect = 'core'): FrontMatter | null {
  return readWith(readerOf, text, yaml);
}

const readers = { yaml: readYaml, toml: readToml, json: readJson } as const;
const readerOf: ReaderOf = (format) => readers[format];

/** The block as a tree that edits start from. */
export function parseBlock(text: string, block: Block, yaml: YamlDialect = 'core'): Parsed {
  return parseWith(readerOf, text, block, yaml);
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

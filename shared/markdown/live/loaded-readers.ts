import { readWith, type BlockReader } from '../../frontmatter/read-with.ts';
import { readYaml } from '../../frontmatter/formats/yaml-read.ts';
import type { FrontMatter, FrontMatterFormat, YamlDialect } from '../../model/front-matter.ts';

// Most posts write their front matter in YAML: the readers of the other formats are loaded by who meets one.

const readers: Partial<Record<FrontMatterFormat, BlockReader>> = { yaml: readYaml };

const unread: BlockReader = (_text, block) => ({ block, root: null, problems: [] });

/** As readFrontMatter; without fields where the reader of the format is not loaded. */
export const readAsLoaded = (text: string, yaml: YamlDialect): FrontMatter | null =>
  readWith((format) => readers[format] ?? unread, text, yaml);

/** From now on TOML is read. */
export async function loadTomlReader(): Promise<void> {
  readers.toml = (await import('../../frontmatter/formats/toml-read.ts')).readToml;
}

/** From now on JSON is read. */
export async function loadJsonReader(): Promise<void> {
  readers.json = (await import('../../frontmatter/formats/json-read.ts')).readJson;
}

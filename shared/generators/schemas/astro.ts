import { join } from '../../base/paths.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { PostSchema } from '../../model/schema.ts';
import { trimSlashes } from '../config-values.ts';
import type { SiteConfig } from '../rules/generator-rules.ts';
import { readJsonSchema } from './json-schema.ts';

const schemaFile = /(?:^|\/)\.astro\/collections\/([^/]+)\.schema\.json$/;
const collectionConfig = /(?:^|\/)src\/content(?:\/|\.)config\.\w+$/;

/**
 * The schema that `astro sync` writes for each collection. Which folder a collection is loaded from stands only in the
 * site's program, whose text is searched for it; else it is `src/content/NAME`.
 */
export function readAstroSchema(
  { path, data }: { readonly path: string; readonly data: FieldValue | null },
  configs: readonly SiteConfig[],
  base: string,
): readonly PostSchema[] {
  const name = schemaFile.exec(path)?.[1];
  const fields = readJsonSchema(data);
  if (name === undefined || !fields) return [];
  const program = configs.find((config) => collectionConfig.test(config.path));
  const folder = (program && loadedFrom(program.text).get(name)) ?? `src/content/${name}`;
  return [{ name, source: path, places: [join(base, folder)], fields }];
}

/** The folders of collections by their names: `blog: defineCollection({ loader: glob({ base: './src/blog' }) })`. */
function loadedFrom(program: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const heads = [
    ...program.matchAll(/(?:\b(?:const|let|var)\s+)?(?<![\w-])(['"]?)([\w-]+)\1\s*[:=]\s*defineCollection\b/g),
  ];
  for (const [index, head] of heads.entries()) {
    const text = program.slice(head.index, heads[index + 1]?.index);
    const base = /\bbase:\s*(['"`])([^'"`$]+)\1/.exec(text)?.[2];
    const folder = base === undefined ? undefined : trimSlashes(base);
    if (folder !== undefined && head[2] !== undefined && !folder.startsWith('..')) folders.set(head[2], folder);
  }
  const exported = /\bcollections\b[^=]*=\s*\{([^{}]*)\}/.exec(program)?.[1] ?? '';
  for (const [, , name = '', variable] of exported.matchAll(/(?<![\w-])(['"]?)([\w-]+)\1\s*:\s*([A-Za-z_$][\w$]*)/g)) {
    const folder = folders.get(variable ?? '');
    if (folder !== undefined) folders.set(name, folder);
  }
  return folders;
}

import { posix } from 'node:path';

/** One row of the README's table: files below `folders` may import files below `imports`, and the packages. */
export interface ImportRule {
  readonly folders: readonly string[];
  readonly imports: readonly string[];
  readonly packages: readonly RegExp[];
}

const families: Readonly<Record<string, RegExp>> = {
  React: /^react(-dom)?($|\/)/,
  Aria: /^(react-aria-components|@internationalized\/date|lucide-react)$/,
  CodeMirror: /^(@codemirror|@lezer)\//,
  unified: /^(unified|vfile.*|(remark|rehype|hast|mdast|unist|micromark)(-.*)?)$/,
};

/**
 * The rules of the table below the heading `## Map of the code`, headed `folder` and `may import`. In the second
 * column a folder stands by its path, or by its name beside the row's own folder or in shared; what follows a `;` with no, not or never
 * is for the reader.
 */
export function readImportTable(readme: string): readonly ImportRule[] {
  const [, section = ''] = readme.split(/^## Map of the code$/m);
  const rows = section.split(/^## /m)[0]?.match(/^\|.*\|$/gm) ?? [];
  const start = rows.findIndex((row) => /^\|\s*folder\s*\|\s*may import\s*\|/i.test(row));
  return start < 0 ? [] : rows.slice(start + 1).flatMap(readRow);
}

function readRow(row: string): readonly ImportRule[] {
  const [, first = '', second = ''] = row.split('|');
  const folders = [...first.matchAll(/`([^`]+)`/g)].map(([, folder = '']) => folder.replace(/\/\*$/, ''));
  const top = folders[0]?.split('/')[0] ?? '';
  const positive = second
    .split(/[;—]/)
    .filter((part) => !/^\W*(no|not|never|knows)\b/.test(part))
    .join(' ');
  const words = positive.match(/[\w@./:*-]+/g)?.map((word) => word.replace(/[.:]$/, '')) ?? [];
  const imports = words.flatMap((word) => folderOf(word, top));
  const packages = words.map((word) => families[word] ?? exactly(word));
  return folders.length > 0 ? [{ folders, imports, packages }] : [];
}

const tops = ['shared', 'electron', 'renderer'];
const parts: Readonly<Record<string, readonly string[]>> = {
  shared: ['base', 'commands', 'model', 'frontmatter', 'library', 'generators', 'markdown', 'site', 'contract'],
  electron: ['fs', 'services', 'app', 'host', 'cli'],
  renderer: ['ui', 'editor', 'preview', 'document', 'state', 'commands', 'features', 'app', 'styles'],
};

function folderOf(word: string, top: string): readonly string[] {
  if (word === 'Api') return ['renderer/api.ts'];
  const path = word.replace(/\/\*$/, '');
  if (tops.includes(path.split('/')[0] ?? '')) return [path];
  const home = [top, 'shared'].find((folder) => parts[folder]?.includes(path));
  return home ? [`${home}/${path}`] : [];
}

/** A package by its name; of a scope all packages, for they are one family. */
const exactly = (word: string) =>
  new RegExp(`^${word.replace(/^(@[^/]+)\/.*$/, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|/)`);

/** What a file imports: `path` from the repository's root for a file of ours, else the package as written. */
export interface Import {
  readonly path: string | null;
  readonly name: string;
}

export function importsOf(file: string, text: string): readonly Import[] {
  const code = text.replaceAll(/^\s*(\/\/|\*).*$/gm, '');
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(([, , written = '']) => {
    const name = written.replace(/\?.*$/, '');
    return name.startsWith('.') ? { path: posix.join(posix.dirname(file), name), name } : { path: null, name };
  });
}

/** The rule of the row that names the closest folder above the file. */
export function ruleFor(rules: readonly ImportRule[], file: string): { rule: ImportRule; folder: string } | null {
  let best: { rule: ImportRule; folder: string } | null = null;
  for (const rule of rules)
    for (const folder of rule.folders)
      if (isBelow(file, folder) && folder.length > (best?.folder.length ?? 0)) best = { rule, folder };
  return best;
}

export const isBelow = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

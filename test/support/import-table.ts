import { posix } from 'node:path';
import { parseSync } from 'vite';

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
 * column a folder stands by its path, or by its name beside the row's own folder or in shared; what follows a `;` with no, not, never
 * or only is for the reader.
 */
export function readImportTable(readme: string): readonly ImportRule[] {
  const [, section = ''] = readme.split(/^## Map of the code$/m);
  const rows = section.split(/^## /m)[0]?.match(/^\|.*\|$/gm) ?? [];
  const start = rows.findIndex((row) => /^\|\s*folder\s*\|\s*may import\s*\|/i.test(row));
  const known = rows.slice(start + 1).flatMap(foldersOf);
  return start < 0 ? [] : rows.slice(start + 1).flatMap((row) => readRow(row, known));
}

const foldersOf = (row: string): readonly string[] =>
  [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, folder = '']) => folder.replace(/\/\*$/, ''));

function readRow(row: string, known: readonly string[]): readonly ImportRule[] {
  const folders = foldersOf(row);
  const top = folders[0]?.split('/')[0] ?? '';
  const [, , second = ''] = row.split('|');
  const positive = second
    .split(/[;—]/)
    .filter((part) => !/^\W*(no|not|never|only)\b/.test(part))
    .join(' ');
  const words = positive.match(/[\w@./:*-]+/g)?.map((word) => word.replace(/[.:]$/, '')) ?? [];
  const imports = words.flatMap((word) => folderOf(word, top, known));
  const packages = words.map((word) => families[word] ?? exactly(word));
  return folders.length > 0 ? [{ folders, imports, packages }] : [];
}

/** The folder that a word of the second column means, of those of the first. */
function folderOf(word: string, top: string, known: readonly string[]): readonly string[] {
  if (word === 'Api') return ['renderer/api.ts'];
  const meant = [word, `${top}/${word}`, `shared/${word}`];
  return meant.filter((path) => known.some((folder) => isBelow(folder, path))).slice(0, 1);
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
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const requests = [...staticImports, ...staticExports.flatMap(({ entries }) => entries), ...dynamicImports];
  const written = requests.flatMap(({ moduleRequest }) => moduleRequest ?? []);
  return written.flatMap(({ start, end }) => {
    // What a call imports may be no text that stands there.
    const name = /^(['"])(.*?)(?:\?.*)?\1$/.exec(text.slice(start, end))?.[2];
    if (name === undefined) return [];
    return [{ path: name.startsWith('.') ? posix.join(posix.dirname(file), name) : null, name }];
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

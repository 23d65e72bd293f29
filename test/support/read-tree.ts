import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file below a folder by its path with `/`, each byte as one character: compares and prints well. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.toSorted().map(async (file) => {
    return [relative(folder, file).split(sep).join('/'), await readFile(file, 'latin1')] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

import { cp, mkdir, mkdtemp, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

/** A new empty folder under its real path (on macOS the folder for temporary files is behind a link); it goes with the run. */
export async function tempFolder(name = 'longhand'): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
}

/** A copy of a folder that a test may change, named like it. */
export async function tempCopy(folder: string, name: string): Promise<string> {
  const copy = join(await tempFolder(), name);
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** A real folder with these files, by path below it. */
export async function tempLibrary(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await tempFolder('library');
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** Every file below a folder by its path with `/`, sorted. */
export async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The text of a file below a folder. */
export const textOf = (root: string, path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** A short post with a title. */
export const postCalled = (title: string): string => `---\ntitle: ${title}\n---\nText\n`;

// Node's own recursive mkdir never ends where a system answers ENOENT for a name in a folder that is there (/proc, some
// mounts): it takes a thread for itself, and the process cannot end. Here each folder is tried twice at most.
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Makes the folder and those above it; fine when it is there. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    // Systems differ in what they say of a folder that is there.
    if (isMissing(error) || !(await isFolder(path))) throw error;
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The same without promises. */
export function makeFolderNow(path: string): void {
  try {
    makeOneNow(path);
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
    makeFolderNow(dirname(path));
    makeOneNow(path);
  }
}

function makeOneNow(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (isMissing(error) || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

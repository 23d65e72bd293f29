import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder under its real path; on macOS the folder for temporary files is behind a link. */
export async function temporaryFolder(name = 'longhand'): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
}

/** A copy of a folder that a test may change, named like it. */
export async function temporaryCopy(folder: string, name: string): Promise<string> {
  const copy = join(await temporaryFolder(), name);
  await cp(folder, copy, { recursive: true });
  return copy;
}

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });

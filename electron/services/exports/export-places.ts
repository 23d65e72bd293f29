import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { Disk } from '../../fs/disk.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { logProblem } from '../log.ts';

const placesSchema = v.object({ version: v.literal(1), folders: v.record(v.string(), v.string()) });

/** Where the last export of each library went. */
export async function readPlaces(disk: Disk, file: string): Promise<Readonly<Record<string, string>>> {
  const { value, problem } = await readJsonFile(disk, file, (json) => v.parse(placesSchema, json));
  if (problem) logProblem(problem);
  return value?.folders ?? {};
}

/** Keeps where an export went, to propose it the next time. */
export async function rememberPlace(disk: Disk, file: string, library: LibraryId, folder: string): Promise<void> {
  try {
    const folders = { ...(await readPlaces(disk, file)), [library]: folder };
    await writeJsonFile(disk, file, { version: 1, folders });
  } catch (error) {
    // The export itself is done; only the next proposal will be the usual one.
    if (!(error instanceof AppError)) throw error;
  }
}

/** Where a person's own files are. */
export async function documentsFolder(disk: Disk): Promise<string> {
  const documents = join(homedir(), 'Documents');
  const there = await disk.stat(documents).then(
    (stat) => stat.kind === 'folder',
    () => false,
  );
  return there ? documents : homedir();
}

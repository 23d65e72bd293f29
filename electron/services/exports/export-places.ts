import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { exportForms, type ExportRequest } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { logProblem } from '../log.ts';

const choicesSchema = v.object({
  to: v.picklist(exportForms),
  drafts: v.boolean(),
  theme: v.optional(v.string()),
  baseUrl: v.optional(v.string()),
  search: v.optional(v.boolean()),
});
const placesSchema = v.object({
  version: v.literal(1),
  folders: v.record(v.string(), v.string()),
  choices: v.optional(v.record(v.string(), choicesSchema), {}),
});

type Places = Pick<v.InferOutput<typeof placesSchema>, 'folders' | 'choices'>;

/** Where the last export of each library went, and how it was. */
export async function readPlaces(disk: Disk, file: string): Promise<Places> {
  const { value, problem } = await readJsonFile(disk, file, (json) => v.parse(placesSchema, json));
  if (problem) logProblem(problem);
  return value ?? { folders: {}, choices: {} };
}

/** Keeps where an export went and how it was, to propose it the next time. */
export async function rememberPlace(
  disk: Disk,
  file: string,
  library: LibraryId,
  { to, drafts, theme, baseUrl, search, folder }: ExportRequest,
): Promise<void> {
  try {
    const { folders, choices } = await readPlaces(disk, file);
    const choice = { to, drafts, theme, baseUrl, search };
    await writeJsonFile(disk, file, {
      version: 1,
      folders: { ...folders, [library]: folder },
      choices: { ...choices, [library]: choice },
    });
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

import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { RecentLibrary } from '../../shared/model/library.ts';
import type { Disk } from '../fs/disk.ts';
import { createPathQueue } from '../fs/path-queue.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { logProblem } from './log.ts';

/** The folders opened before, the latest first. */
export interface Recent {
  list(): Promise<readonly RecentLibrary[]>;
  /** The folder that was opened last and is still there; null: none. */
  last(): Promise<string | null>;
  opened(path: string): Promise<void>;
  forget(path: string): Promise<void>;
}

export interface RecentOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly now?: () => number;
}

const most = 20;
const fileSchema = v.object({
  version: v.number(),
  libraries: v.array(v.object({ path: v.string(), openedAt: v.number() })),
});
type Opened = v.InferOutput<typeof fileSchema>['libraries'][number];

/** At most `most` folders, in a file of the data folder that several processes may change. */
export function createRecent({ disk, dataFolder, now = Date.now }: RecentOptions): Recent {
  const file = join(dataFolder, 'recent.json');
  const queue = createPathQueue();

  // Read afresh each time: two hosts may share the data folder.
  async function load(): Promise<readonly Opened[]> {
    const { value, problem } = await readJsonFile(disk, file, (json) => v.parse(fileSchema, json));
    if (problem) logProblem(problem);
    return value?.libraries ?? [];
  }

  function change(step: (before: readonly Opened[]) => readonly Opened[]): Promise<void> {
    return queue(file, async () => {
      const libraries = step(await load()).slice(0, most);
      await writeJsonFile(disk, file, { version: 1, libraries });
    });
  }

  async function isMissing(path: string): Promise<boolean> {
    try {
      return (await disk.stat(path)).kind !== 'folder';
    } catch {
      return true;
    }
  }

  return {
    list: async () =>
      Promise.all(
        (await queue(file, load)).map(async ({ path, openedAt }) => ({
          path,
          name: basename(path) || path,
          openedAt,
          missing: await isMissing(path),
        })),
      ),
    async last() {
      for (const { path } of await queue(file, load)) if (!(await isMissing(path))) return path;
      return null;
    },
    opened: (path) => change((before) => [{ path, openedAt: now() }, ...before.filter((other) => other.path !== path)]),
    forget: (path) => change((before) => before.filter((other) => other.path !== path)),
  };
}

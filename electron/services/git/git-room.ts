import { resolve } from 'node:path';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { runGit } from './git-program.ts';
import type { GitSettings } from './git-settings.ts';

/** What a file takes at least on most disks. */
const block = 4096;

/** Bytes for what git notes besides. */
const besides = 64 * 1024;

/**
 * Bytes that are missing on the disk for what was fetched; 0: there is room, or nobody knows. Where the disk is full git
 * leaves posts half written, and of a real merge it throws the changes away that were not committed: what brings them back
 * begins with `read-tree --reset` (`restore_state` in its builtin/merge.c).
 */
export async function roomMissing(disk: Disk, root: string, settings: GitSettings): Promise<number> {
  const room = await disk.room(root).catch(() => null);
  const coming = await ask(root, settings, [
    ...['diff', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative', '--no-ext-diff', '--diff-filter=d'],
    'HEAD...@{upstream}',
  ]);
  if (room === null || coming === '') return 0;
  const blobs = [...coming.matchAll(/:\d+ \d+ \w+ (\w+) \w+\0/g)].map(([, blob]) => `${blob}\n`).join('');
  const sizes = await ask(root, settings, ['cat-file', '--batch-check=%(objectsize)'], blobs);
  // What is no number is of a submodule, and not written.
  const files = sizes.split('\n').map((size) => Math.ceil((Number(size) || 0) / block + 1) * block);
  const index = await ask(root, settings, ['rev-parse', '--git-path', 'index']);
  const indexSize = (await ifThere(disk.stat(resolve(root, index.trim()))))?.size ?? 0;
  // Beside the old index a new one is written, and one for what was not committed.
  const needed = files.reduce((sum, size) => sum + size, 2 * indexSize + besides);
  return Math.max(0, needed - room);
}

/** What git answers to a question; nothing where it refuses. */
async function ask(root: string, settings: GitSettings, args: readonly string[], input?: string): Promise<string> {
  const answer = await runGit(root, { args, settings, readOnly: true, ...(input !== undefined && { input }) });
  return answer.kind === 'done' ? answer.output : '';
}

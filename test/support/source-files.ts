import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of the files that belong to the repository, committed or not, that match the pattern. */
export function repositoryFiles(pattern: RegExp): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const names = new Set(listed.split('\0'));
  return [...names].filter((name) => pattern.test(name) && existsSync(join(repository, name))).sort();
}

export const readSource = (name: string): string => readFileSync(join(repository, name), 'utf8');

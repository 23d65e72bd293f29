import { logProblem } from '../log.ts';
import type { GitAnswer, GitCommand } from './git-program.ts';

type Run = (command: Pick<GitCommand, 'args' | 'input'>) => Promise<GitAnswer>;

/** Gives the index what it held of some files; one that cannot be is only written down: the files themselves are as they were. */
export type PutBack = () => Promise<void>;

/** Takes down what the index holds of these files: paths below the folder that `run` runs git in, which is `prefix` from the top. */
export async function keepIndex(run: Run, prefix: string, paths: ReadonlySet<string>): Promise<PutBack> {
  const listed = await run({ args: ['ls-files', '--stage', '-z'] });
  if (listed.kind !== 'done') return async () => {};
  const kept = listed.output.split('\0').filter((entry) => paths.has(pathIn(entry)));
  const known = new Set(kept.map(pathIn));
  const added = [...paths].filter((path) => !known.has(path));
  const tell = async (how: readonly string[], entries: readonly string[]) => {
    if (entries.length === 0) return;
    const input = entries.map((entry) => `${entry}\0`).join('');
    const told = await run({ args: ['update-index', '-z', ...how], input });
    if (told.kind === 'failed') logProblem('the index could not be put back', told.output);
  };
  return async () => {
    await tell(['--force-remove', '--stdin'], added);
    // Unlike all else it counts from the top.
    const fromTop = kept.map((entry) => entry.replace('\t', `\t${prefix}`));
    await tell(['--index-info'], fromTop);
  };
}

/** `100644 <hash> 0<tab>path` */
const pathIn = (entry: string) => entry.slice(entry.indexOf('\t') + 1);

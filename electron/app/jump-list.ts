import type { JumpListCategory, JumpListItem } from 'electron';
import type { RecentLibrary } from '../../shared/model/library.ts';

/** Windows leaves out what has a longer one. */
const longestDescription = 260;

/** The arguments of a start on a library. A path of Windows holds no quotes; a backslash before the last one would take it for a letter. */
const argumentsFor = (path: string) => `"${path.replace(/\\+$/, '$&$&')}"`;

/**
 * The list at the program's entry in the task bar of Windows: each line starts the program with arguments. `removed`: what the
 * person took out of the list of before. Windows would show no library at all if one of those came again at once.
 */
export function jumpList(
  libraries: readonly RecentLibrary[],
  program: string,
  removed: readonly JumpListItem[],
): JumpListCategory[] {
  const left = libraries.filter(({ path }) => !removed.some(({ args }) => args === argumentsFor(path)));
  const task = (title: string, description: string, args: string) =>
    ({ type: 'task', title, description, program, args, iconPath: program, iconIndex: 0 }) as const;
  return [
    {
      type: 'custom',
      name: 'Libraries',
      items: left.map(({ name, path }) => task(name, path.slice(0, longestDescription), argumentsFor(path))),
    },
    { type: 'tasks', items: [task('New window', 'Opens a window for another library', '--new-window')] },
  ];
}

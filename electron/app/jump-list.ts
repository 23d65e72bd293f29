import type { JumpListCategory } from 'electron';
import type { RecentLibrary } from '../../shared/model/library.ts';

/** The list at the program's entry in the task bar of Windows: each line starts the program with arguments. */
export function jumpList(libraries: readonly RecentLibrary[], program: string): JumpListCategory[] {
  const task = (title: string, description: string, args: string) =>
    ({ type: 'task', title, description, program, args, iconPath: program, iconIndex: 0 }) as const;
  return [
    // A path of Windows holds no quotes; a backslash before the last one would take it for a letter.
    {
      type: 'custom',
      name: 'Libraries',
      items: libraries.map(({ name, path }) => task(name, path, `"${path.replace(/\\+$/, '$&$&')}"`)),
    },
    { type: 'tasks', items: [task('New window', 'Opens a window for another library', '--new-window')] },
  ];
}

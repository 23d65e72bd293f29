import { useCallback } from 'react';
import { commands, type CommandId } from '../../../shared/commands/commands.ts';
import { canRun, runCommand } from '../../commands/registry.ts';
import { findCommands } from './find-commands.ts';
import { Palette } from './Palette.tsx';

interface CommandPaletteProps {
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly onClose: () => void;
}

/** Every command that can run now, with its shortcut. */
export function CommandPalette({ shortcutOf, onClose }: CommandPaletteProps) {
  const find = useCallback(
    (text: string) => {
      const able = commands.filter((command) => command.id !== 'app.palette' && canRun(command.id));
      return findCommands(able, text).map(({ id, title }) => ({ id, title, note: shortcutOf(id) ?? '' }));
    },
    [shortcutOf],
  );
  return <Palette label="Run a command" find={find} onClose={onClose} onChoose={(id) => runCommand(id)} />;
}

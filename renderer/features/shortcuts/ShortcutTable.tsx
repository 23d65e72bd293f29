import type { Command } from '../../../shared/commands/command.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { keysOf, type KeyPlatform } from '../../../shared/commands/shortcuts.ts';
import { keyLabel } from '../../commands/keymap.ts';
import { RecordKeys } from './RecordKeys.tsx';
import { ShortcutRow } from './ShortcutRow.tsx';
import type { Shortcuts } from './use-shortcuts.ts';
import styles from './shortcuts.module.css';

interface ShortcutTableProps {
  readonly commands: readonly (Command & { readonly id: CommandId })[];
  readonly shortcuts: Shortcuts;
  readonly platform: KeyPlatform;
  /** The commands are of several menus. */
  readonly showsMenus: boolean;
}

/** Commands with their shortcuts; a press on one asks for another. */
export function ShortcutTable({ commands, shortcuts, platform, showsMenus }: ShortcutTableProps) {
  const { own } = shortcuts;
  const label = (command: Command) => {
    const keys = keysOf(command, platform, own);
    return keys && keyLabel(keys, platform);
  };
  return (
    <table className={styles.table} aria-label="Commands">
      <thead className={styles.columns}>
        <tr>
          <th scope="col">Command</th>
          <th scope="col">Shortcut</th>
          <th scope="col">Reset</th>
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => (
          <ShortcutRow
            key={command.id}
            command={command}
            label={label(command)}
            isOwn={Object.hasOwn(own, command.id)}
            place={showsMenus ? command.menu.replace('/', ' › ') : (command.menu.split('/')[1] ?? '')}
            takesFocus={shortcuts.focused?.id === command.id ? shortcuts.focused : null}
            recorder={
              shortcuts.asked === command.id ? (
                <RecordKeys
                  title={command.title.replace('…', '')}
                  platform={platform}
                  onKeys={(keys) => shortcuts.propose(command.id, keys)}
                  onCancel={shortcuts.cancel}
                />
              ) : null
            }
            onChange={() => shortcuts.ask(command.id)}
            onReset={() => shortcuts.reset(command.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

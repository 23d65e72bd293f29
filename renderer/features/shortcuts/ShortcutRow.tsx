import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Command } from '../../../shared/commands/command.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './shortcuts.module.css';

interface ShortcutRowProps {
  readonly command: Command;
  /** As the platform writes it; undefined: none. */
  readonly label: string | undefined;
  readonly isOwn: boolean;
  /** Where it is in the menus, if that is to be said. */
  readonly place: string;
  /** Not null: its shortcut takes the focus, again with each other one. */
  readonly takesFocus: object | null;
  /** What stands in place of the shortcut while another is asked for. */
  readonly recorder: ReactNode;
  readonly onChange: () => void;
  readonly onReset: () => void;
}

/** A command with its shortcut, which a press changes. */
export function ShortcutRow({
  command,
  label,
  isOwn,
  place,
  takesFocus,
  recorder,
  onChange,
  onReset,
}: ShortcutRowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const title = command.title.replace('…', '');
  return (
    <tr>
      <th scope="row">
        {title} {place && <span className={styles.menu}>{place}</span>}
      </th>
      <td>
        {recorder ?? (
          <button
            ref={button}
            type="button"
            className={styles.keys}
            aria-label={`Change the shortcut of ${title}: ${label ?? 'none'}`}
            onClick={onChange}
          >
            {label ? <kbd>{label}</kbd> : <span className={styles.none}>None</span>}
          </button>
        )}
      </td>
      <td className={styles.reset}>
        {isOwn && <IconButton icon={RotateCcw} label={`Reset the shortcut of ${title}`} onPress={onReset} />}
      </td>
    </tr>
  );
}

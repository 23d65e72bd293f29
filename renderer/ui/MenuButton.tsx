import type { LucideIcon } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import button from './button.module.css';
import styles from './menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  /** A line above this entry. */
  readonly separated?: boolean;
}

interface MenuButtonProps {
  /** null: the button says its label. */
  readonly icon: LucideIcon | null;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  /** For a line of small text. */
  readonly small?: boolean;
  readonly isDisabled?: boolean;
}

export function MenuButton({
  icon: Icon,
  label,
  entries,
  onAction,
  small = false,
  isDisabled = false,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button
        className={`${button.button} ${Icon ? button.icon : button.plain} ${small ? button.small : ''}`}
        aria-label={label}
        isDisabled={isDisabled}
      >
        {Icon ? <Icon size={small ? 14 : 16} strokeWidth={1.75} aria-hidden /> : label}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <MenuEntries label={label} entries={entries} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuEntriesProps extends Pick<MenuButtonProps, 'label' | 'entries' | 'onAction'> {
  /** In a popover without a button: the menu takes the focus as it opens, or its first entry does. */
  readonly autoFocus?: true | 'first';
}

/** The entries themselves, for a popover that something else opens. */
export function MenuEntries({ label, entries, onAction, ...focus }: MenuEntriesProps) {
  return (
    <Menu className={styles.menu ?? ''} aria-label={label} onAction={(key) => onAction(String(key))} {...focus}>
      {entries.flatMap((entry) => [
        ...(entry.separated ? [<Separator key={`${entry.id}-line`} className={styles.separator ?? ''} />] : []),
        <MenuItem
          key={entry.id}
          id={entry.id}
          className={`${styles.item} ${entry.isDanger ? styles.danger : ''}`}
          textValue={entry.title}
          isDisabled={entry.isDisabled ?? false}
        >
          <span className={styles.text}>{entry.title}</span>
          {entry.note && <kbd className={styles.note}>{entry.note}</kbd>}
        </MenuItem>,
      ])}
    </Menu>
  );
}

import type { RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { MenuEntries, type MenuEntry } from './MenuButton.tsx';
import styles from './menu.module.css';

interface PlacedMenuProps {
  /** What the menu is about. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** null: it is closed. By a key, its first entry has the focus. */
  readonly open: { readonly isByKey: boolean } | null;
  /** Where it opens. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly onAction: (id: string) => void;
}

/** A menu without a button, at a place of the page: of a row, a tab. */
export function PlacedMenu({ label, entries, open, anchor, onClose, onAction }: PlacedMenuProps) {
  return (
    <Popover
      className={styles.popover ?? ''}
      aria-label={label}
      triggerRef={anchor}
      isOpen={open !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
    >
      <MenuEntries label={label} entries={entries} onAction={onAction} autoFocus={open?.isByKey ? 'first' : true} />
    </Popover>
  );
}

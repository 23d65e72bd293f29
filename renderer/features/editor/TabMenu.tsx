import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Capabilities } from '../../../shared/model/app.ts';
import type { TabRow } from '../../../shared/model/panes.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { isMenuKey } from '../../ui/menu-key.ts';
import type { MenuEntry } from '../../ui/MenuButton.tsx';
import { PlacedMenu } from '../../ui/PlacedMenu.tsx';
import { tabOf } from './use-tab-pointer.ts';
import styles from './tabs.module.css';

interface OpenMenu {
  readonly tab: PostId;
  readonly isByKey: boolean;
  /** Where in the row. */
  readonly left: number;
}

/** The menu of a tab: by right click, by the menu key or Shift+F10. */
export function useTabMenu() {
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    const tab = tabOf(event.target)?.id;
    if (!tab) return;
    event.preventDefault();
    setOpen({ tab, isByKey: false, left: event.clientX - event.currentTarget.getBoundingClientRect().left });
  };
  /** false: it is another key. */
  const onMenuKey = (event: KeyboardEvent): boolean => {
    const tab = isMenuKey(event) ? tabOf(event.target) : null;
    if (!tab) return false;
    event.preventDefault();
    const { left } = event.currentTarget.getBoundingClientRect();
    setOpen({ tab: tab.id, isByKey: true, left: tab.element.getBoundingClientRect().left - left });
    return true;
  };
  return { open, close: () => setOpen(null), onContextMenu, onMenuKey };
}

interface TabMenuProps {
  readonly menu: Pick<ReturnType<typeof useTabMenu>, 'open' | 'close'>;
  readonly row: TabRow;
}

export function TabMenu({ menu: { open, close }, row }: TabMenuProps) {
  const { hello } = useApp();
  const anchor = useRef<HTMLSpanElement>(null);
  const onAction = (command: string) => {
    // Else the menu would take the focus back.
    flushSync(close);
    if (open) runCommand(command, open.tab);
  };
  return (
    <>
      <PlacedMenu
        label="Tab"
        entries={open ? tabMenu(row, open.tab, hello.capabilities) : []}
        open={open}
        anchor={anchor}
        onClose={close}
        onAction={onAction}
      />
      <span ref={anchor} className={styles.anchor} style={open ? { left: open.left } : {}} aria-hidden />
    </>
  );
}

/** What can be done with a tab, as command ids; only what this host can do. */
const tabMenu = ({ tabs, passing }: TabRow, tab: PostId, can: Capabilities): readonly MenuEntry[] => [
  { id: 'post.close', title: 'Close', note: 'Del' },
  { id: 'tab.closeOthers', title: 'Close others', isDisabled: tabs.length === 1 },
  { id: 'tab.closeRight', title: 'Close to the right', isDisabled: tabs.at(-1) === tab },
  ...(passing === tab ? [{ id: 'tab.keep', title: 'Keep open', separated: true }] : []),
  { id: 'pane.openBeside', title: 'Open beside', separated: passing !== tab },
  { id: 'post.copyPath', title: 'Copy path', separated: true },
  ...(can.reveal ? [{ id: 'post.reveal', title: 'Show in file manager' }] : []),
];

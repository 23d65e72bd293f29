import { ChevronDown } from 'lucide-react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { runCommand } from '../../commands/registry.ts';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import field from '../../ui/field.module.css';
import menu from '../../ui/menu.module.css';
import { selectionMenu } from './post-menu.ts';

/** What can be done with the posts that are chosen, in place of the order of the list. */
export function SelectionBar() {
  return (
    <MenuTrigger>
      <Button className={`${field.input} ${field.select} ${field.bare}`} aria-label="Actions on the selected posts">
        Actions
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="top end">
        <MenuEntries label="Selected posts" entries={selectionMenu} onAction={(id) => runCommand(id)} />
      </Popover>
    </MenuTrigger>
  );
}

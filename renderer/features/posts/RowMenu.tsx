import type { RefObject } from 'react';
import { Popover } from 'react-aria-components';
import { useApp } from '../../state/context.ts';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import menu from '../../ui/menu.module.css';
import { postMenu, selectionMenu } from './post-menu.ts';
import type { useRowMenu } from './use-row-menu.ts';

interface RowMenuProps {
  readonly menu: Pick<ReturnType<typeof useRowMenu>, 'open' | 'close' | 'onAction'>;
  /** Where it opens. */
  readonly anchor: RefObject<HTMLElement | null>;
}

/** What can be done with the post of a row, or with all that are chosen. */
export function RowMenu({ menu: { open, close, onAction }, anchor }: RowMenuProps) {
  const { hello } = useApp();
  const focus = open?.isByKey ? 'first' : true;
  const label = open?.isOfMany ? 'Selected posts' : 'Post';
  return (
    <Popover
      className={menu.popover ?? ''}
      aria-label={label}
      triggerRef={anchor}
      isOpen={open !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      placement="bottom start"
    >
      {open?.isOfMany ? (
        <MenuEntries label={label} entries={selectionMenu} onAction={onAction} autoFocus={focus} />
      ) : (
        <MenuEntries label={label} entries={postMenu(hello.capabilities)} onAction={onAction} autoFocus={focus} />
      )}
    </Popover>
  );
}

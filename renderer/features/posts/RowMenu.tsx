import type { RefObject } from 'react';
import { useApp } from '../../state/context.ts';
import { PlacedMenu } from '../../ui/PlacedMenu.tsx';
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
  return (
    <PlacedMenu
      label={open?.isOfMany ? 'Selected posts' : 'Post'}
      entries={open?.isOfMany ? selectionMenu : postMenu(hello.capabilities)}
      open={open}
      anchor={anchor}
      onClose={close}
      onAction={onAction}
    />
  );
}

import type { KeyboardEvent } from 'react';

/** Whether the key opens the menu of what has the focus. */
export const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

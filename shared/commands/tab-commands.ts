import { command } from './command.ts';

/** The posts that are open. A browser keeps the usual keys of tabs for its own. */
export const tabCommands = [
  command('tab.next', 'Next tab', 'Go', 'tab', 'post', {
    keys: 'Mod-Tab',
    macKeys: 'Mod-Shift-]',
    browserKeys: 'Mod-Alt-.',
    words: 'switch post right',
  }),
  command('tab.previous', 'Previous tab', 'Go', 'tab', 'post', {
    keys: 'Mod-Shift-Tab',
    macKeys: 'Mod-Shift-[',
    browserKeys: 'Mod-Alt-,',
    words: 'switch post left',
  }),
  command('tab.keep', 'Keep tab open', 'View/Tabs', 'tab', 'post', { words: 'pin passing' }),
  command('tab.moveRight', 'Move tab right', 'View/Tabs', 'tab', 'post', {
    keys: 'Mod-Shift-PageDown',
    browserKeys: 'Mod-Alt-Shift-.',
    words: 'reorder',
  }),
  command('tab.moveLeft', 'Move tab left', 'View/Tabs', 'tab', 'post', {
    keys: 'Mod-Shift-PageUp',
    browserKeys: 'Mod-Alt-Shift-,',
    words: 'reorder',
  }),
  command('tab.closeOthers', 'Close other tabs', 'View/Tabs', 'close', 'post'),
] as const;

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
  command('tab.closeRight', 'Close tabs to the right', 'View/Tabs', 'close', 'post'),
  command('pane.openBeside', 'Open beside', 'View/Tabs', 'panes', 'post', {
    keys: 'Mod-Alt-\\',
    words: 'split editor two posts side by side right',
  }),
  command('pane.moveTab', 'Move tab to the other side', 'View/Tabs', 'panes', 'post', { words: 'split pane' }),
  command('pane.close', 'Close split', 'View/Tabs', 'panes', 'post', {
    keys: 'Mod-Alt-Shift-\\',
    words: 'join one pane',
  }),
  command('pane.other', 'Go to the other side', 'Go', 'tab', 'post', { keys: 'F7', words: 'split pane focus' }),
  command('visit.back', 'Back', 'Go', 'visit', 'library', {
    keys: 'Alt-ArrowLeft',
    macKeys: 'Mod-[',
    words: 'previous place visited history',
  }),
  command('visit.forward', 'Forward', 'Go', 'visit', 'library', {
    keys: 'Alt-ArrowRight',
    macKeys: 'Mod-]',
    words: 'next place visited history',
  }),
] as const;

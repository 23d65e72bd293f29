import type { MenuItemConstructorOptions } from 'electron';
import { menus } from '../../shared/commands/command.ts';
import { commands, type CommandId } from '../../shared/commands/commands.ts';
import { keysOf, type OwnShortcuts } from '../../shared/commands/shortcuts.ts';

type Item = MenuItemConstructorOptions;

export interface MenuOptions {
  readonly send: (id: CommandId, byKey: boolean) => void;
  /** Entries of the libraries opened last. */
  readonly recent: readonly Item[];
  readonly shortcuts: OwnShortcuts;
  readonly platform: NodeJS.Platform;
}

/** The menu bar: the command table, and what every program of the system has besides. */
export function menuBar({ send, recent, shortcuts, platform }: MenuOptions): readonly Item[] {
  const mac = platform === 'darwin';
  const parts = { mac, shortcuts, send };
  const bar: Item[] = mac ? [appMenu(parts)] : [];
  for (const menu of menus) {
    const items = [...commandItems(menu, parts), ...systemItems(menu, mac)];
    const open = items.findIndex(({ id }) => id === 'library.open');
    if (open >= 0)
      items.splice(open + 1, 0, { label: 'Open recent', enabled: recent.length > 0, submenu: [...recent] });
    // By its role macOS puts the search through all menus there.
    bar.push({ label: menu, submenu: items, ...(mac && menu === 'Help' && { role: 'help' }) });
  }
  if (mac) bar.splice(bar.length - 1, 0, { role: 'windowMenu' });
  return bar;
}

/** Where a person of macOS looks for the settings. The rest is what Electron has in it by itself. */
const ofApp: CommandId = 'app.settings';

function appMenu(parts: CommandParts): Item {
  const separator: Item = { type: 'separator' };
  const settings = commands.filter(({ id }) => id === ofApp).map((command) => commandItem(command, parts));
  const hiding: Item[] = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
  const own = [{ role: 'about' } as const, separator, ...settings, separator, { role: 'services' } as const];
  return { role: 'appMenu', submenu: [...own, separator, ...hiding, separator, { role: 'quit' }] };
}

interface CommandParts extends Pick<MenuOptions, 'send' | 'shortcuts'> {
  readonly mac: boolean;
}

function commandItems(menu: string, parts: CommandParts): Item[] {
  const top = createList();
  const submenus = new Map<string, ReturnType<typeof createList>>();
  for (const command of commands) {
    const [name, below] = command.menu.split('/');
    if (name !== menu || (parts.mac && command.id === ofApp)) continue;
    let list = below === undefined ? top : submenus.get(below);
    if (!list) {
      list = createList();
      submenus.set(below ?? '', list);
      top.add({ label: below ?? '', submenu: list.items }, command.group);
    }
    list.add(commandItem(command, parts), command.group);
  }
  return top.items;
}

/** Entries with a line between those of different groups. */
function createList() {
  const items: Item[] = [];
  let last: string | null = null;
  return {
    items,
    add(item: Item, group: string) {
      if (last !== null && last !== group) items.push({ type: 'separator' });
      last = group;
      items.push(item);
    },
  };
}

function commandItem(command: (typeof commands)[number], { mac, shortcuts, send }: CommandParts): Item {
  const keys = keysOf(command, { mac, browser: false }, shortcuts);
  const click: Item['click'] = (_item, _window, event) => send(command.id, event.triggeredByAccelerator === true);
  const item: Item = { id: command.id, label: command.title, click };
  // Shown, not registered: the page has the same keys, and would run the command a second time. macOS registers them all the
  // same, and comes here with a key that the page has left alone.
  return keys ? { ...item, accelerator: accelerator(keys), registerAccelerator: false } : item;
}

const keyNames: Readonly<Record<string, string>> = { Mod: 'CommandOrControl', ArrowUp: 'Up', ArrowDown: 'Down' };

/** `Mod-Shift-p` as Electron writes it: `CommandOrControl+Shift+P`. */
function accelerator(keys: string): string {
  return keys
    .split(/-(?=.)/)
    .map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}

function systemItems(menu: string, mac: boolean): Item[] {
  const separator: Item = { type: 'separator' };
  // The usual key of the window's close closes a tab here.
  if (menu === 'File') return [separator, mac ? { role: 'close', accelerator: 'Shift+Command+W' } : { role: 'quit' }];
  if (menu === 'Edit') return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  if (menu === 'View')
    return [
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // Where the plus takes Shift its key alone is meant as well, as in browsers (github.com/electron/electron/issues/15496).
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ];
  return [];
}

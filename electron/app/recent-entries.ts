import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { OwnShortcuts } from '../../shared/commands/shortcuts.ts';
import type { Recent } from '../services/recent.ts';
import { jumpList } from './jump-list.ts';
import { menuBar } from './menu.ts';
import type { Windows } from './windows.ts';

const most = 10;

/** Puts the libraries opened last into the menu bar, the dock of macOS and the task bar of Windows. */
export async function showRecent(
  recent: Pick<Recent, 'list'>,
  windows: Pick<Windows, 'command' | 'open' | 'show'>,
  shortcuts: OwnShortcuts,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  const libraries = (await recent.list()).filter((library) => !library.missing).slice(0, most);
  const items = libraries.map(({ name, path }): MenuItemConstructorOptions => ({
    label: name,
    toolTip: path,
    click: () => void windows.show(path).catch(() => undefined),
  }));
  const bar = menuBar({ send: windows.command, recent: items, shortcuts, platform });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...bar]));
  const newWindow = { label: 'New window', click: () => void windows.open(null).catch(() => undefined) };
  if (platform === 'darwin') app.dock?.setMenu(Menu.buildFromTemplate([newWindow, { type: 'separator' }, ...items]));
  if (platform === 'win32')
    app.setJumpList(jumpList(libraries, process.execPath, app.getJumpListSettings().removedItems));
}

import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuBar } from '../../../electron/app/menu.ts';
import { commands } from '../../../shared/commands/commands.ts';

type Item = MenuItemConstructorOptions;
const sent: string[] = [];
const barOf = (platform: NodeJS.Platform) =>
  menuBar({ send: (id) => void sent.push(id), recent: [], shortcuts: {}, platform });
const below = (item: Item | undefined): readonly Item[] => (Array.isArray(item?.submenu) ? item.submenu : []);
const all = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...all(below(item))]);

test('macOS has the settings in the menu of the app, and a menu of help that it can search with', () => {
  const bar = barOf('darwin');
  expect(bar.map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'File',
    'Edit',
    'Format',
    'View',
    'Go',
    'windowMenu',
    'help',
  ]);
  expect(bar.at(-1)).toMatchObject({ label: 'Help', role: 'help' });
  const app = below(bar[0]);
  expect(app.map(({ role, id, type }) => role ?? id ?? type)).toEqual(
    'about separator app.settings separator services separator hide hideOthers unhide separator quit'.split(' '),
  );
  const settings = app.find(({ id }) => id === 'app.settings');
  expect(settings).toMatchObject({ label: 'Settings…', accelerator: 'CommandOrControl+,' });
  settings?.click?.({} as never, undefined, {} as never);
  expect(sent).toEqual(['app.settings']);
});

test.each(['linux', 'win32'] as const)('%s has its menus without those of macOS', (platform) => {
  const roles = barOf(platform).flatMap(({ role }) => role ?? []);
  expect(roles).toEqual([]);
  expect(all(barOf(platform)).flatMap(({ role }) => role ?? [])).toContain('quit');
});

test.each(['darwin', 'linux', 'win32'] as const)('every command is in the menus of %s once', (platform) => {
  const ids = all(barOf(platform)).flatMap(({ id }) => id ?? []);
  expect([...ids].sort()).toEqual(commands.map(({ id }) => id).sort());
});

test.each(['darwin', 'linux'] as const)('no menu of %s begins, ends or goes on with a second line', (platform) => {
  for (const menu of barOf(platform)) {
    const types = below(menu).map(({ type }) => type ?? 'item');
    expect(types.join(' ')).not.toMatch(/^separator|separator separator|separator$/);
  }
});

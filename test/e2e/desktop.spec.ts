import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { commands } from '../../shared/commands/commands.ts';

// What only the desktop shell has: menu, permissions, navigation, windows, quitting.
test('every command of the table is in the menu, with its keys shown and not registered twice', async ({ app }) => {
  const items = app.desktop?.menuItems() ?? [];
  for (const command of commands) {
    const item = items.find(({ id }) => id === command.id);
    expect(item, command.id).toMatchObject({ label: command.title });
    if ('keys' in command) expect(item?.accelerator).toMatch(/^[!-~]+$/);
  }
  expect(items.find(({ id }) => id === 'post.save')?.accelerator).toBe('CommandOrControl+S');
  expect(items.filter(({ role }) => role).map(({ role }) => role)).toEqual(
    expect.arrayContaining(['cut', 'copy', 'paste', 'quit', 'togglefullscreen']),
  );
});

test('a menu command reaches the page', async ({ app }) => {
  await expect(app.page.getByRole('main').first()).toBeVisible();
  app.desktop?.choose('app.palette');
  await expect(app.page.getByRole('dialog')).toBeVisible();
});

test('the page knows nothing of Electron and Node', async ({ app }) => {
  const seen = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
  );
  expect(seen).toEqual([]);
});

test('reports of crashes go to nobody', ({ app }) => {
  expect(app.desktop?.asked.filter(({ what }) => what === 'crashReporter')).toEqual([
    { what: 'crashReporter', detail: { uploadToServer: false } },
  ]);
});

test('permissions are denied', async ({ app }) => {
  const { permissions } = app.desktop ?? {};
  for (const permission of ['geolocation', 'media', 'notifications', 'usb', 'openExternal', 'clipboard-read']) {
    const answers: boolean[] = [];
    permissions?.request?.({}, permission, (allowed) => answers.push(allowed));
    expect(answers, permission).toEqual([false]);
    expect(permissions?.check?.({}, permission), permission).toBe(false);
  }
});

test('the page stays where it is, and no second window opens', async ({ app, context, faults }) => {
  await expect(app.page.getByRole('main').first()).toBeVisible();
  // Refused twice: by the shell, and by the policy of the page, which reports it.
  faults.ignore(/evil\.test|etc\/passwd|javascript:|frame-src|script-src-elem refused inline/);
  const before = app.page.url();
  await app.page.evaluate(() => (window.location.href = 'https://evil.test/'));
  await app.page.evaluate(() => (window.location.href = 'file:///etc/passwd')).catch(() => undefined);
  await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://evil.test/frame';
    document.body.append(frame);
  });
  await app.page.evaluate(() => void window.open('https://example.org/read'));
  await expect.poll(() => app.desktop?.asked.filter(({ what }) => what === 'openExternal')).toHaveLength(1);
  await app.page.evaluate(() => void window.open('file:///etc/passwd'));
  await app.page.evaluate(() => void window.open('javascript:alert(1)'));
  await expect.poll(() => context.pages().length).toBe(1);
  expect(app.page.url()).toBe(before);
  expect(app.desktop?.outside).toEqual([]);
  expect(app.desktop?.asked.filter(({ what }) => what === 'openExternal')).toEqual([
    { what: 'openExternal', detail: 'https://example.org/read' },
  ]);
});

test('a reload gets a new port, and the app goes on', async ({ app }) => {
  await expect(app.page.getByRole('main').first()).toBeVisible();
  await app.page.reload();
  await expect(app.page.getByRole('main').first()).toBeVisible();
});

test('quitting keeps the window for the next start', async ({ app, dataFolder }) => {
  await expect(app.page.getByRole('main').first()).toBeVisible();
  await app.end();
  const kept = JSON.parse(await readFile(join(dataFolder, 'window.json'), 'utf8')) as unknown;
  expect(kept).toMatchObject({ bounds: { width: 1280, height: 820 }, maximized: false });
});

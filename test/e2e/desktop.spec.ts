import AxeBuilder from '@axe-core/playwright';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { commands } from '../../shared/commands/commands.ts';
import { startDesktop } from '../support/electron-double.ts';
import { readTree } from '../support/read-tree.ts';
import { repository } from '../support/source-files.ts';
import { tempCopy } from '../support/temp-library.ts';
import { createScreen } from './pages/screen.ts';

// What only the desktop shell has: menu, permissions, navigation, windows, quitting.
test('the page stays by itself, and reaches nothing but the app', async ({ app, context, faults }) => {
  await test.step('the page knows nothing of Electron and Node', async () => {
    const seen = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
  });

  await test.step('reports of crashes go to nobody', async () => {
    expect(app.desktop?.asked.filter(({ what }) => what === 'crashReporter')).toEqual([
      { what: 'crashReporter', detail: { uploadToServer: false } },
    ]);
  });

  await test.step('permissions are denied', async () => {
    const { permissions } = app.desktop ?? {};
    for (const permission of ['geolocation', 'media', 'notifications', 'usb', 'openExternal', 'clipboard-read']) {
      const answers: boolean[] = [];
      permissions?.request?.({}, permission, (allowed) => answers.push(allowed));
      expect(answers, permission).toEqual([false]);
      expect(permissions?.check?.({}, permission), permission).toBe(false);
    }
  });

  await test.step('the page stays where it is, and no second window opens', async () => {
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

  await test.step('a reload gets a new port, and the app goes on', async () => {
    await expect(app.page.getByRole('main').first()).toBeVisible();
    await app.page.reload();
    await expect(app.page.getByRole('main').first()).toBeVisible();
  });
});

test.describe('with shortcuts of one’s own', () => {
  test.use({ settings: { shortcuts: { 'post.save': null, 'format.bold': 'F8' } } });

  test('the menu has every command with its keys, and runs it', async ({ app }) => {
    await test.step('the menu shows one’s own keys, and follows a change', async () => {
      const keys = (id: string) => app.desktop?.menuItems().find((item) => item.id === id)?.accelerator;
      expect([keys('post.save'), keys('format.bold')]).toEqual([undefined, 'F8']);
      await createScreen(app.page).run('Change shortcuts');
      await app.page.getByRole('button', { name: 'Reset all' }).click();
      await expect.poll(() => keys('post.save')).toBe('CommandOrControl+S');
      await app.page.keyboard.press('Escape');
      await expect(app.page.getByRole('dialog')).toHaveCount(0);
    });

    await test.step('every command of the table is in the menu, with its keys shown and not registered twice', async () => {
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
      const larger = items.filter(({ role }) => role === 'zoomIn');
      expect(larger).toMatchObject([{}, { accelerator: 'CommandOrControl+=', visible: false }]);
    });

    await test.step('a menu command reaches the page', async () => {
      await expect(app.page.getByRole('main').first()).toBeVisible();
      app.desktop?.choose('app.palette');
      await expect(app.page.getByRole('dialog')).toBeVisible();
    });
  });
});

test('posts come into the window and go out of it, and the next start finds it as it was', async ({
  app,
  dataFolder,
  library,
  browser,
}) => {
  const screen = createScreen(app.page);

  await test.step('a post that is opened from outside is shown in its library', async () => {
    const post = join(library, 'content', 'posts', 'first-sail.md');
    app.desktop?.app.emit('second-instance', {}, ['electron', '.', post], '/');
    await expect(screen.text).toContainText('sail');
    expect(app.desktop?.asked).toContainEqual({ what: 'addRecentDocument', detail: library });
    const recent = app.desktop?.menuItems().find(({ label }) => label === 'Open recent');
    expect(recent?.submenu).toMatchObject([{ label: 'hugo-toml', toolTip: library }]);
  });

  await test.step('posts are dragged out of the window as files', async () => {
    await screen.posts.getByRole('option', { name: /Engine notes/ }).click();
    await screen.posts.getByRole('option', { name: /Night watch/ }).click({ modifiers: ['ControlOrMeta'] });
    await screen.posts.getByRole('option', { name: /Engine notes/ }).dragTo(app.page.getByRole('main').first());
    const files = ['engine-notes.md', 'night-watch/index.md'].map((name) => join(library, 'content', 'posts', name));
    const drags = () => app.desktop?.asked.filter(({ what }) => what === 'startDrag').map(({ detail }) => detail);
    await expect.poll(drags).toEqual([{ file: files[0], files, icon: { iconOf: files[0] } }]);
    await screen.posts.getByRole('option', { name: /Night watch/ }).click();
    await screen.posts.getByRole('option', { name: /Night watch/ }).dragTo(app.page.getByRole('main').first());
    await expect
      .poll(() => drags()?.at(-1))
      .toEqual({ file: files[1], files: files.slice(1), icon: { iconOf: 'pixels' } });
  });

  await test.step('a post is exported as PDF by a window that nobody sees', async () => {
    const { desktop } = app;
    const hidden = await browser.newContext();
    desktop?.pages.push(await hidden.newPage());
    await screen.open('First sail of the year');
    await screen.run('Export');
    const dialog = screen.dialog('Export');
    await dialog.getByRole('radio', { name: 'This post' }).check({ force: true });
    await dialog.getByRole('radio', { name: /^PDF/ }).check({ force: true });
    await screen.exportTo(join(dataFolder, 'out'));
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(dialog.getByText('1 file written')).toBeVisible();
    const bytes = await readFile(join(dataFolder, 'out', 'first-sail.pdf'));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(hidden.pages()).toEqual([]);
    // Each session begins with the language of the system.
    expect(desktop?.asked.filter(({ what }) => what === 'fetch dictionaries')).toEqual([]);
    await hidden.close();
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('quitting keeps the window for the next start', async () => {
    await expect(app.page.getByRole('main').first()).toBeVisible();
    await app.end();
    const kept = JSON.parse(await readFile(join(dataFolder, 'windows.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject([
      { folder: library, bounds: { width: 1280, height: 820 }, maximized: false, open: true },
    ]);
  });
});

test('two windows on two libraries, then on one, and both back at the next start', async ({
  app,
  browser,
  dataFolder,
  faults,
  library,
}) => {
  const newPage = async () => {
    const page = await (await browser.newContext()).newPage();
    await faults.watch(page);
    return page;
  };
  const second = await newPage();
  const other = await tempCopy(join(repository, 'test', 'fixtures', 'blogs', 'jekyll'), 'jekyll');
  app.desktop?.pages.push(second);
  app.desktop?.app.emit('second-instance', {}, ['electron', '.', other], '/');
  // A window starts as the first one did, which is waited for longer where other programs work too.
  await expect(second).toHaveTitle('jekyll – Longhand', { timeout: 30_000 });
  await expect(app.page).toHaveTitle('hugo-toml – Longhand');

  const third = await newPage();
  app.desktop?.pages.push(third);
  app.desktop?.choose('window.new');
  await expect(third.getByRole('heading', { name: 'Longhand' })).toBeVisible();
  await third.evaluate((path) => window.postMessage({ type: 'longhand-command', id: 'library.open', path }), library);
  const [one, two] = [createScreen(app.page), createScreen(third)];
  await one.open('First sail of the year');
  await two.open('First sail of the year');
  await one.writeAtEnd('From the first window.');
  await one.saved();
  await expect(two.text).toContainText('From the first window.');
  await two.writeAtEnd(' From the second.');
  await two.saved();
  await expect(one.text).toContainText('From the first window. From the second.');

  app.desktop?.window()?.close();
  await expect.poll(() => third.isClosed()).toBe(true);
  await app.end();
  const [page, more] = [await newPage(), await newPage()];
  const again = await startDesktop({ page, morePages: [more], folder: null, dataFolder });
  await expect(more).toHaveTitle('jekyll – Longhand', { timeout: 30_000 });
  await expect(page).toHaveTitle('hugo-toml – Longhand', { timeout: 30_000 });
  await again.quit();
});

test('spelling is checked in the languages that were chosen, with suggestions under the mouse', async ({ app }) => {
  const { desktop, page } = app;
  const fetched = () => desktop?.asked.filter(({ what }) => what === 'fetch dictionaries').map(({ detail }) => detail);
  // Nothing is fetched before a language was chosen.
  expect(fetched()).toEqual([]);
  desktop?.choose('app.settings');
  await page.getByText('Languages of the spell check').click();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.getByText('German', { exact: true }).click();
  await expect.poll(fetched).toEqual([['de']]);
  const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
  const word = {
    isEditable: true,
    misspelledWord: 'teh',
    dictionarySuggestions: ['the'],
    selectionText: '',
    editFlags,
  };
  desktop?.window()?.webContents.emit('context-menu', {}, word);
  const items = desktop?.asked.find(({ what }) => what === 'contextMenu')?.detail;
  expect(items).toMatchObject([
    { label: 'the' },
    { label: 'Learn “teh”' },
    {},
    { role: 'cut', enabled: false },
    {},
    {},
    {},
  ]);
});

test('a page that crashes is shown again, with what was typed', async ({ app, dataFolder, library }) => {
  const screen = createScreen(app.page);
  await screen.open('First sail of the year');
  await screen.writeAtEnd('The last words.');
  const drafts = () => readTree(join(dataFolder, 'drafts')).catch(() => ({}));
  await expect.poll(async () => JSON.stringify([await readTree(library), await drafts()])).toContain('The last words.');
  const loaded = app.page.waitForEvent('load');
  app.desktop?.window()?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  await loaded;
  await screen.open('First sail of the year');
  await expect(screen.text).toContainText('The last words.');
  expect(app.desktop?.asked.filter(({ what }) => what === 'showMessageBox')).toEqual([]);
  await writeFile(join(library, 'content', 'posts', 'slept.md'), '# While it slept\n');
  app.desktop?.powerMonitor.emit('resume');
  await expect(screen.posts.getByRole('option', { name: 'While it slept' })).toBeVisible();
});

test('a window asks before it closes over what a field refuses', async ({ launch, library }) => {
  await writeFile(join(library, 'content', 'posts', 'heavy.md'), '+++\ntitle = "Heavy"\nweight = 3\n+++\n');
  const app = await launch();
  const screen = createScreen(app.page);
  await screen.open('Heavy');
  await screen.properties.getByRole('textbox', { name: /^weight/i }).fill('many');
  app.desktop?.window()?.minimize();
  await app.end();
  const asked = app.desktop?.asked.filter(({ what }) => what === 'showMessageBox').map(({ detail }) => detail);
  expect(asked).toMatchObject([
    {
      message: 'What is typed into a field cannot be taken.',
      detail: 'What is in the field is lost when the window closes.',
    },
  ]);
});

import { libraryIdOf } from '../../electron/services/library/libraries.ts';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from './fixtures.ts';
import { startAgain } from '../support/electron-double.ts';
import { repository } from '../support/source-files.ts';
import { createScreen } from './pages/screen.ts';

const pageColour = () => getComputedStyle(document.body).backgroundColor;

// What the desktop shell does with windows, as the systems have them.
test('a window is shown when its page is there and not before, maximised as it was', async ({
  dataFolder,
  launch,
  library,
}) => {
  const bounds = { x: 40, y: 40, width: 1280, height: 820 };
  await writeFile(
    join(dataFolder, 'windows.json'),
    JSON.stringify([{ folder: library, bounds, maximized: true, open: true }]),
  );
  const { desktop, end } = await launch();
  expect(desktop?.asked.filter(({ what }) => what === 'show')).toEqual([
    { what: 'show', detail: { url: 'app://longhand/', maximized: true } },
  ]);
  await end();
  expect(JSON.parse(await readFile(join(dataFolder, 'windows.json'), 'utf8'))).toMatchObject([{ maximized: true }]);
});

test('what Chromium keeps has a folder of its own in the data folder', async ({ app, dataFolder }) => {
  expect(app.desktop?.path('userData')).toBe(join(dataFolder, 'chromium'));
});

test('a window has the icon of the app and the colour of its page, also when that changes', async ({ app }) => {
  const { desktop } = app;
  expect(desktop?.asked.filter(({ what }) => what === 'icon').map(({ detail }) => detail)).toEqual(
    process.platform === 'linux' ? [join(repository, 'assets', 'icons', 'icon.png')] : [],
  );
  const colours = async () => [desktop?.window()?.getBackgroundColor(), await app.page.evaluate(pageColour)];
  expect(await colours()).toEqual(['#FFFFFF', 'rgb(255, 255, 255)']);
  desktop?.choose('view.theme');
  await expect.poll(colours).toEqual(['#1B1B1D', 'rgb(27, 27, 29)']);
});

test('a player gets the part of a file that it asks for', async ({ app, library }) => {
  await writeFile(join(library, 'static', 'sound.wav'), 'RIFF, and waves');
  const part = await app.page.evaluate(
    async (address) => {
      const answer = await fetch(address, { headers: { range: 'bytes=10-' } });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    },
    `/media/${libraryIdOf(library)}/static/sound.wav`,
  );
  expect(part).toEqual([206, 'bytes 10-14/15', 'waves']);
});

test.describe('without saving by itself', () => {
  test.use({ settings: { autosave: false } });

  test('Windows ends the session: what was typed is saved', async ({ app, library }) => {
    const screen = createScreen(app.page);
    await screen.open('First sail of the year');
    await screen.writeAtEnd('The last words.');
    app.desktop?.window()?.emit('query-session-end', {});
    await expect
      .poll(() => readFile(join(library, 'content', 'posts', 'first-sail.md'), 'utf8'))
      .toContain('The last words.');
  });
});

test('undo of the menu is that of the field which has the focus, and no key of a field formats the post', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  const file = join(library, 'content', 'posts', 'first-sail.md');
  await screen.open('First sail of the year');
  await screen.writeAtEnd('The last words.');
  await screen.saved();
  await app.page.keyboard.press('ControlOrMeta+a');
  const field = screen.properties.getByRole('textbox', { name: /^title/i });
  await field.pressSequentially('x');
  const typed = await field.inputValue();
  app.desktop?.choose('format.bold', true);
  app.desktop?.choose('edit.undo', true);
  await expect(field).not.toHaveValue(typed);
  await screen.run('Save');
  await screen.saved();
  expect(await readFile(file, 'utf8')).toMatch(/[^*]The last words\.$/);
});

test('the app goes when a part of it does not end as it should', async ({ app }) => {
  const { terminate } = Worker.prototype;
  let refused = 0;
  Worker.prototype.terminate = async function () {
    await terminate.call(this);
    refused++;
    throw new Error('It did not end');
  };
  try {
    await app.end();
  } finally {
    Worker.prototype.terminate = terminate;
  }
  expect(refused).toBeGreaterThan(0);
});

test('what a second start names is opened by the app that runs, whatever Chromium makes of its arguments', async ({
  app,
  browser,
  dataFolder,
  faults,
  library,
}) => {
  const pages = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const;
  for (const page of pages) await faults.watch(page);
  app.desktop?.pages.push(...pages);
  const screen = createScreen(app.page);
  await startAgain({ args: [join(library, 'content', 'posts', 'first-sail.md')], dataFolder });
  await expect(screen.text).toContainText('sail');
  await startAgain({ args: ['--new-window'], dataFolder });
  await expect(pages[0].getByRole('heading', { name: 'Longhand' })).toBeVisible();
  await startAgain({ args: ['--sample'], dataFolder });
  await expect(pages[0]).toHaveTitle(/– Longhand/);
  await expect(app.page).toHaveTitle(/hugo-toml/);
  expect(app.desktop?.asked.filter(({ what }) => what === 'addRecentDocument').at(-1)?.detail).toBe(
    join(dataFolder, 'Sample Library'),
  );
});

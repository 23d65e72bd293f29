import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startHost } from '../support/host.ts';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

// A host that is killed, and two pages on one host: the desktop has neither.
const post = 'content/posts/engine-notes.md';

test('the host is killed while somebody writes: the page says so, and the next start has the text', async ({
  page,
  launch,
  library,
  dataFolder,
  faults,
}) => {
  const socket = page.waitForEvent('websocket');
  const app = await launch();
  const screen = createScreen(app.page);
  const before = await readFile(join(library, post), 'utf8');
  await screen.open('Engine notes');
  await app.page.keyboard.press('Control+,');
  await screen.dialog('Settings').getByText('Save by itself while I write').click();
  await app.page.keyboard.press('Escape');
  await screen.writeAtEnd(' Kept.');
  // A temp file that is not in its place yet does not outlive the kill.
  const inPlace = async () =>
    Object.entries(await readTree(join(dataFolder, 'drafts')).catch(() => ({}))).filter(
      ([path]) => !path.includes('.#'),
    );
  await expect.poll(async () => JSON.stringify(await inPlace())).toContain('Kept.');
  // What it is asked last it does not answer any more.
  process.kill(app.host?.pid ?? 0, 'SIGSTOP');
  const asked = (await socket).waitForEvent('framesent');
  await screen.writeAtEnd(' Still here.');
  await asked;
  await app.host?.stop('SIGKILL');
  const lost = app.page.getByRole('alert').filter({ hasText: 'Start Longhand again in the terminal' });
  await expect(lost).toContainText('what you typed last may be only here');
  await expect(screen.text).toContainText('Impeller: again. Kept. Still here.');
  await app.page.keyboard.press('Control+s');
  await expect(screen.phase).toHaveAttribute('data-phase', 'failed');
  const bar = app.page.getByRole('alert').filter({ hasText: 'Longhand cannot be reached' });
  await expect(bar, 'nobody is there to keep it').not.toContainText('kept outside the folder');
  await expect(app.page.getByText('AsyncIdQueue')).toHaveCount(0);
  await expect(app.page.getByRole('region', { name: 'Notices' }), 'the bar says it').toBeEmpty();
  expect(await readFile(join(library, post), 'utf8'), 'nothing half done').toBe(before);
  for (const [command, title, press] of [
    ['Deleted posts', 'Deleted posts', null],
    ['Move to trash', 'Move to trash?', 'Move to trash'],
  ] as const) {
    await screen.run(command);
    const dialog = screen.dialog(title);
    if (press) await dialog.getByRole('button', { name: press }).click();
    await expect(dialog.getByRole('alert')).toContainText('Longhand cannot be reached.');
    await expect(dialog).not.toContainText('None');
    await app.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await screen.filter('unheard');
  await expect(screen.posts.getByRole('option')).toHaveCount(0);
  await expect(app.page.getByRole('navigation', { name: 'Posts' }).getByRole('alert')).toContainText(
    'Longhand cannot be reached.',
  );
  await expect(app.page.getByText('Nothing matches'), 'nobody looked').toHaveCount(0);
  faults.ignore(/WebSocket|ERR_CONNECTION|Failed to load resource|Longhand cannot be reached/);

  const again = await launch();
  const after = createScreen(again.page);
  await after.open('Engine notes');
  await expect(after.text).toContainText('Impeller: again. Kept.');
  await expect(again.page.getByText('It has been brought back')).toBeVisible();
  await again.page.keyboard.press('Control+s');
  await after.saved();
  expect(await readFile(join(library, post), 'utf8')).toBe(`${before} Kept.`);
});

test('a host that was killed and started again is let in by its new address, and the page goes on and saves', async ({
  app,
  library,
  dataFolder,
  context,
  faults,
}) => {
  const screen = createScreen(app.page);
  const before = await readFile(join(library, post), 'utf8');
  await screen.open('Engine notes');
  // What stands around the text comes late, and from that host.
  await screen.saved();
  await app.host?.stop('SIGKILL');
  await screen.writeAtEnd(' Meanwhile.');
  await expect(screen.phase).toHaveAttribute('data-phase', 'failed');
  const bar = app.page.getByRole('alert').filter({ hasText: 'in the terminal' });
  await bar.getByRole('button', { name: 'Copy the whole post' }).click();
  await expect(app.page.getByText('The whole post was copied')).toBeVisible();
  faults.ignore(/WebSocket|ERR_CONNECTION|Failed to load resource/);

  const { port } = new URL(app.host?.origin ?? '');
  const again = await startHost({ folder: library, dataFolder, args: ['--port', port] });
  try {
    await expect(bar).toContainText('Open the address that it prints');
    const other = await context.newPage();
    await other.goto(again.address);
    await expect(bar).toBeHidden();
    await screen.saved();
    expect(await readFile(join(library, post), 'utf8')).toBe(`${before} Meanwhile.`);
    await expect(app.page.getByRole('alert')).toHaveCount(0);
    await other.close();
  } finally {
    await again.stop();
  }
});

test('opening a folder on a disk that does not answer can be stopped, and what was open goes on', async ({
  app,
  dataFolder,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  const slow = join(dataFolder, 'slow');
  await mkdir(slow);
  await writeFile(join(slow, 'one.md'), '# One\n');
  const pid = app.host?.pid ?? 0;
  const openSlowly = async (run: () => Promise<unknown>) => {
    await run();
    const dialog = screen.dialog('Open a folder');
    await dialog.getByRole('combobox', { name: 'Folder' }).fill(slow);
    process.kill(pid, 'SIGSTOP');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Reading…' })).toBeVisible();
    return dialog;
  };

  const dialog = await openSlowly(() => screen.run('Open folder'));
  await expect(page.getByText('Opening slow')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Opening slow')).toHaveCount(0);
  process.kill(pid, 'SIGCONT');
  await screen.open('Engine notes');
  await screen.writeAtEnd(' Goes on.');
  await screen.saved();
  await expect(page).toHaveTitle('hugo-toml – Longhand');

  await screen.run('Close library');
  await openSlowly(() => page.getByRole('button', { name: 'Open folder…' }).click());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open folder…' })).toBeVisible();
  process.kill(pid, 'SIGCONT');
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  await expect(screen.posts.getByRole('option').first()).toBeVisible();
  await expect(page).toHaveTitle('Sample Library – Longhand');
});

test('two pages on one folder: what one saves the other shows, and nothing is lost', async ({
  app,
  library,
  context,
  faults,
}) => {
  const first = createScreen(app.page);
  const before = await readFile(join(library, post), 'utf8');
  const page = await context.newPage();
  await faults.watch(page);
  await page.goto(app.host?.origin ?? '');
  const second = createScreen(page);
  await first.open('Engine notes');
  await second.open('Engine notes');
  await first.writeAtEnd(' From the first.');
  await expect(second.text).toContainText('again. From the first.');
  await second.saved();
  await second.writeAtEnd(' From the second.');
  await expect(first.text).toContainText('From the first. From the second.');
  await first.saved();
  await second.saved();
  expect(await readFile(join(library, post), 'utf8')).toBe(`${before} From the first. From the second.`);
  await page.close();
});

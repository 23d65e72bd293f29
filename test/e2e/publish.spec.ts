import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const post = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`;
const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();

test.use({ blog: null });

test('a draft is published as one step, followed by the open editor, and taken back to the same bytes', async ({
  launch,
  dataFolder,
}) => {
  const library = join(dataFolder, 'tides');
  const files = {
    '_config.yml': 'title: Tides\ntimezone: UTC\n',
    '_drafts/salt.md': '---\ntitle: Salt\ndate: 2024-05-01\n---\n\nWhite.\n',
    '_posts/2024-01-02-sea.md': '---\ntitle: The sea\n---\n\nSee {% link _drafts/salt.md %}.\n',
  };
  for (const folder of ['_drafts', '_posts']) await mkdir(join(library, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(library, name), text);
  const { page } = await launch(library);
  const screen = createScreen(page);
  const dialog = screen.dialog('Publish this post');
  await screen.open('Salt');
  await screen.properties.getByRole('button', { name: 'Publish this post…' }).press('Enter');
  await expect(dialog).toContainText('Links to it are set right in 1 other post.');
  await dialog.getByRole('button', { name: 'Keep its date' }).click();
  await expect(dialog).toContainText('_drafts/salt.md → _posts/2024-05-01-salt.md');
  await expect(dialog).toContainText('+See {% link _posts/2024-05-01-salt.md %}.');
  expect(await readTree(library)).toEqual(files);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toContainText('The post is published');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(screen.properties).toContainText('This post is part of the site');
  await screen.writeAtEnd('More.');
  await screen.undoAll();
  await screen.saved();
  expect((await readTree(library))['_posts/2024-05-01-salt.md']).toBe(files['_drafts/salt.md']);

  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(screen.properties).toContainText('stays a draft');
  expect(await readTree(library)).toEqual(files);

  // What readers have is not dated anew, so no date is offered.
  await screen.open('The sea');
  await screen.run('Publish this post');
  await expect(dialog).toContainText('It is part of the site already.');
  await expect(dialog).toContainText('Nothing is changed.');
  await expect(dialog.getByRole('button', { name: 'Keep its date' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  // A day that stands in the name alone.
  await expect(screen.preview.locator('body')).toContainText('January 2, 2024');
  await rename(join(library, '_posts/2024-01-02-sea.md'), join(library, '_posts/2024-01-03-sea.md'));
  await expect(screen.preview.locator('body')).toContainText('January 3, 2024');
});

test('what changed is looked through, committed, pushed and pulled, and a conflict settled', async ({
  launch,
  dataFolder,
}) => {
  test.skip(!hasGit, 'git is not installed');
  const top = join(dataFolder, 'git');
  const [library, other, remote] = ['blog', 'other', 'remote.git'].map((name) => join(top, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(library, { recursive: true });
  await writeFile(join(top, 'config'), '[user]\nname = Ada\nemail = ada@example.org\n[init]\ndefaultBranch = main\n');
  process.env['GIT_CONFIG_GLOBAL'] = join(top, 'config');
  process.env['GIT_CONFIG_NOSYSTEM'] = '1';
  await writeFile(join(library, 'sea.md'), post('The sea', 'Grey.'));
  await writeFile(join(library, 'salt.md'), post('Salt', 'White.'));
  git(library, 'init', '-q');
  git(library, 'add', '.');
  git(library, 'commit', '-q', '-m', 'First');
  git(top, 'init', '-q', '--bare', remote);
  await writeFile(join(library, 'todo.txt'), 'Buy ink.\n');

  const { page } = await launch(library);
  const screen = createScreen(page);
  const bar = page.getByRole('button', { name: /^Publish changes: / });
  const panel = screen.dialog('Publish changes');
  const told = panel.getByRole('status');
  await expect(bar).toHaveText('main · 1 change');

  await test.step('what is typed is saved and shown with its difference; other files are not meant at first', async () => {
    await screen.open('The sea');
    await screen.writeAtEnd(' And green.');
    await screen.run('Publish changes');
    // The first that can be done there, although git is still being asked what has changed.
    await expect(panel.getByRole('checkbox', { name: 'todo.txt' })).toBeFocused();
    const row = panel.getByRole('listitem').filter({ hasText: 'The sea' });
    await expect(row).toContainText('Changed');
    await row.getByRole('button', { name: 'Difference of The sea' }).click();
    await expect(row.getByRole('textbox', { name: 'Difference' })).toContainText('And green.');
    await expect(panel.getByRole('checkbox', { name: 'todo.txt' })).not.toBeChecked();
    await expect(panel.getByRole('textbox', { name: 'Message' })).toHaveValue('Change “The sea”');
    // Nowhere to push to yet.
    await expect(panel).toContainText('There is no remote to pull from or push to');
    for (const name of ['Pull', 'Push']) await expect(panel.getByRole('button', { name })).toBeDisabled();
    git(library, 'remote', 'add', 'origin', remote);
  });

  await test.step('a hook that fails says why, and the next try is committed and pushed', async () => {
    const hook = join(library, '.git', 'hooks', 'pre-commit');
    await writeFile(hook, '#!/bin/sh\necho No post without a tide table. >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await panel.getByRole('textbox', { name: 'Message' }).fill('Say that the sea is green');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await bar.click();
    await expect(panel.getByRole('textbox', { name: 'Message' })).toHaveValue('Say that the sea is green');
    await panel.getByRole('button', { name: 'Commit 1 file' }).click();
    await expect(panel.getByRole('alert')).toContainText('by a hook of the repository');
    await panel.getByText('What git said').click();
    await expect(panel.getByText('No post without a tide table.')).toBeVisible();
    await rm(hook);
    await panel.getByRole('button', { name: 'Commit 1 file' }).click();
    await expect(told).toHaveText('Committed 1 file.');
    expect(git(library, 'log', '-1', '--format=%s', '--name-only')).toBe('Say that the sea is green\n\nsea.md');
    await panel.getByRole('button', { name: 'Push' }).click();
    await expect(told).toContainText('Pushed to origin.');
    await expect(panel).toContainText('On main, the same as origin/main');
  });

  await test.step('a pull meets the same lines: both are shown, one is kept, the merge is committed', async () => {
    git(top, 'clone', '-q', remote, other);
    await writeFile(join(other, 'sea.md'), post('The sea', 'Blue.'));
    await writeFile(join(other, 'salt.md'), post('Salt', 'Pink.'));
    git(other, 'commit', '-q', '-a', '-m', 'Colours');
    git(other, 'push', '-q');
    await writeFile(join(library, 'sea.md'), post('The sea', 'Black.'));
    git(library, 'commit', '-q', '-a', '-m', 'Night');
    await panel.getByRole('button', { name: 'Pull' }).click();
    const row = panel.getByRole('listitem').filter({ hasText: 'In conflict' });
    await expect(row.getByRole('textbox', { name: 'Difference' })).toContainText('Black.');
    await expect(row).toContainText('Blue.');
    await expect(panel.getByRole('button', { name: 'Commit the merge' })).toBeDisabled();
    // What came with the pull is committed with it: there is nothing to choose.
    await expect(panel.getByRole('listitem').filter({ hasText: 'Salt' })).toContainText('Changed by the merge');
    await expect(panel.getByRole('checkbox')).toHaveCount(1);
    // To edit both, the caret goes to where they begin.
    await row.getByRole('button', { name: 'Edit both…' }).press('Enter');
    await expect(screen.text).toBeFocused();
    await page.keyboard.press('Shift+End');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toMatch(/^<<<<<<< /);
    await bar.click();
    await expect(row.getByRole('button', { name: 'Keep mine' })).toBeEnabled();
    await row.getByRole('button', { name: 'Keep mine' }).press('Enter');
    await expect(told).toHaveText('sea.md is settled.');
    await panel.getByRole('button', { name: 'Commit the merge' }).press('Enter');
    await expect(told).toHaveText('The merge was committed.');
    expect(await readFile(join(library, 'sea.md'), 'utf8')).toBe(post('The sea', 'Black.'));
    expect(await readFile(join(library, 'salt.md'), 'utf8')).toBe(post('Salt', 'Pink.'));
  });

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(bar).toHaveText('main · 1 change · 2 to push');
});

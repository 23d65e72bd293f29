import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('shortcuts are changed by the keyboard, with a word about conflicts, and hold everywhere', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.run('Settings');
  await screen.dialog('Settings').getByRole('button', { name: 'Change shortcuts…' }).click();
  const dialog = screen.dialog('Change shortcuts');
  const status = dialog.getByRole('status');
  const row = (title: string) => dialog.getByRole('button', { name: `Change the shortcut of ${title}:` });
  const press = async (keys: string) => {
    await expect(dialog.getByRole('button', { name: /^Press the keys/ })).toBeFocused();
    await page.keyboard.press(keys);
  };

  await expect(status, 'keys are pressed for one that is chosen, not before').toHaveText(
    'Choose a shortcut to change it.',
  );
  // A browser opens its windows itself.
  await expect(row('New post')).toBeVisible();
  await expect(row('New window')).toHaveCount(app.kind === 'browser' ? 0 : 1);

  // From the search box by Tab: the menus, then the first command.
  await page.keyboard.type('strikethrough');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row('Strikethrough')).toBeFocused();
  await page.keyboard.press('Enter');
  await press('Control+n');
  await expect(status).toHaveText('Ctrl+N belongs to the browser. Press other keys.');
  await press('Control+b');
  await expect(status).toHaveText('Ctrl+B is the shortcut of Bold.');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Use it for Strikethrough' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Strikethrough is Ctrl+B now, and Bold has no shortcut.');
  await expect(row('Strikethrough')).toHaveText('Ctrl+B');

  // Escape leaves a shortcut and not the dialog; a key that the text has for itself goes to a command that is given it.
  await dialog.getByRole('searchbox').fill('delete lines');
  await row('Delete lines').click();
  await press('Escape');
  await expect(row('Delete lines')).toHaveText('None');
  await row('Delete lines').click();
  await press('Control+l');
  await expect(row('Delete lines')).toHaveText('Ctrl+L');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await app.end();

  const again = await launch();
  const after = createScreen(again.page);
  await after.open('Engine notes');
  const { keyboard } = again.page;
  await expect(again.page.getByRole('button', { name: 'Bold' })).toBeVisible();
  await after.writeAtEnd('\n\nstruck');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+b');
  await expect(after.text).toContainText('~~struck~~');
  await keyboard.press('Control+l');
  await expect(after.text).not.toContainText('struck');
  await keyboard.press('F1');
  const help = after.dialog('Keyboard shortcuts');
  await expect(help.locator('dt', { hasText: 'Strikethrough' }).locator('..')).toContainText('Ctrl+B');
  await expect(help.getByText('Bold', { exact: true })).toHaveCount(0);
  await help.getByRole('button', { name: 'Change shortcuts…' }).click();
  await after.dialog('Change shortcuts').getByRole('button', { name: 'Reset all' }).click();
  await keyboard.press('Escape');
  await after.writeAtEnd('\n\nstrong');
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+b');
  await expect(after.text).toContainText('**strong**');
});

test('a key of a Mac for words goes to a command that is given it, in scripts without blanks, too', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  // For the text alone: what the app itself runs on stays.
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' }));
  await page.reload();
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\n勉強します');
  const line = screen.text.locator('.cm-line').last();
  await screen.run('Settings');
  await screen.dialog('Settings').getByRole('button', { name: 'Change shortcuts…' }).click();
  const dialog = screen.dialog('Change shortcuts');
  await dialog.getByRole('searchbox').fill('strikethrough');
  await dialog.getByRole('button', { name: 'Change the shortcut of Strikethrough:' }).click();
  await expect(dialog.getByRole('button', { name: /^Press the keys/ })).toBeFocused();
  await page.keyboard.press('Alt+Backspace');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await line.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+Backspace');
  await expect(line).toContainText('~~');
  await expect(line).toContainText('勉強');
});

test.describe('keys that the text has for itself', () => {
  test.use({ settings: { shortcuts: { 'format.strike': 'Mod-Shift-g', 'format.bold': 'Mod-m' } } });

  test('go to commands that are given them, with Shift too', async ({ app }) => {
    const { keyboard } = app.page;
    const screen = createScreen(app.page);
    await screen.open('Engine notes');
    await expect(app.page.getByRole('button', { name: 'Bold' })).toBeVisible();
    await screen.writeAtEnd('\n\nstruck');
    await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('Control+Shift+KeyG');
    await expect(screen.text).toContainText('~~struck~~');
    await keyboard.press('Control+m');
    await expect(screen.text).toContainText('~~**struck**~~');
  });
});

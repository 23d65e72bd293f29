import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

// What goes away does not take the focus with it: the next key is for what had it before, or for the text.

/** Opens a post with the caret at its end. Answers what types a word there and looks that nothing of it was lost. */
async function startWriting(page: Page): Promise<{ readonly screen: Screen; readonly type: () => Promise<void> }> {
  const screen = createScreen(page);
  await screen.open('What the chart does not say');
  await expect(page.getByRole('toolbar', { name: 'Formatting', includeHidden: true })).toBeVisible();
  await screen.writeAtEnd('');
  let count = 0;
  const type = async () => {
    const word = `word${++count}.`;
    await page.keyboard.type(word);
    await expect(screen.text).toContainText(word);
    await expect(screen.text).toBeFocused();
  };
  return { screen, type };
}

// Where several stand in one test, they share one app: starting one takes longer than most of these.
test('the focus comes back from what the palette and dialogs open', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  const { screen, type } = await startWriting(page);

  await test.step('from what the palette opens, by key and by mouse', async () => {
    const choose = async (name: string, title: string | RegExp) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await expect(screen.dialog(title)).toBeVisible();
    };
    for (const [name, title] of [
      ['Settings', 'Settings'],
      ['Rename', 'Rename file'],
      ['New post', 'New post'],
      ['Go to post', 'Go to a post'],
      ['Word goal', /goal/],
      ['Manage tags', 'Tags'],
      ['Find and replace in all posts', 'Find and replace in all posts'],
      ['Export', 'Export'],
    ] as const) {
      await choose(name, title);
      await page.keyboard.press('Escape');
      await type();
    }
    await screen.run('Settings');
    await screen.dialog('Settings').getByRole('button', { name: 'Close' }).click();
    await type();

    // From elsewhere it goes back there.
    const title = screen.properties.getByRole('textbox', { name: 'Title', exact: true });
    await title.focus();
    await choose('Settings', 'Settings');
    await page.keyboard.press('Escape');
    await expect(title).toBeFocused();
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await expect(screen.dialog('Settings')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(more).toBeFocused();
  });

  await test.step('a command of the palette acts on what had the focus before, and may move it', async () => {
    const run = async (name: string) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    };
    await run('Search posts');
    await page.keyboard.type('chart');
    await expect(page.getByRole('searchbox', { name: 'Search posts' })).toHaveValue('chart');
    await page.keyboard.press('Control+2');
    await run('Find');
    await page.keyboard.type('tide');
    await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toHaveValue('tide');
    await page.keyboard.press('Escape');
    await type();
    await run('Preview as wide as a phone');
    await type();
  });

  await test.step('it comes back from a dialog that came after another', async () => {
    await keyboard.press('F2');
    const rename = screen.dialog('Rename file');
    await expect(rename).toBeVisible();
    const plan = page.getByRole('dialog').filter({ hasText: 'Links are set right in 1 other post.' });
    await keyboard.type('the-chart');
    await keyboard.press('Enter');
    await expect(plan).toBeVisible();
    await keyboard.press('Escape');
    await type();
    await keyboard.press('F2');
    await expect(rename).toBeVisible();
    await keyboard.type('the-chart');
    await keyboard.press('Enter');
    await plan.getByRole('button', { name: 'Rename' }).press('Enter');
    const done = page.getByRole('button', { name: 'Done' });
    await expect(done).toBeFocused();
    await keyboard.press('Enter');
    await type();

    await screen.run('Manage tags');
    await screen.dialog('Tags').getByRole('button', { name: 'Rename sailing', exact: true }).press('Enter');
    const form = screen.dialog('Rename “sailing”');
    await expect(form).toBeVisible();
    await keyboard.press('Control+a');
    await keyboard.type('under sail');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: /^Rename in \d posts$/ }).press('Enter');
    await expect(done).toBeFocused();
    await keyboard.press('Enter');
    await type();
  });

  await test.step('a dialog begins at its first control, or at what is to be read in it', async () => {
    const focused = page.locator(':focus');
    await screen.run('Settings');
    await expect(focused).toHaveAccessibleName(/Theme/);
    await keyboard.press('Escape');
    await screen.run('Export');
    await expect(focused).toHaveAccessibleName('This post');
    await keyboard.press('Escape');
    await keyboard.press('F1');
    await expect(focused).toHaveAccessibleName('Shortcuts by menu');
    await keyboard.press('Escape');
    await type();
  });

  await test.step('it goes to the first screen when the library is closed', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Close library');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Open folder…' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'New library…' })).toBeFocused();
    await expect(screen.posts).toBeHidden();
  });
});

test.describe('a button that goes away with its press', () => {
  test.use({ settings: { autosave: false } });

  test('leaves the focus where keys go on', async ({ app, library }) => {
    const { page } = app;
    const { keyboard } = page;
    const { screen, type } = await startWriting(page);

    await test.step('to the text below its bar', async () => {
      const file = join(library, 'content/posts/what-the-chart-does-not-say.md');
      const press = (name: string) => page.getByRole('button', { name }).press('Enter');
      const changeOutside = async (words: string) => {
        await type();
        await writeFile(file, `${await readFile(file, 'utf8')} ${words}`);
        await expect(screen.phase).toHaveAttribute('data-phase', 'conflict');
      };
      await changeOutside('One.');
      await press('Take theirs');
      await type();
      await changeOutside('Two.');
      await press('Compare');
      const differences = screen.dialog('Changed in two places').getByRole('textbox', { name: 'Differences' });
      await differences.focus();
      const ring = await page.locator('.cm-editor.cm-focused').evaluate((box) => {
        const { outline, zIndex } = getComputedStyle(box, '::after');
        return { outline, zIndex, own: getComputedStyle(box).outlineStyle };
      });
      expect(ring, 'above the colours of what was changed').toMatchObject({ own: 'none', zIndex: '300' });
      expect(ring.outline).toMatch(/solid 2px/);
      await screen.dialog('Changed in two places').getByRole('button', { name: 'Keep mine' }).press('Enter');
      await type();
      await page.keyboard.press('Control+s');
      await screen.saved();
      await rm(file);
      await expect(screen.phase).toHaveAttribute('data-phase', 'gone');
      await press('Save it again');
      await type();
    });

    await test.step('in a dialog that goes on', async () => {
      await page.keyboard.press('F2');
      const dialog = screen.dialog('Rename file');
      await dialog.getByRole('textbox').fill('content/posts/first-sail.md');
      await dialog.getByRole('button', { name: 'Rename' }).press('Enter');
      await expect(dialog.getByText(/already/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await type();
    });

    await test.step('in its region, and a panel that is hidden to the text', async () => {
      const frame = page.locator('iframe[title="Preview"]');
      await keyboard.type('\n\n![Far](https://images.example/far.png)\n');
      await page.getByRole('button', { name: 'Show remote images for this library' }).press('Enter');
      await expect(frame).toBeFocused();
      await keyboard.press('Control+Alt+v');
      await expect(frame).toHaveCount(0);
      await expect(screen.text).toBeFocused();
      await type();
      await page.getByRole('button', { name: 'More for Tags' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
      await expect(page.getByRole('tab', { name: 'Properties' })).toBeFocused();
      await keyboard.press('Control+Alt+b');
      await expect(screen.text).toBeFocused();
      await type();

      // The notice that tells what is closed lies over the text.
      await keyboard.press('Control+Alt+w');
      await expect(screen.posts.locator(':focus')).toHaveCount(1);
      await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).press('Enter');
      await expect(screen.posts.locator(':focus')).toHaveCount(1);
      await keyboard.press('Control+Alt+Shift+t');
      await type();
    });
  });
});

test('keys that follow a key to another text at once are for that text', async ({ app, library }) => {
  const { page } = app;
  const { keyboard } = page;
  const screen = createScreen(page);

  await test.step('a tab whose text is not read yet', async () => {
    const tab = (name: string) => page.getByRole('tablist', { name: 'Open posts' }).getByRole('tab', { name });
    await screen.posts.getByRole('option', { name: 'Engine notes' }).dblclick();
    await screen.posts.getByRole('option', { name: 'Night watch' }).dblclick();
    await expect(tab('Night watch')).toHaveAttribute('aria-selected', 'true');
    // The tabs are kept with a delay.
    await page.waitForTimeout(600);
    await page.reload();
    await screen.writeAtEnd('');
    await expect(screen.text).toBeFocused();
    // The first keys come before anything can have been read.
    await page.evaluate(() => {
      const init = { key: '.', code: 'Period', ctrlKey: true, altKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
      document.execCommand('insertText', false, 'At ');
    });
    await page.keyboard.type('once. ');
    await expect(tab('Engine notes')).toHaveAttribute('aria-selected', 'true');
    await expect(screen.text).toContainText('At once. ');
    await expect(screen.text).toBeFocused();
    await page.keyboard.press('Control+s');
    await screen.saved();
    expect(await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8')).toContain('At once. ');
    expect(await readFile(join(library, 'content/posts/night-watch/index.md'), 'utf8')).not.toContain('once.');
  });

  await test.step('another side, and a new post', async () => {
    const side = (name: 'First' | 'Second') =>
      page.getByRole('group', { name: `${name} side` }).getByRole('textbox', { name: 'Text of the post' });
    await screen.open('Engine notes');
    await screen.posts.getByRole('option', { name: 'Night watch' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open beside' }).click();
    await expect(side('Second')).toBeFocused();
    for (const [here, word] of [
      ['First', 'left.'],
      ['Second', 'right.'],
      ['First', 'again.'],
    ] as const) {
      await keyboard.press('F7');
      await keyboard.type(word);
      await expect(side(here)).toContainText(word);
    }
    // Not even a frame later: a key may come before it.
    const sideAtOnce = await page.evaluate(() => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F7', code: 'F7', bubbles: true }));
      return document.activeElement?.closest('[role=group]')?.getAttribute('aria-label');
    });
    expect(sideAtOnce).toBe('Second side');
    await keyboard.press('Control+Alt+Shift+\\');
    await keyboard.type('Joined. ');
    await expect(screen.text).toContainText('Joined. ');

    await keyboard.press('Control+k');
    await keyboard.type('New post');
    await keyboard.press('Enter');
    await expect(screen.dialog('New post').getByRole('textbox', { name: 'Title' })).toBeFocused();
    await keyboard.type('Slack water');
    await keyboard.press('Enter');
    const words = 'What comes to mind at once.\nAnd the next line.';
    await keyboard.type(words, { delay: 10 });
    await expect(page.getByRole('heading', { level: 1, name: 'Slack water' })).toBeAttached();
    await expect(screen.text).toBeFocused();
    await keyboard.press('Control+s');
    await screen.saved();
    expect(await readFile(join(library, 'content/posts/slack-water.md'), 'utf8')).toContain(words);
  });
});

import AxeBuilder from '@axe-core/playwright';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'sample' });

test('what can be put in is offered and taken', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('what can be put in comes up by itself, and is taken by the keys', async () => {
    await screen.open('Start here');
    const list = page.getByRole('listbox', { name: 'Completions' });
    const option = (name: string | RegExp) => list.getByRole('option', { name });
    // A list that has only just come up does not take Enter: the key may have been meant for the text.
    const take = async (name: string | RegExp) => {
      await expect(option(name).first()).toBeVisible();
      await page.waitForTimeout(100);
      await page.keyboard.press('Enter');
      await expect(list).toBeHidden();
    };

    // Also where its code comes only after the key.
    const held = Promise.withResolvers<void>();
    await page.route(/\/completion-[^/]*\.js/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.reload();
    await screen.open('Start here');
    await screen.writeAtEnd('\n\nSee [[bread');
    held.resolve();
    await expect(option(/^Bread, in numbers/)).toHaveAttribute('aria-selected', 'true');
    await take(/^Bread, in numbers/);
    await expect(screen.text).toContainText('See [Bread, in numbers](/posts/bread-in-numbers/)');

    await page.keyboard.type(' ![gard');
    await expect(option(/garden\.png/).locator('img')).toHaveJSProperty('complete', true);
    await expect(option(/garden\.png/).locator('img')).not.toHaveJSProperty('naturalWidth', 0);
    // The list of the editor is of options without a way of their own: steered by the text that has the focus.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.cm-tooltip').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.type('The garden');
    await expect(screen.text).toContainText('![The garden](/images/garden.png)');

    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\n{{< fig');
    await expect(option('figure')).toBeVisible();
    // Escape leaves what was typed; the command brings the list back.
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await page.keyboard.press('Control+Space');
    await take('figure');
    await page.keyboard.type(' src="a.png"');

    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nDone :tad');
    await take(/tada/);
    await page.keyboard.type('.\n\nAt 10:30 I typed on[^1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    await screen.saved();
    const saved = await readFile(join(library, 'content/posts/start-here.md'), 'utf8');
    expect(saved).toContain('{{< figure src="a.png" >}}');
    expect(saved).toContain('Done 🎉.\n\nAt 10:30 I typed on[^1\n');

    // One step of undo for what was put in.
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x :tad');
    await take(/tada/);
    await page.keyboard.press('Control+z');
    await expect(screen.text).toContainText('x :tad');

    // The whole address that the caret stands in is replaced, and comes back whole.
    await page.keyboard.type('. [home](bread-old)');
    for (let left = '-old)'.length; left > 0; left--) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Space');
    await take(/^Bread, in numbers/);
    await expect(screen.text).toContainText(/\[home\]\(\/posts\/bread-in-numbers\/\)$/);
    await page.keyboard.press('Control+z');
    await expect(screen.text).toContainText('[home](bread-old)');
  });

  await test.step('headings are offered by the ids that the site gives them, and the page beside has those', async () => {
    await screen.writeAtEnd('\n\n## The [dough](/posts/bread-in-numbers/)\n\n## Of its own {#mine}\n\nSee [it](#the-d');
    const list = page.getByRole('listbox', { name: 'Completions' });
    await expect(list.getByRole('option', { name: /^The dough/ })).toHaveAttribute('aria-selected', 'true');
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await expect(screen.text).toContainText('See [it](#the-doughpostsbread-in-numbers)');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' and [that](#of');
    await expect(list.getByRole('option', { name: /^Of its own/ })).toHaveAttribute('aria-selected', 'true');
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await expect(screen.text).toContainText('and [that](#mine)');
    const { preview } = screen;
    await expect(preview.getByRole('link', { name: 'it', exact: true })).toHaveAttribute(
      'href',
      `#${(await preview.getByRole('heading', { name: 'The dough' }).getAttribute('id')) ?? ''}`,
    );
    await expect(preview.getByRole('heading', { name: 'Of its own' })).toHaveAttribute('id', /mine$/);
  });

  await test.step('a folder that is gone leaves the keys alone', async () => {
    await screen.open('Start here');
    await rm(join(library, 'content'), { recursive: true });
    await screen.writeAtEnd(' [[bre');
    await page.keyboard.press('Enter');
    await page.keyboard.type('on');
    await expect(screen.text).toContainText('on');
    await expect(page.getByText(/could not|failed/i)).toHaveCount(0);
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('tags of which a letter would be left are not shown in a narrow list', async ({ app }) => {
  await app.page.setViewportSize({ width: 640, height: 600 });
  const row = createScreen(app.page).posts.getByRole('option', { name: 'Winter cover' });
  const cut = () =>
    row.locator('span[dir]').evaluateAll(
      (all) =>
        all.filter((one) => {
          const [box, around] = [one, one.parentElement ?? one].map((element) => element.getBoundingClientRect());
          const isShown =
            box !== undefined && around !== undefined && box.top < around.bottom && box.left < around.right;
          return isShown && one.scrollWidth > one.clientWidth && one.clientWidth < 24;
        }).length,
    );
  await expect.poll(cut).toBe(0);
});

test('posts are chosen and dragged, and the list counts them', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  const foot = page.getByRole('navigation', { name: 'Posts' }).getByRole('status');

  await test.step('several posts are chosen by pointer and by key, and the one that is open stays open', async () => {
    const rows = screen.posts.getByRole('option');
    const chosen = screen.posts.getByRole('option', { selected: true });
    await screen.open('Engine notes');
    await expect(chosen).toHaveCount(1);
    const all = await rows.count();

    await rows
      .filter({ hasNotText: 'Engine notes' })
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(chosen).toHaveCount(2);
    await expect(foot).toHaveText(`2 of ${all} selected`);
    await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeVisible();

    await rows.first().click();
    await expect(chosen).toHaveCount(1);
    await rows.nth(2).click({ modifiers: ['Shift'] });
    await expect(chosen).toHaveCount(3);

    await page.keyboard.press('ControlOrMeta+a');
    await expect(chosen).toHaveCount(all);
    await page.keyboard.press('Escape');
    await expect(chosen).toHaveCount(1);
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(chosen).toHaveCount(2);

    // What the list does not show any more is not chosen either.
    await screen.filter('Engine notes');
    await expect(rows).toHaveCount(1);
    await screen.filter('');
    await expect(chosen).toHaveCount(1);
  });

  await test.step('a row says how long the post is to read, and why readers do not see it', async () => {
    await writeFile(
      join(library, 'content/posts/over.md'),
      `+++\ntitle = "Over"\nexpiryDate = 2020-01-01\n+++\n${'word '.repeat(1000)}\n`,
    );
    await expect(screen.posts.getByRole('option', { name: /Over/ })).toHaveText(
      /Expired.*expiryDate has passed\..*5 min/,
    );
    await expect(screen.posts.getByRole('option', { name: /Engine notes/ })).toHaveText(/1 min/);
  });

  await test.step('a post that is dragged into another one becomes a link to it', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\nSee ');
    await screen.posts
      .getByRole('option', { name: /Night watch/ })
      .dragTo(screen.text.getByText('See '), { targetPosition: { x: 200, y: 8 } });
    await expect(screen.text).toContainText('See [Night watch](/posts/night-watch/)');
    await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeVisible();
  });

  await test.step('what is cut in a narrow list can be read under the pointer, and the count below is not cut', async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    const cut = screen.posts.getByText('Engine notes', { exact: true });
    await expect(cut).toHaveAttribute('title', 'Engine notes');
    await page.keyboard.press('Control+p');
    const found = page.getByRole('dialog', { name: 'Go to a post' }).getByRole('option', { name: /Engine notes/ });
    await expect(found.getByTitle('Engine notes')).toBeVisible();
    await expect(found.getByTitle(/engine/).last()).toHaveText(/\.md$/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('ControlOrMeta+a');
    await expect(foot).toHaveText(/^\d+\sof\s\d+ selected$/);
    await expect(page.getByRole('button', { name: 'Actions on the selected posts' })).toBeVisible();
    expect(await foot.evaluate((count) => count.scrollWidth - count.clientWidth)).toBe(0);
  });
});

test('the list in groups, its order and its filters are kept with the library', async ({ launch, library }) => {
  const first = await launch();
  const { page } = first;
  const screen = createScreen(page);
  const order = page.getByRole('button', { name: /^Order and groups/ });
  const all = await screen.posts.getByRole('option').count();

  await order.click();
  await page.getByRole('menuitemradio', { name: 'By folder' }).click();
  const folder = screen.posts.getByRole('group', { name: 'content/posts', exact: true });
  await expect(folder.getByRole('option', { name: 'Engine notes' })).toBeVisible();
  await expect(folder.getByRole('option', { name: /Night watch/i })).toBeVisible();

  await order.click();
  await page.getByRole('menuitemradio', { name: 'By tag' }).click();
  const sailing = screen.posts.getByRole('group', { name: 'sailing', exact: true });
  const engine = screen.posts.getByRole('group', { name: 'engine', exact: true });
  await expect(engine.getByRole('option', { name: 'Engine notes' })).toBeVisible();
  // The same post under two headings is chosen in both, and keys go on from where it was pressed.
  await engine.getByRole('option', { name: 'Engine notes' }).click();
  await expect(sailing.getByRole('option', { name: 'Engine notes' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(screen.posts.getByRole('option').first()).toBeFocused();

  await order.click();
  await page.getByRole('menuitemradio', { name: 'By year' }).click();
  await order.click();
  await page.getByRole('menuitemradio', { name: 'Oldest first' }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('button', { name: 'Any state' }).click();
  await page.getByRole('option', { name: /^Live/ }).click();
  await expect(order).toHaveAccessibleName('Order and groups: Oldest first');
  const foot = page.getByRole('navigation', { name: 'Posts' }).getByRole('status');
  await expect(foot).toHaveText(new RegExp(`^\\d+\\sof\\s${all} posts$`));
  const counted = await foot.innerText();
  const headings = await screen.posts
    .getByRole('group')
    .evaluateAll((groups) => groups.map((group) => group.ariaLabel));
  expect(headings.length).toBeGreaterThan(1);
  expect(headings).toEqual([...new Set(headings)].toSorted((one, other) => Number(one) - Number(other)));

  await first.end();
  const again = await launch(library);
  const { posts } = createScreen(again.page);
  await expect(again.page.getByRole('navigation', { name: 'Posts' }).getByRole('status')).toHaveText(counted);
  await expect(posts.getByRole('group').first()).toHaveAttribute('aria-label', headings[0] ?? '');
});

test.describe('two thousand posts', () => {
  test.use({ blog: null });

  test('only rows near the window are there, and every one is reached by keys with its number', async ({
    launch,
    library,
    dataFolder,
  }) => {
    expect(library).toBe('');
    const root = join(dataFolder, 'many');
    await mkdir(root);
    const total = 2000;
    for (let number = 1; number <= total; number++) {
      const name = String(number).padStart(4, '0');
      await writeFile(join(root, `p${name}.md`), `---\ntitle: Post ${name}\n---\n\nBody of ${name}.\n`);
    }
    const { page } = await launch(root);
    const { posts } = createScreen(page);
    const rows = posts.getByRole('option');
    await expect(page.getByRole('navigation', { name: 'Posts' }).getByRole('status')).toHaveText('2,000 posts');
    expect(await rows.count()).toBeLessThan(40);

    await posts.getByRole('option', { name: 'Post 0001' }).click();
    await page.keyboard.press('End');
    const last = posts.getByRole('option', { name: 'Post 2000' });
    await expect(last).toBeFocused();
    await expect(last).toHaveAttribute('aria-posinset', '2000');
    await expect(last).toHaveAttribute('aria-setsize', '2000');
    await expect(last).toBeInViewport();
    await expect(page.getByRole('heading', { level: 1, name: 'Post 2000' })).toBeVisible();

    // The row that has the focus stays while one looks at others.
    await posts.evaluate((list) => (list.scrollTop = 0));
    await expect(posts.getByRole('option', { name: 'Post 0001' })).toBeInViewport();
    await expect(last).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(posts.getByRole('option', { name: 'Post 1999' })).toBeFocused();
    await expect(posts.getByRole('option', { name: 'Post 1999' })).toBeInViewport();
    await page.keyboard.press('Shift+Home');
    await expect(page.getByText('1,999 of 2,000 selected')).toBeVisible();
  });
});

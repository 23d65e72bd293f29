import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: null });

const tags = ['תגית', 'מילה ארוכה מאוד', 'ועוד אחת שאין לה סוף'];
const post = `---\ntitle: "שלום עולם"\ndate: 2024-05-01\ntags: ${JSON.stringify(tags)}\n---\n\nשלום.\n\n- אחת\n- [ ] שתיים\n\n1. [x] שלוש\n`;

/** Left and right of the words themselves, not of the box they stand in. */
const sides = (words: Locator) =>
  words.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return { left, right, boxLeft: box.left, boxRight: box.right };
  });

test('words that run from right to left stand where those of their kind do', async ({ launch, dataFolder }) => {
  const root = join(dataFolder, 'blog');
  await mkdir(root);
  await writeFile(join(root, 'shalom.md'), post);
  const { page } = await launch(root);
  const screen = createScreen(page);

  await test.step('tags that do not fit in a row of the list begin at their side and are cut at their end', async () => {
    const shown = await sides(screen.posts.getByText(tags.join(', ')));
    expect(shown.right, 'their beginning is inside').toBeLessThanOrEqual(shown.boxRight + 1);
    expect(shown.left, 'their end is not').toBeLessThan(shown.boxLeft);
  });

  await test.step('the date above the text of the preview is on the side of the title', async () => {
    await screen.open('שלום עולם');
    const frame = page.frameLocator('iframe');
    const title = await sides(frame.locator('.post-header h1'));
    for (const line of ['.post-meta', '.post-tags']) {
      const { right } = await sides(frame.locator(line));
      expect(Math.abs(right - title.right), line).toBeLessThan(2);
    }
    const date = await sides(frame.locator('.post-meta time'));
    const minutes = await sides(frame.locator('.post-minutes'));
    expect(date.left, 'the date comes before the minutes').toBeGreaterThan(minutes.right);
  });

  await test.step('a box of a task has its gap before the words, and items beside it keep their mark', async () => {
    const items = page.frameLocator('iframe').locator('.contains-task-list > li');
    const look = (index: number) =>
      items.nth(index).evaluate((item) => {
        const box = item.querySelector('input')?.getBoundingClientRect();
        const range = document.createRange();
        if (item.lastChild) range.selectNodeContents(item.lastChild);
        const gap = box && box.left - range.getBoundingClientRect().right;
        return {
          mark: getComputedStyle(item).listStyleType,
          inside: getComputedStyle(item.parentElement ?? item).paddingInlineStart,
          gap,
        };
      });
    const [plain, beside, alone] = [await look(0), await look(1), await look(2)];
    expect([plain.mark, beside.mark, alone.mark]).toEqual(['disc', 'none', 'none']);
    expect(beside.gap).toBeGreaterThan(4);
    expect(parseFloat(plain.inside), 'room for the mark').toBeGreaterThan(parseFloat(alone.inside) + 10);
  });

  await test.step('the note under the title of the editor is on the side of the title', async () => {
    const title = await sides(page.locator('.cm-post-title-text'));
    const note = await sides(page.locator('.cm-post-title-note'));
    expect(Math.abs(note.right - title.right)).toBeLessThan(2);
  });

  await test.step('a tag stands beside its checkbox', async () => {
    await screen.run('Manage tags');
    const { left, boxLeft } = await sides(screen.dialog('Tags').getByText(tags[0] ?? '', { exact: true }));
    expect(left - boxLeft).toBeLessThan(2);
  });
});

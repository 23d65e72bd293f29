import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

/** Settings, with the findings of the site open. */
async function openFindings(page: Page): Promise<Locator> {
  const screen = createScreen(page);
  await screen.run('Settings');
  const dialog = screen.dialog('Settings');
  await dialog.getByText('What was found out about this site').click();
  await expect(dialog.getByRole('heading', { name: 'Folders and files' })).toBeVisible();
  return dialog;
}

const startCorrection = async (dialog: Locator, label: string): Promise<Locator> => {
  await dialog.getByRole('button', { name: `Correct: ${label}`, exact: true }).click();
  return dialog.getByRole('form', { name: `Correct: ${label}`, exact: true });
};

/** Types into a box, or chooses where it is a choice. */
async function fillBox(form: Locator, label: string, value: string): Promise<void> {
  const box = form.getByLabel(label, { exact: true });
  if ((await box.count()) > 0 && (await box.first().evaluate((node) => /INPUT|TEXTAREA/.test(node.tagName))))
    return box.fill(value);
  await form.getByRole('button', { name: label }).click();
  await form.page().getByRole('option', { name: value, exact: true }).click();
}

/** Label of the part, what is put into its boxes, and how the corrected finding reads. */
const corrections: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['Title of the site', { 'Title of the site': 'Ebb and flow' }, 'title: Ebb and flow'],
  ['Language', { Language: 'nb' }, 'language: nb'],
  ['Time zone', { 'Time zone': 'Asia/Tokyo' }, 'time zone: Asia/Tokyo for dates without an offset'],
  [
    'Folders never looked into',
    { 'Folders never looked into': 'node_modules\n/static' },
    'never looked into: node_modules, /static',
  ],
  ['Folders with posts', { 'Folders with posts': 'content/posts' }, 'content in content/posts'],
  ['Folder of new posts', { 'Folder of new posts': 'content/notes/' }, 'new posts in content/notes'],
  ['Folder of drafts', { 'Folder of drafts': 'drafts' }, 'drafts in drafts'],
  ['File names', { 'File names': '{date}-{slug}.md' }, 'file names: {date}-{slug}.md'],
  ['Names from titles', { 'Names from titles': 'As Jekyll' }, 'names from titles: the rule of Jekyll'],
  ['Front matter of new posts', { 'Front matter of new posts': 'JSON' }, 'front matter: json'],
  ['Reader of YAML', { 'Reader of YAML': 'Ruby' }, 'YAML as Ruby reads it'],
  ['Field for the date', { 'Field for the date': 'written, extra.date' }, 'field date: written, extra.date'],
  ['Field for drafts', { 'Field for drafts': '' }, 'field draft: none'],
  [
    'Posts dated in the future',
    { 'Posts dated in the future': 'Published' },
    'posts dated in the future are published',
  ],
  ['A date in the path', { 'A date in the path': 'Does not count' }, 'a date in a path does not count'],
  ['End of an excerpt', { 'End of an excerpt': '<!-- cut -->' }, 'excerpts end at <!-- cut -->'],
  [
    'Images',
    { 'Address 1': '/pictures/', 'Folder 1': 'static/images' },
    'images: /pictures/ in static/images, / in assets, / in content',
  ],
  [
    'Reading time',
    { Name: 'Slow', 'Words a minute': '50', Rounded: 'to the nearest minute' },
    'reading time: Slow, 50 words a minute',
  ],
];

test('each finding is corrected, says what was found and why, and goes back to it', async ({ app }) => {
  test.slow();
  const dialog = await openFindings(app.page);
  for (const [label, boxes, corrected] of corrections) {
    const row = dialog
      .getByRole('listitem')
      .filter({ has: app.page.getByRole('button', { name: `Correct: ${label}`, exact: true }) });
    const found = (await row.locator('p').allTextContents()) as [string, string];
    const form = await startCorrection(dialog, label);
    for (const [box, value] of Object.entries(boxes)) await fillBox(form, box, value);
    await form.getByRole('button', { name: 'Keep' }).click();
    await expect(row.locator('p').first()).toHaveText(corrected);
    await expect(row.locator('p').last()).toHaveText(`you chose it; found was ${found[0]} (${found[1]})`);
    await row.getByRole('button', { name: `Back to what was found: ${label}`, exact: true }).click();
    await expect(row.locator('p')).toHaveText(found);
  }
});

test('corrections change what the app does, and hold after the next start', async ({ launch }) => {
  const app = await launch();
  const screen = createScreen(app.page);
  await expect(screen.posts.getByRole('option', { name: 'Night watch' })).toBeVisible();
  const dialog = await openFindings(app.page);
  let form = await startCorrection(dialog, 'Folders never looked into');
  await fillBox(form, 'Folders never looked into', '/static\n/content/posts/night-watch');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog.getByText('never looked into: /static, /content/posts/night-watch')).toBeVisible();
  form = await startCorrection(dialog, 'Reading time');
  await fillBox(form, 'Name', 'Spelling out');
  await fillBox(form, 'Words a minute', '2');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog.getByText('reading time: Spelling out, 2 words a minute')).toBeVisible();
  form = await startCorrection(dialog, 'Taxonomies');
  await form.getByRole('button', { name: 'Add a taxonomy' }).click();
  const last = await form.getByRole('button', { name: /^Remove taxonomy/ }).count();
  await fillBox(form, `Name ${last}`, 'Moods');
  await fillBox(form, `Fields ${last}`, 'mood, extra.mood');
  await fillBox(form, `A string holds ${last}`, 'several, by commas');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(dialog.getByText(/moods in mood, extra\.mood \(a string is split at commas\)/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(screen.posts.getByRole('option', { name: 'Night watch' })).toHaveCount(0);
  await app.end();

  const again = createScreen((await launch()).page);
  await again.open('Engine notes');
  await expect(again.page.getByText(/min read \(Spelling out\)/)).toBeVisible();
  await expect(again.posts.getByRole('option', { name: 'Night watch' })).toHaveCount(0);
  const dialogAgain = await openFindings(again.page);
  await dialogAgain.getByRole('button', { name: 'Back to what was found: Folders never looked into' }).click();
  await dialogAgain.getByRole('button', { name: 'Close' }).click();
  await expect(again.posts.getByRole('option', { name: 'Night watch' })).toBeVisible();
});

test('a correction by the keys alone: refused with the reason, left by Escape, kept by Enter', async ({ app }) => {
  const { page } = app;
  const dialog = await openFindings(page);
  const correct = dialog.getByRole('button', { name: 'Correct: Time zone' });
  await correct.focus();
  await page.keyboard.press('Enter');
  const box = dialog.getByRole('textbox', { name: 'Time zone' });
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Moon/Crater');
  await page.keyboard.press('Enter');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(correct).toBeFocused();
  await expect(dialog.getByText(/^time zone: America\/Halifax/)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Europe/Oslo');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^time zone: Europe\/Oslo/)).toBeVisible();
  await expect(correct).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^time zone: America\/Halifax/)).toBeVisible();
});

test('the findings and their forms break no rule of accessibility', async ({ app }) => {
  const dialog = await openFindings(app.page);
  await startCorrection(dialog, 'Taxonomies');
  await startCorrection(dialog, 'Reading time');
  const form = await startCorrection(dialog, 'File names');
  await fillBox(form, 'File names', 'post.md');
  await form.getByRole('button', { name: 'Keep' }).click();
  await expect(form.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: app.page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});

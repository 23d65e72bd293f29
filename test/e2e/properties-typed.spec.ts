import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

// What is typed into the form and not entered: it belongs to the post that it was typed for, whatever comes next.

const text = (title: string, list: string, month = '03') =>
  `---\ntitle: ${title}\ndate: 2024-${month}-01\n${list}\n---\n\nText.\n`;
const first = '_posts/2024-03-01-typed.md';
const second = '_posts/2024-02-01-beside.md';

test.use({ blog: 'jekyll' });

let read: (file: string) => Promise<string>;
/** Both posts as they are at first but for the lists of the first one. */
let writeBoth: (lists?: string) => Promise<void>;
test.beforeEach(async ({ library }) => {
  read = (file) => readFile(join(library, file), 'utf8');
  writeBoth = async (lists = 'tags: [one]\nlinks: [alpha, beta]') => {
    await writeFile(join(library, first), text('Typed into', lists));
    await writeFile(join(library, second), text('Beside it', 'tags: [other]', '02'));
  };
  await writeBoth();
});

/** Both posts in a tab each, the first shown. */
async function openBoth(page: Page): Promise<Screen> {
  const screen = createScreen(page);
  for (const title of ['Beside it', 'Typed into']) {
    await screen.open(title);
    await screen.posts.getByRole('option', { name: title }).dblclick();
  }
  await expect(page.getByRole('tab', { name: 'Typed into' })).toHaveAttribute('aria-selected', 'true');
  return screen;
}

const addTo = ({ properties }: Screen, list: string) => properties.getByRole('combobox', { name: `Add to ${list}` });
const itemOf = ({ properties }: Screen, list: string, name: string) =>
  properties.getByRole('grid', { name: list }).getByRole('row', { name, exact: true });

/** Writes both posts anew, as another program does, and waits until the form shows the first. */
async function startOver(screen: Screen): Promise<void> {
  await writeBoth();
  await openBoth(screen.page);
  await expect(itemOf(screen, 'links', 'beta')).toBeVisible();
  await expect(itemOf(screen, 'links', 'alpha')).toBeVisible();
  await expect(itemOf(screen, 'Tags', 'one')).toBeVisible();
  await expect(screen.properties.getByRole('grid', { name: 'Tags' }).getByRole('row')).toHaveCount(1);
}

const toFirst = (page: Page) => page.getByRole('tab', { name: 'Typed into' }).click();
const toProperties = (page: Page) => page.getByRole('tab', { name: 'Properties' }).click();
const hideOrShow = (page: Page) => page.keyboard.press('Control+Alt+b');

/** By which the person leaves a tag, that tag, how it is done, and what shows the form of the first post again. */
type Way = readonly [
  by: string,
  tag: string,
  leave: (page: Page) => Promise<void>,
  back: (page: Page) => Promise<unknown>,
];

const ways: readonly Way[] = [
  ['a click on another tab', 'half', (page) => page.getByRole('tab', { name: 'Beside it' }).click(), toFirst],
  ['the key for the next tab', 'third', (page) => page.keyboard.press('Control+Alt+.'), toFirst],
  ['the key for the next post', 'quarter', (page) => page.keyboard.press('Alt+PageDown'), toFirst],
  ['the key that closes the tab', 'fifth', (page) => page.keyboard.press('Control+Alt+w'), openBoth],
  ['a click on Outline', 'sixth', (page) => page.getByRole('tab', { name: 'Outline' }).click(), toProperties],
  ['the key that hides the inspector', 'seventh', hideOrShow, hideOrShow],
];

// One after the other in one app: starting one takes longer than any of these.
test('what is typed goes to the post that it was typed for', async ({ app }) => {
  const { page } = app;
  const screen = await openBoth(page);
  let tags = 'one';
  for (const [by, tag, leave, back] of ways)
    await test.step(`a tag, left by ${by}`, async () => {
      await addTo(screen, 'tags').click();
      await page.keyboard.type(tag);
      await leave(page);
      tags += `, ${tag}`;
      await expect.poll(() => read(first)).toContain(`tags: [${tags}]\n`);
      expect(await read(second)).toContain('tags: [other]\n');
      await back(page);
      await expect(itemOf(screen, 'Tags', tag)).toBeVisible();
    });

  await test.step('a chip that is being renamed has its new name when another tab is clicked, or Outline', async () => {
    await startOver(screen);
    await itemOf(screen, 'Tags', 'one').click();
    await page.keyboard.type('uno');
    await page.getByRole('tab', { name: 'Beside it' }).click();
    await expect.poll(() => read(first)).toContain('tags: [uno]\n');
    await page.getByRole('tab', { name: 'Typed into' }).click();
    await itemOf(screen, 'links', 'alpha').click();
    await page.keyboard.type('first');
    await page.getByRole('tab', { name: 'Outline' }).click();
    await expect.poll(() => read(first)).toContain('links: [first, beta]\n');
    expect(await read(second)).toContain('tags: [other]\n');
  });

  await test.step('an item goes into the file once when its library is closed', async () => {
    await toProperties(page);
    await startOver(screen);
    await addTo(screen, 'links').click();
    await page.keyboard.type('half');
    // From the menu of the desktop: the focus stays in the field.
    await page.evaluate(() => window.postMessage({ type: 'longhand-command', id: 'library.close' }, '*'));
    await expect(screen.posts).toHaveCount(0);
    await expect.poll(() => read(first)).toContain('links: [alpha, beta, half]\n');
  });
});

test('what is typed is saved, taken back or left by keys, and the focus goes on from there', async ({ app }) => {
  const { page } = app;
  const screen = await openBoth(page);
  const form = screen.properties;

  await test.step('Escape takes back what is typed', async () => {
    const before = await read(first);
    await itemOf(screen, 'Tags', 'one').click();
    await page.keyboard.type('uno');
    await page.keyboard.press('Escape');
    await expect(itemOf(screen, 'Tags', 'one')).toBeFocused();
    const add = addTo(screen, 'tags');
    await add.click();
    await page.keyboard.type('half');
    await page.keyboard.press('Escape');
    await expect(add).toHaveValue('');
    // With suggestions too, which go along with it.
    await page.keyboard.type('oth');
    await expect(add).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(add).toHaveValue('');
    await expect(add).toHaveAttribute('aria-expanded', 'false');
    await page.getByRole('tab', { name: 'Beside it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Beside it' })).toBeVisible();
    await page.getByRole('tab', { name: 'Typed into' }).click();
    await expect(itemOf(screen, 'Tags', 'one')).toBeVisible();
    await expect(screen.properties.getByRole('grid', { name: 'Tags' }).getByRole('row')).toHaveCount(1);
    expect(await read(first)).toBe(before);
  });

  await test.step('the text of the post that comes has the focus of a field that went', async () => {
    const show = async (post: string) => {
      await page.getByRole('tab', { name: post }).click();
      await expect(page.getByRole('heading', { level: 1, name: post })).toBeVisible();
      await expect(page.getByRole('tab', { name: post })).toBeFocused();
    };
    const title = form.getByRole('textbox', { name: 'Title', exact: true });
    const controls = [
      title,
      form.getByRole('spinbutton', { name: 'day, Date' }),
      addTo(screen, 'tags'),
      itemOf(screen, 'links', 'alpha'),
    ];
    for (const control of controls) {
      await control.focus();
      await page.keyboard.press('Alt+PageDown');
      await expect(page.getByRole('heading', { level: 1, name: 'Beside it' })).toBeVisible();
      await expect(screen.text).toBeFocused();
      // A click leaves it to what is clicked, also where it takes a field away.
      await title.focus();
      await show('Typed into');
    }
    await title.focus();
    await page.getByRole('tab', { name: 'Outline' }).click();
    await expect(page.getByRole('tab', { name: 'Outline' })).toBeFocused();
    await page.getByRole('tab', { name: 'Properties' }).click();
    for (const keys of ['Control+Alt+b', 'Control+Alt+w']) {
      await addTo(screen, 'tags').focus();
      await page.keyboard.press(keys);
      await expect(addTo(screen, 'links')).toHaveCount(0);
      await expect(screen.text).toBeFocused();
      if (keys === 'Control+Alt+b') await page.keyboard.press(keys);
    }
    await expect(page.getByRole('heading', { level: 1, name: 'Beside it' })).toBeVisible();
  });

  await test.step('the shortcuts are there while a chip is renamed, and its own keys are those of text', async () => {
    await openBoth(page);
    const chip = screen.properties.getByRole('textbox', { name: /^New name of/ });
    const rename = async (name: string) => {
      await itemOf(screen, 'links', name).click();
      await expect(chip).toBeFocused();
    };
    for (const [keys, title] of [
      ['Control+k', 'Run a command'],
      ['Control+p', 'Go to a post'],
      ['F1', 'Keyboard shortcuts'],
    ] as const) {
      await rename('alpha');
      await page.keyboard.press(keys);
      await expect(screen.dialog(title)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(screen.dialog(title)).toBeHidden();
    }
    await rename('alpha');
    await page.keyboard.press('Control+2');
    await expect(screen.text).toBeFocused();
    await rename('alpha');
    await page.keyboard.press('F6');
    await expect(chip).toHaveCount(0);
    await rename('alpha');
    await page.keyboard.type('b c');
    for (const key of 'Home x End y ArrowLeft z ArrowUp w Delete F2 Control+ArrowRight v'.split(' '))
      await page.keyboard.press(key);
    await expect(chip).toHaveValue('wbv czy');
    await expect(chip).toBeFocused();
    await page.keyboard.press('Control+b');
    await expect(chip).toBeFocused();
    await page.keyboard.press('Alt+PageDown');
    await expect(page.getByRole('heading', { level: 1, name: 'Beside it' })).toBeVisible();
    await expect.poll(() => read(first)).toContain('links: [wbv czy, beta]\n');
    expect(await read(first)).toContain('\nText.\n');
  });

  await test.step('saving takes in what is typed, and the field keeps the focus', async () => {
    await startOver(screen);
    const saves = async (line: string) => {
      const focused = await page.locator(':focus').getAttribute('aria-label');
      await page.keyboard.press('Control+s');
      await expect.poll(() => read(first)).toContain(line);
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe(focused);
    };
    await form.getByRole('textbox', { name: 'Title', exact: true }).fill('Typed by hand');
    await saves('title: Typed by hand\n');
    await form.getByRole('spinbutton', { name: 'day, Date' }).press('ArrowUp');
    await saves('date: 2024-03-02\n');
    await addTo(screen, 'tags').click();
    await page.keyboard.type('half');
    await saves('tags: [one, half]\n');
    // The suggestions go.
    await page.keyboard.press('Escape');
    await itemOf(screen, 'links', 'alpha').click();
    await page.keyboard.type('first');
    await page.keyboard.press('Control+s');
    await expect.poll(() => read(first)).toContain('links: [first, beta]\n');
    await expect(form.getByRole('textbox', { name: 'New name of first' })).toBeFocused();
  });
});

test('what is typed is not lost without a word', async ({ app, library }) => {
  const { page } = app;
  const screen = await openBoth(page);

  await test.step('what no field is left for is told, and takes the place of nothing', async () => {
    await itemOf(screen, 'links', 'alpha').click();
    await page.keyboard.type('first');
    const fewer = text('Typed into', 'tags: [one]\nlinks: [beta]');
    await writeFile(join(library, first), fewer);
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect(notices).toContainText('You typed: first');
    await expect(itemOf(screen, 'links', 'beta')).toBeVisible();
    await addTo(screen, 'tags').click();
    await page.keyboard.type('half');
    const broken = text('Typed into', 'tags: [one');
    await writeFile(join(library, first), broken);
    await expect(notices).toContainText('You typed: half');
    expect(await read(first)).toBe(broken);
  });

  await test.step('the browser asks before it closes the page over a tag', async () => {
    await startOver(screen);
    await addTo(screen, 'tags').click();
    await page.keyboard.type('half');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect.poll(() => read(first)).toContain('tags: [one, half]\n');
  });

  await test.step('the browser asks before it closes the page over what a field refuses', async () => {
    // The suggestions go.
    await page.keyboard.press('Escape');
    await screen.saved();
    await writeBoth('weight: 3');
    await screen.properties.getByRole('textbox', { name: /^weight/i }).fill('many');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(screen.properties.getByRole('textbox', { name: /^weight/i })).toHaveValue('many');
  });
});

import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

/** Chooses these posts in the list, and none else. */
async function choose(screen: Screen, ...titles: readonly string[]) {
  for (const [index, name] of titles.entries())
    await screen.posts.getByRole('option', { name }).click(index > 0 ? { modifiers: ['ControlOrMeta'] } : {});
  await expect(screen.posts.getByRole('option', { selected: true })).toHaveCount(titles.length);
}

/** Takes an entry of the menu of what is chosen. */
async function act(screen: Screen, entry: string) {
  await screen.page.getByRole('button', { name: 'Actions on the selected posts' }).click();
  await screen.page.getByRole('menuitem', { name: entry }).click();
}

const look = (form: ReturnType<Screen['dialog']>) =>
  form.getByRole('button', { name: 'Show what would change' }).click();

test.describe('with text that is not saved yet', () => {
  test.use({ settings: { autosave: false } });

  test('tags come to the selected posts, one that is taken out stays, and all is undone at once', async ({
    app,
    library,
  }) => {
    const screen = createScreen(app.page);
    await screen.open('Engine notes');
    await screen.writeAtEnd(' Twice.');
    await choose(screen, 'Engine notes', 'Winter cover', 'Night watch');
    await act(screen, 'Add tags…');
    const form = screen.dialog('Add tags to 3 posts');
    await form.getByRole('combobox', { name: 'Tags' }).fill('harbour, north');
    await look(form);
    const plan = screen.dialog('Add “harbour” and “north” to tags');
    const posts = plan.getByRole('list', { name: 'What would change' });
    await expect(posts.getByRole('listitem')).toHaveCount(3);
    const before = await readTree(library);
    expect(before['content/posts/engine-notes.md'], 'what is typed is saved first').toContain(' Twice.');
    // The words beside a box are its name, and can be pressed.
    const winter = posts.getByRole('checkbox', { name: /^Winter cover content\/posts\/winter-cover\.md$/ });
    await winter.press('Space');
    await expect(winter).not.toBeChecked();
    await posts.getByText('Winter cover', { exact: true }).click();
    await expect(winter).toBeChecked();
    await winter.press('Space');
    await plan.getByRole('button', { name: 'Add to 2 posts' }).click();
    await expect(plan.getByText('2 posts were changed and saved.')).toBeVisible();
    const after = await readTree(library);
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
      'content/posts/engine-notes.md',
      'content/posts/night-watch/index.md',
    ]);
    expect(after['content/posts/engine-notes.md']).toContain('"harbour", "north"');

    await plan.getByRole('button', { name: 'Undo' }).click();
    const undo = screen.dialog('Undo: Add “harbour” and “north” to tags');
    await expect(undo.getByText('2 posts were set back and saved.')).toBeVisible();
    expect(await readTree(library)).toEqual(before);
    await undo.getByRole('button', { name: 'Redo' }).click();
    await expect(screen.dialog(/^Redo: /).getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(await readTree(library)).toEqual(after);
  });
});

test('a field is set, drafts are made, and posts that have it already are named', async ({ app, library }) => {
  const screen = createScreen(app.page);
  const read = async (file: string) => (await readTree(library))[`content/posts/${file}`];
  await choose(screen, 'Engine notes', 'First sail');
  await screen.run('Set a field of selected posts');
  const form = screen.dialog('Set a field of 2 posts');
  await form.getByRole('combobox', { name: 'Field' }).fill('weight');
  await form.getByRole('textbox', { name: 'Value' }).fill('7');
  await form.getByRole('textbox', { name: 'Value' }).press('Enter');
  const plan = screen.dialog('Set weight to “7”');
  await plan.getByRole('button', { name: 'Set in 2 posts' }).click();
  await expect(plan.getByText('2 posts were changed and saved.')).toBeVisible();
  await plan.getByRole('button', { name: 'Done' }).click();
  expect(await read('engine-notes.md')).toContain('weight = 7');
  expect(await read('first-sail.md')).toContain('weight = 7');

  await act(screen, 'Make drafts…');
  const drafts = screen.dialog('Make drafts of posts');
  await expect(drafts.getByText('content/posts/engine-notes.md: It is so already.')).toBeVisible();
  await drafts.getByRole('button', { name: 'Change 1 post' }).click();
  await expect(drafts.getByText('1 post was changed and saved.')).toBeVisible();
  expect(await read('first-sail.md')).toContain('draft = true');
  await drafts.getByRole('button', { name: 'Done' }).click();
  await screen.run('Make drafts of selected posts');
  await expect(drafts.getByText('Nothing is changed.')).toBeVisible();
});

test.describe('with very many posts', () => {
  test.use({ blog: null });

  test('a report draws no more reasons than anybody reads, and counts the others', async ({ launch, dataFolder }) => {
    const folder = join(dataFolder, 'many');
    await mkdir(folder);
    for (let n = 0; n < 260; n++) await writeFile(join(folder, `${n}.md`), `---\ntitle: Post ${n}\n---\nText.\n`);
    const { page } = await launch(folder);
    const screen = createScreen(page);
    await screen.posts.getByRole('option').first().click();
    await page.keyboard.press('Control+a');
    await screen.run('Set a field of selected posts');
    const form = screen.dialog('Set a field of 260 posts');
    await form.getByRole('combobox', { name: 'Field' }).fill('weight');
    await form.getByRole('textbox', { name: 'Value' }).fill('7');
    await look(form);
    const plan = screen.dialog('Set weight to “7”');
    const carryOut = plan.getByRole('button', { name: 'Set in 260 posts' });
    await expect(carryOut).toBeEnabled();
    for (let n = 0; n < 260; n++) await rm(join(folder, `${n}.md`));
    await carryOut.click();
    await expect(plan.getByText('0 posts were changed and saved. 260 were left as they are:')).toBeVisible();
    const reasons = plan.getByRole('list', { name: 'Left as they are' }).getByRole('listitem');
    await expect(reasons).toHaveCount(201);
    await expect(reasons.last()).toHaveText('and 60 more');
  });
});

test('posts move to a folder with what is theirs, and back', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await appendFile(join(library, 'content/posts/first-sail.md'), '\nSee the [engine](engine-notes.md).\n');
  const before = await readTree(library);
  await choose(screen, 'Engine notes', 'Night watch');
  await screen.posts.getByRole('option', { name: 'Night watch' }).click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: 'Move to a folder…' }).click();
  const form = screen.dialog('Move 2 posts');
  await form.getByRole('combobox', { name: 'To the folder' }).fill('../out');
  await look(form);
  await expect(form.getByText('The folder lies outside of the library.')).toBeVisible();
  await form.getByRole('combobox', { name: 'To the folder' }).fill('content/archive');
  await look(form);
  const linked = screen.dialog('Move posts with their links');
  await expect(linked.getByText('2 posts move. Links are set right in 1 other post.')).toBeVisible();
  await expect(linked.getByRole('listitem').filter({ hasText: 'First sail' })).toContainText(
    '](../archive/engine-notes.md)',
  );
  await linked.getByRole('button', { name: 'Leave links as they are' }).click();
  const plan = screen.dialog('Move posts');
  await expect(plan.getByText(/→ content\/archive\/night-watch\/index\.md/)).toBeVisible();
  await expect(plan.locator('pre')).toHaveCount(0);
  await plan.getByRole('button', { name: 'Move 2 posts' }).click();
  await expect(plan.getByText('2 posts were moved.')).toBeVisible();
  const moved = await readTree(library);
  expect(moved['content/archive/engine-notes.md']).toBe(before['content/posts/engine-notes.md']);
  expect(moved['content/archive/night-watch/index.md']).toBe(before['content/posts/night-watch/index.md']);
  await plan.getByRole('button', { name: 'Done' }).click();

  // A later change does not end the way back.
  await choose(screen, 'First sail');
  await screen.run('Make drafts of selected posts');
  const drafts = screen.dialog('Make drafts of posts');
  await drafts.getByRole('button', { name: 'Change 1 post' }).click();
  await expect(drafts.getByText('1 post was changed and saved.')).toBeVisible();
  await drafts.getByRole('button', { name: 'Done' }).click();
  await screen.run('Undo last change across posts');
  const undo = screen.dialog('Undo: Make drafts of posts');
  await expect(undo.getByText('1 post was set back and saved.')).toBeVisible();
  await undo.getByRole('button', { name: 'Done' }).click();
  await screen.run('Undo last change across posts');
  await expect(screen.dialog('Undo: Move 2 posts').getByText('2 posts were set back and saved.')).toBeVisible();
  expect(await readTree(library)).toEqual(before);
});

test('selected posts are exported, and go to the trash with the key', async ({ app, library, dataFolder }) => {
  const screen = createScreen(app.page);
  const files = async () => Object.keys(await readTree(library));
  await appendFile(join(library, 'content/posts/first-sail.md'), '\nSee the [engine](engine-notes.md).\n');
  const before = await files();
  const texts = await readTree(library);
  await choose(screen, 'Engine notes', 'Night watch');
  const dialog = screen.dialog('Export');
  const chosen = dialog.getByRole('radio', { name: 'The selected posts (2)' });
  await screen.run('Export…');
  await expect(chosen).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await act(screen, 'Export…');
  await expect(chosen).toBeChecked();
  await screen.exportTo(`${dataFolder}/out`);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText('would be written')).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'To write (3)' })).toBeVisible();
  await expect(readTree(`${dataFolder}/out`)).rejects.toThrow('ENOENT');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
  const pages = Object.keys(await readTree(`${dataFolder}/out`)).filter((file) => file.endsWith('.html'));
  expect(pages.filter((file) => file !== 'index.html')).toEqual(['engine-notes.html', 'night-watch.html']);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await screen.posts.getByRole('option', { name: 'Night watch' }).press('Delete');
  const trash = screen.dialog('Move posts to the trash');
  await expect(
    trash.getByText(app.desktop ? /Longhand cannot undo this/ : /This can be undone as long as this window stays open/),
  ).toBeVisible();
  await expect(trash.getByText('“First sail of the year” has links to them that will lead nowhere.')).toBeVisible();
  await trash.getByRole('checkbox', { name: /^Engine notes/ }).press('Space');
  await expect(trash.getByText('that will lead nowhere')).toHaveCount(0);
  await trash.getByRole('checkbox', { name: /^Engine notes/ }).press('Space');
  // What is read out, from what would be done to what was.
  const told = await trash.locator('[aria-live=polite]').elementHandle();
  expect(await told?.innerText()).toMatch(/^2 posts leave the library/);
  const move = trash.getByRole('button', { name: 'Move 2 posts to trash' });
  await expect(move, 'as for one post').toHaveClass(/danger/);
  await move.click();
  await expect(trash.getByText(/^2 posts were moved to the trash\. They can be brought back from /)).toBeVisible();
  expect(await told?.innerText()).toMatch(/^2 posts were moved to the trash/);
  await expect(screen.posts.getByRole('option', { name: 'Engine notes' })).toHaveCount(0);
  expect(before.filter((file) => /engine-notes|night-watch/.test(file)).length).toBeGreaterThan(1);
  expect((await files()).filter((file) => /engine-notes|night-watch/.test(file))).toEqual([]);

  if (app.desktop) {
    await expect(trash.getByRole('button', { name: 'Undo' })).toBeHidden();
    await expect(trash.getByText(/“Deleted posts…” brings their texts back from the history/)).toBeVisible();
    await trash.getByRole('button', { name: 'Deleted posts…' }).click();
    await expect(screen.dialog('Deleted posts').getByRole('row')).toHaveCount(2);
    return;
  }
  await writeFile(join(library, 'content/posts/engine-notes.md'), 'another');
  await trash.getByRole('button', { name: 'Undo' }).click();
  const back = screen.dialog('Bring posts back from the trash');
  await expect(back.getByText(/^1 post was brought back from the trash\. 1 was left as it is:/)).toBeVisible();
  await expect(back.getByText(/^content\/posts\/engine-notes\.md: The name is already taken/)).toBeVisible();
  await rm(join(library, 'content/posts/engine-notes.md'));
  await back.getByRole('button', { name: 'Done' }).click();
  await screen.run('Undo last change across posts');
  await expect(back.getByText('1 post was brought back from the trash.')).toBeVisible();
  expect(await readTree(library)).toEqual(texts);
});

test('find and replace across the library: looked at by file, taken as one, undone; a wild pattern is stopped', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  const before = await readTree(library);
  const holding = Object.keys(before).filter((file) => file.endsWith('.md') && /sailing/i.test(before[file] ?? ''));
  expect(holding.length).toBeGreaterThan(2);
  await app.page.keyboard.press('ControlOrMeta+Shift+h');
  const form = screen.dialog('Find and replace in all posts');
  const find = form.getByRole('textbox', { name: 'Find' });
  await form.getByRole('checkbox', { name: 'Regular expression' }).press('Space');
  await find.fill('(sail');
  await look(form);
  await expect(form.getByText(/^This is not a regular expression/)).toBeVisible();
  await find.fill('(s)ailing');
  await form.getByRole('textbox', { name: 'Replace with' }).fill('$1cudding');
  await look(form);
  const plan = screen.dialog('Replace “(s)ailing” with “$1cudding”');
  const list = plan.getByRole('list', { name: 'What would change' });
  await expect(list.getByRole('listitem')).toHaveCount(holding.length);
  await list.getByRole('checkbox').first().press('Space');
  await plan.getByRole('button', { name: `Replace in ${holding.length - 1} posts` }).click();
  await expect(plan.getByText(/posts were changed and saved\./)).toBeVisible();
  const after = await readTree(library);
  const changed = holding.filter((file) => after[file] !== before[file]);
  expect(changed).toHaveLength(holding.length - 1);
  for (const file of changed) expect(after[file]).toBe(before[file]?.replace(/(s)ailing/gi, '$1cudding'));
  await plan.getByRole('button', { name: 'Undo' }).click();
  const undo = screen.dialog(/^Undo: Replace/);
  await expect(undo.getByText(/posts were set back and saved\./)).toBeVisible();
  expect(await readTree(library)).toEqual(before);
  await undo.getByRole('button', { name: 'Done' }).click();

  await screen.open('Engine notes');
  await screen.writeAtEnd(` ${'a'.repeat(60)}!`);
  await app.page.keyboard.press('ControlOrMeta+Shift+h');
  await form.getByRole('checkbox', { name: 'Regular expression' }).press('Space');
  await find.fill('(a+)+$');
  await look(form);
  const wild = screen.dialog('Replace “(a+)+$” with “”');
  await expect(
    wild.getByText(
      /^This pattern takes too long, so it was stopped before anything was changed \(content\/posts\/engine-notes\.md\)\. Repeat/,
    ),
  ).toBeVisible();
});

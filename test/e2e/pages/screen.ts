import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** A file as another program puts it on the clipboard. */
export interface ClipboardFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: readonly number[];
}

/** What a person sees and does in the window, by the names that a screen reader says. */
export interface Screen {
  readonly page: Page;
  readonly posts: Locator;
  readonly text: Locator;
  readonly preview: FrameLocator;
  readonly phase: Locator;
  readonly properties: Locator;
  /** Opens the post whose row has this title and waits until its text is there. */
  open(title: string): Promise<void>;
  filter(text: string): Promise<void>;
  /** Puts the caret behind the last character and types. */
  writeAtEnd(text: string): Promise<void>;
  /** Pastes what another program would have put on the clipboard, by its types. */
  paste(data: Readonly<Record<string, string>>, ...files: readonly ClipboardFile[]): Promise<void>;
  /** Lets files go over the text, as from another program. */
  drop(at: { readonly x: number; readonly y: number }, ...files: readonly ClipboardFile[]): Promise<void>;
  saved(): Promise<void>;
  /** Undoes until the text does not change any more. */
  undoAll(): Promise<void>;
  /** Runs a command by its title through the palette. */
  run(title: string): Promise<void>;
  dialog(title: string | RegExp): Locator;
  /** Says where an export goes, once the place that is proposed stands there: it would come in between. */
  exportTo(folder: string): Promise<void>;
}

export function createScreen(page: Page): Screen {
  const posts = page.getByRole('listbox', { name: 'Posts' });
  const text = page.getByRole('textbox', { name: 'Text of the post' });
  const phase = page.locator('[data-phase]');
  return {
    page,
    posts,
    text,
    phase,
    preview: page.frameLocator('iframe[title="Preview"]'),
    properties: page.getByRole('tabpanel', { name: 'Properties' }),
    async open(title) {
      await posts.getByRole('option', { name: title }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(text).toBeVisible();
    },
    filter: (wanted) => page.getByRole('searchbox', { name: 'Search posts' }).fill(wanted),
    async writeAtEnd(words) {
      await text.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(words);
    },
    paste: (data, ...files) =>
      text.evaluate(
        (element, given) => {
          const clipboardData = new DataTransfer();
          for (const [type, value] of Object.entries(given.data)) clipboardData.setData(type, value);
          for (const { name, type, bytes } of given.files)
            clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type }));
          element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        },
        { data, files },
      ),
    drop: (at, ...files) =>
      text.evaluate(
        (element, given) => {
          const dataTransfer = new DataTransfer();
          for (const { name, type, bytes } of given.files)
            dataTransfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
          const { x: clientX, y: clientY } = given.at;
          element.dispatchEvent(
            new DragEvent('drop', { dataTransfer, clientX, clientY, bubbles: true, cancelable: true }),
          );
        },
        { at, files },
      ),
    saved: () => expect(phase).toHaveAttribute('data-phase', 'clean'),
    async undoAll() {
      await text.click();
      for (let last = ''; last !== (last = await text.innerText());) await page.keyboard.press('Control+z');
    },
    async run(title) {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Run a command' });
      await palette.getByRole('searchbox').fill(title);
      await palette.getByRole('option', { name: title }).first().click();
      await expect(palette).toBeHidden();
    },
    dialog: (title) => page.getByRole('dialog', { name: title }).or(page.getByRole('alertdialog', { name: title })),
    async exportTo(folder) {
      const field = page.getByRole('dialog', { name: 'Export' }).getByRole('combobox', { name: 'To the folder' });
      await expect(field).not.toHaveValue('');
      await field.fill(folder);
    },
  };
}

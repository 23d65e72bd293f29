import type { Page } from '@playwright/test';

/** Where the caret stands that the browser draws; null: in no text. */
export const caretBox = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection();
    if (!selection?.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const { startContainer: inside, startOffset } = range;
    // In a line without a letter a caret has no place of its own.
    const line = inside instanceof Element ? (inside.children[startOffset] ?? inside) : inside.parentElement;
    const box = range.getClientRects()[0] ?? line?.getBoundingClientRect();
    return box ? { y: box.y, height: box.height } : null;
  });

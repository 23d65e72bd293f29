import { Menu, type WebContents } from 'electron';
import { contextItems } from './context-items.ts';

/** The menu of the right mouse button, where the page has none of its own. */
export function showContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, params) => {
    const items = contextItems(params, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

import { dialog, type BrowserWindow } from 'electron';
import type { Closing } from '../services/closing.ts';
import { raise } from './window.ts';

/**
 * Lets the page of a window (by its number as a caller) save, and asks the person when something could not be. Answers whether the window may go; what is
 * not saved then is in the crash journal.
 */
export async function mayLeave(window: BrowserWindow, id: number, closing: Closing): Promise<boolean> {
  const { unsaved, typed, silent } = await closing.ask(undefined, id);
  if (unsaved.length === 0 && typed === 0 && silent === 0) return true;
  const message =
    unsaved.length > 0
      ? `${unsaved.length === 1 ? 'A post' : `${unsaved.length} posts`} could not be saved.`
      : typed > 0
        ? 'What is typed into a field cannot be taken.'
        : 'The window does not answer.';
  const kept = 'The text is kept and offered again when Longhand opens this library.';
  const lost = 'What is in the field is lost when the window closes.';
  // On macOS the question hangs on the window, and nobody would see it on one in the dock.
  raise(window);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: [
      ...unsaved.slice(0, 10),
      ...(unsaved.length + silent > 0 ? [kept] : []),
      ...(typed > 0 ? [lost] : []),
    ].join('\n'),
    buttons: ['Stay', 'Close anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

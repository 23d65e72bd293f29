import { dialog, type BrowserWindow } from 'electron';
import { logProblem } from '../services/log.ts';

/** Crashes of one page within this many milliseconds are one too many. */
const crashesApart = 10_000;

/** Shows a crashed page again, with its text from the crash journal; asks when it crashes over and over. */
export function reloadAfterCrash(browser: BrowserWindow): void {
  let last = -Infinity;
  const recover = async (reason: string) => {
    const often = performance.now() - last < crashesApart;
    last = performance.now();
    const again = !often || (await askToReload(browser, reason));
    if (browser.isDestroyed()) return;
    if (again) browser.reload();
    else browser.destroy();
  };
  browser.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || browser.isDestroyed()) return;
    logProblem(`The page of a window has ended: ${reason}`);
    recover(reason).catch((error: unknown) => logProblem('The page could not be shown again', error));
  });
}

async function askToReload(browser: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'error',
    message: `The window has crashed again (${reason}).`,
    detail: 'What was typed is kept and offered when it is shown again.',
    buttons: ['Show it again', 'Close it'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

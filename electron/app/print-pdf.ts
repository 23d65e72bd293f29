import { BrowserWindow, session } from 'electron';
import { AppError } from '../../shared/base/errors.ts';
import { appPage, appScheme, lockSession } from './lockdown.ts';

let printed = 0;

/**
 * A whole HTML document as PDF with its print styles. It is shown in a window that nobody sees, without scripts, in a session
 * of its own that has nothing but this one page.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  // Not kept on the disk: no `persist:`.
  const partition = `print-${++printed}`;
  const own = session.fromPartition(partition);
  lockSession(own);
  own.protocol.handle(appScheme, () => Promise.resolve(new Response(html, { headers: pageHeaders })));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      javascript: false,
    },
  });
  try {
    await window.loadURL(appPage);
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } catch (cause) {
    throw new AppError('io', 'The PDF could not be made.', { cause, remedy: 'Try again, or export an HTML page.' });
  } finally {
    window.destroy();
    own.protocol.unhandle(appScheme);
  }
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

import { BrowserWindow, session, type Session } from 'electron';
import { AppError } from '../../shared/base/errors.ts';
import { appPage, appScheme, lockSession } from './lockdown.ts';

/** Not kept on the disk: no `persist:`. One for all, as Electron keeps every session until the app ends. */
const partition = 'print';
let own: Session | null = null;
/** The documents that are printed now, by their addresses. */
const documents = new Map<string, string>();
let printed = 0;

/**
 * A whole HTML document as PDF with its print styles. It is shown in a window that nobody sees, without scripts, in a session
 * that has nothing but such documents, and none of them may load anything.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  own ??= createPrintSession();
  const address = `${appPage}${++printed}`;
  documents.set(address, html);
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
    await window.loadURL(address);
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
    documents.delete(address);
  }
}

function createPrintSession(): Session {
  const made = session.fromPartition(partition);
  lockSession(made);
  made.protocol.handle(appScheme, ({ url }) => {
    const html = documents.get(url);
    const found = new Response(html ?? null, { status: html === undefined ? 404 : 200, headers: pageHeaders });
    return Promise.resolve(found);
  });
  return made;
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

import type { Session, WebContents, WebFrameMain } from 'electron';
import { outwardAddress } from '../services/outward.ts';
import { fetchNoDictionary } from './spelling.ts';

/** Where the app's own pages live. Not file://, which would give them rights over the disk. */
export const appScheme = 'app';
const appOrigin = 'app://longhand';
export const appPage = `${appOrigin}/`;

/** Whether a message comes from the main frame of the app's own page. Frames in it show text of posts. */
export function isTrustedSender(frame: WebFrameMain | null, own: WebContents): boolean {
  return frame !== null && frame === own.mainFrame && originOf(frame.url) === appOrigin;
}

// `new URL(...).origin` is 'null' for schemes that the URL standard does not know.
function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Whether a download is a file that the page made itself, an exported page; nothing is fetched for one. */
export const isOwnDownload = (url: string): boolean => url.startsWith(`blob:${appPage}`);

/** Refuses every permission but writing to the clipboard, every device, and every download but the page's own. Must run as soon as there is the session. */
export function lockSession(session: Session): void {
  fetchNoDictionary(session);
  const allowed = new Set(['clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!isOwnDownload(item.getURL())) event.preventDefault();
  });
}

/**
 * Keeps a page where it is: no navigation, no second window, no webview. A link outwards goes to `openOutward` when its
 * scheme is allowed, and nowhere else.
 */
export function lockContents(contents: WebContents, openOutward: (url: string) => void): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (event.url === appPage) return;
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.url.startsWith(appPage)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const address = outwardAddress(url);
    if (address !== null) openOutward(address);
    return { action: 'deny' };
  });
}

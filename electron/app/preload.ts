// Runs in the page's world before the page. It hands over one message port, the ids of menu commands and the paths of files that
// are let go over the window, and exposes nothing: the page never sees a name of Electron's.
import { ipcRenderer, webUtils } from 'electron';
import { connectChannel, commandChannel, portChannel } from './channels.ts';

const pass = (message: unknown, ports: readonly MessagePort[] = []) =>
  window.postMessage(message, window.location.origin, [...ports]);

ipcRenderer.on(portChannel, (event) => pass({ type: 'longhand-port' }, event.ports));
ipcRenderer.on(commandChannel, (_event, command: object) => pass({ type: 'longhand-command', ...command }));

const connect = () => ipcRenderer.send(connectChannel);
// The page's module has run by then, so that its listener hears the port.
window.addEventListener('DOMContentLoaded', connect, { once: true });
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const asked = event.source === window && (event.data as { type?: unknown } | null)?.type === 'longhand-connect';
  if (asked) connect();
});
// Before the page hears of it, which may keep it from everybody else.
window.addEventListener(
  'drop',
  ({ dataTransfer }) => {
    const [file] = dataTransfer?.files ?? [];
    if (file) pass({ type: 'longhand-dropped', path: webUtils.getPathForFile(file) });
  },
  true,
);

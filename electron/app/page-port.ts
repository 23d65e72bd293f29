import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain, type BrowserWindow } from 'electron';
import type { Router } from '../services/index.ts';
import { connectChannel, portChannel } from './channels.ts';
import { isTrustedSender } from './lockdown.ts';

/** Gives the window's own page a port to the services each time it asks: at first, and again after a reload. */
export function servePage(router: Router, window: () => BrowserWindow | null): void {
  const handler = new RPCHandler(router);
  ipcMain.on(connectChannel, (event) => {
    const own = window()?.webContents;
    if (!own || event.sender !== own || !isTrustedSender(event.senderFrame, own)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1, { context: {} });
    port1.start();
    own.postMessage(portChannel, null, [port2]);
  });
}

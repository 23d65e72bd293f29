import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, MessageChannelMain, type WebContents } from 'electron';
import type { Caller } from '../services/caller.ts';
import { wireOptions } from '../services/wire.ts';
import type { Router } from '../services/index.ts';
import { connectChannel, portChannel } from './channels.ts';
import { isTrustedSender } from './lockdown.ts';

/** Gives the page of each window a port to the services each time it asks: at first, and again after a reload. */
export function servePage(router: Router, callerOf: (contents: WebContents) => Caller | null): void {
  const handler = new RPCHandler(router, wireOptions);
  ipcMain.on(connectChannel, (event) => {
    const context = callerOf(event.sender);
    if (!context || !isTrustedSender(event.senderFrame, event.sender)) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1, { context });
    port1.start();
    event.sender.postMessage(portChannel, null, [port2]);
  });
}

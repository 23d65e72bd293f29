import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { readingOptions } from '../../shared/library/change-on-wire.ts';
import { WebSocket } from 'ws';
import type { Api } from '../../renderer/api.ts';
import type { RunningHost } from './host.ts';

/** The calls of a running host as a page has them: its cookie, its socket. `close` is what a page that dies does. */
export async function connectToHost(host: RunningHost): Promise<{ readonly api: Api; readonly close: () => void }> {
  const entered = await fetch(host.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/rpc`, {
    headers: { cookie, origin: host.origin },
  });
  // A host that is killed is no error here.
  socket.on('error', () => undefined);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('close', reject);
  });
  const websocket = socket as unknown as globalThis.WebSocket;
  const link = new RPCLink<Record<never, never>>({ websocket, ...readingOptions });
  return { api: createORPCClient<Api>(link), close: () => socket.terminate() };
}

import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { readingOptions } from '../../shared/library/change-on-wire.ts';
import { AppError } from '../../shared/base/errors.ts';
import type { Api } from '../api.ts';

type Link = Pick<SocketLink<Record<never, never>>, 'call'>;

/** A link while its socket is open. */
interface OpenLink {
  readonly link: Link;
  readonly socket: WebSocket;
}

export interface Connection {
  readonly api: Api;
  /** Called with false when the host is out of reach and with true when it is back. */
  readonly onChange: (listener: (online: boolean) => void) => () => void;
}

/** Milliseconds before each try to reach a lost host; the last one repeats. */
const retryDelays = [250, 500, 1000, 2000, 4000];

/** Reaches the host: from http by a socket to where the page came from, else by the port that the desktop shell hands over. */
export async function connect(): Promise<Connection> {
  if (location.protocol === 'http:') return connectSocket(`ws://${location.host}/rpc`);
  const port = await portFromShell();
  const link = new PortLink<Record<never, never>>({ port, ...readingOptions });
  port.start();
  return { api: createORPCClient<Api>(link), onChange: () => () => {} };
}

function portFromShell(): Promise<MessagePort> {
  return new Promise((resolve) => {
    addEventListener('message', function hear(event: MessageEvent<unknown>) {
      const port = event.source === window && isPortMessage(event.data) ? event.ports[0] : undefined;
      if (!port) return;
      removeEventListener('message', hear);
      resolve(port);
    });
  });
}

const isPortMessage = (data: unknown) =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'longhand-port';

/** The socket that the page itself has opened, before any module was there (index.html), if it can still be used. */
function earlySocket(): WebSocket | undefined {
  const socket: unknown = Reflect.get(window, 'hostSocket');
  return socket instanceof WebSocket && socket.readyState <= WebSocket.OPEN ? socket : undefined;
}

/** A client over a socket that is opened again when it closes. Calls fail at once while the host is out of reach. */
function connectSocket(address: string): Connection {
  const listeners = new Set<(online: boolean) => void>();
  let current: OpenLink | null = null;
  let ready = Promise.withResolvers<OpenLink>();
  let tries = 0;
  let wasOnline = false;

  const open = (socket = new WebSocket(address)) => {
    // Before the link hears of it, which gives up its calls: whoever made one knows then why.
    socket.addEventListener('close', () => {
      if (current?.socket === socket) {
        current = null;
        ready = Promise.withResolvers<OpenLink>();
        for (const listener of listeners) listener(false);
      }
      setTimeout(() => open(), retryDelays[Math.min(tries++, retryDelays.length - 1)]);
    });
    const next = { link: new SocketLink<Record<never, never>>({ websocket: socket, ...readingOptions }), socket };
    const opened = () => {
      tries = 0;
      current = next;
      ready.resolve(next);
      if (wasOnline) for (const listener of listeners) listener(true);
      wasOnline = true;
    };
    if (socket.readyState === WebSocket.OPEN) opened();
    else socket.addEventListener('open', opened);
  };
  open(earlySocket());

  const client: Link = {
    call: async (path, input, options) => {
      if (!current && wasOnline) throw unreachable();
      const { link, socket } = current ?? (await ready.promise);
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (socket.readyState !== WebSocket.OPEN && !options.signal?.aborted) throw unreachable();
        throw error;
      }
    },
  };
  return {
    api: createORPCClient<Api>(client),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const unreachable = () => new AppError('unreachable', 'Longhand cannot be reached.');

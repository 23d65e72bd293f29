import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../../shared/base/errors.ts';
import { createGate, type Gate, type Refusal } from './gate.ts';

export interface ServerOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Answers everything but `/open` and `/rpc`. */
  readonly assets: (request: Request) => Promise<Response>;
  /** A page has connected. */
  readonly onPage: (socket: WebSocket) => void;
  /** A browser was let in by the address printed; the next one needs the new address. */
  readonly onEntered: (nextAddress: string) => void;
}

export interface LoopbackServer {
  /** The address that lets the next browser in. */
  address(): string;
  close(): Promise<void>;
}

/** Largest message from a page: the longest text of the contract, as JSON in UTF-8, with room for escapes. */
const maxMessage = 256 * 1024 * 1024;

/** Serves on 127.0.0.1 only. Throws AppError when the port is taken. */
export async function startServer(options: ServerOptions): Promise<LoopbackServer> {
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const gate = createGate(port);
  const origin = `http://127.0.0.1:${port}`;
  const address = () => origin + gate.openPath();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessage, perMessageDeflate: false });

  server.on('request', (request, response) => {
    const onEntered = () => options.onEntered(address());
    answer(request, response, { gate, origin, assets: options.assets, onEntered }).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, broken);
    });
  });
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = gate.checkUpgrade(request) ?? (request.url === '/rpc' ? null : notFound);
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (page) => {
      // Without a listener a broken frame from a page would end the process.
      page.on('error', () => page.terminate());
      options.onPage(page);
    });
  });

  return {
    address,
    async close() {
      for (const page of sockets.clients) page.close(1001, 'Longhand has ended');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      setTimeout(() => sockets.clients.forEach((page) => page.terminate()), 500).unref();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 500).unref();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new AppError(taken ? 'already-exists' : 'io', taken ? `Port ${port} is taken.` : error.message, {
          remedy: 'Give another one with --port, or none for any free one.',
          cause: error,
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

const notFound = { status: 404, message: 'Not found.' } as const;
const broken = { status: 500, message: 'Longhand could not answer this.' } as const;

interface Answering {
  readonly gate: Gate;
  readonly origin: string;
  readonly assets: ServerOptions['assets'];
  readonly onEntered: () => void;
}

async function answer(request: IncomingMessage, response: ServerResponse, host: Answering): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  const path = request.url ?? '';
  const refusal = host.gate.checkHost(request) ?? checkShape(request, path);
  if (refusal) return refuse(response, refusal);
  if (path.startsWith('/open?')) return open(request, response, host);
  const denied = host.gate.check(request);
  if (denied) return refuse(response, denied);
  await send(response, await host.assets(toRequest(request, host.origin + path)));
}

function checkShape(request: IncomingMessage, path: string): Refusal | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, message: 'Only GET and HEAD.' };
  // An absolute address here is a request to a proxy; a broken escape would throw in whoever decodes it.
  if (!path.startsWith('/') || path.startsWith('//') || !isDecodable(path))
    return { status: 400, message: 'Not an address.' };
  return null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function open(request: IncomingMessage, response: ServerResponse, { gate, origin, onEntered }: Answering): void {
  const token = new URL(request.url ?? '', origin).searchParams.get('token');
  const cookie = request.method === 'GET' ? gate.exchange(token) : null;
  // Who is in already is sent on: the address from the terminal stays a way back to an open Longhand.
  if (!cookie && !gate.hasSession(request))
    return refuse(response, {
      status: 403,
      message: 'This address is not valid, or was used. Longhand prints a new one in the terminal.',
    });
  if (cookie) {
    response.setHeader('Set-Cookie', cookie);
    onEntered();
  }
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(303, { Location: '/' }).end();
}

function refuse(response: ServerResponse, { status, message }: Refusal | typeof notFound | typeof broken): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}

function toRequest(request: IncomingMessage, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return new Request(url, { method: request.method ?? 'GET', headers });
}

async function send(response: ServerResponse, answered: Response): Promise<void> {
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (!answered.body) return void response.end();
  await pipeline(Readable.fromWeb(answered.body as ReadableStream), response);
}

import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startServer, type LoopbackServer } from '../../../electron/host/server.ts';

let server: LoopbackServer;
let pages: number;
let asked: string[];
let entered: string[];

beforeEach(async () => {
  pages = 0;
  asked = [];
  entered = [];
  server = await startServer({
    port: 0,
    assets: (request) => {
      asked.push(new URL(request.url).pathname);
      if (request.url.endsWith('/broken')) return Promise.reject(new Error('a bug'));
      return Promise.resolve(new Response('the page', { headers: { 'Content-Type': 'text/plain', 'X-Own': 'kept' } }));
    },
    onPage: () => pages++,
    onEntered: (address) => entered.push(address),
  });
});

afterEach(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

const port = () => new URL(server.address()).port;

/** Sends the path as it is: fetch and URL would tidy it first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: port(), path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const openPath = () => server.address().replace(/^http:\/\/[^/]+/, '');

async function enter(): Promise<string> {
  const { headers } = await get(openPath());
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers });
    socket.on('open', () => {
      resolve(101);
      socket.close();
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

test('the address lets a browser in with a cookie of this port that no script and no other site can use', async () => {
  const answer = await get(openPath());
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/');
  expect(String(answer.headers['set-cookie'])).toMatch(
    new RegExp(`^longhand-${port()}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
  );
  const page = await get('/', { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' });
  expect(page).toMatchObject({ status: 200, body: 'the page' });
  expect(page.headers).toMatchObject({
    'x-own': 'kept',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('an address works once; the next one is told, and who is in is sent on', async () => {
  const first = openPath();
  const cookie = await enter();
  expect(entered).toHaveLength(1);
  expect(entered[0]).toBe(server.address());
  expect(openPath()).not.toBe(first);
  expect((await get(first)).status).toBe(403);
  const again = await get(first, { cookie });
  expect(again.status).toBe(303);
  expect(again.headers['set-cookie']).toBeUndefined();
  expect((await get(openPath())).status).toBe(303);
});

test.each([
  ['none', ''],
  ['an empty one', '?token='],
  ['a short one', '?token=wrong'],
  ['one of the right length', `?token=${'x'.repeat(43)}`],
  ['a long one', `?token=${'x'.repeat(10_000)}`],
])('a wrong token is refused: %s', async (_name, query) => {
  const answer = await get(`/open${query}`);
  expect(answer.status).toBe(403);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test.each(['evil.test', 'localhost', '127.0.0.1.evil.test', '[::1]', '127.0.0.2'])(
  'another Host is misdirected, even with the cookie or the token: %s',
  async (name) => {
    const cookie = await enter();
    for (const host of [name, `${name}:${port()}`]) {
      expect((await get('/', { host, cookie })).status).toBe(421);
      expect((await get(openPath(), { host })).status).toBe(421);
    }
    expect((await get('/', { host: '127.0.0.1:1', cookie })).status).toBe(421);
    expect((await get('/', { host: name })).body, 'with the way out').toContain(`http://127.0.0.1:${port()} `);
    expect(asked).toEqual([]);
  },
);

test('without the cookie, or with one of another host, nothing is served', async () => {
  await enter();
  for (const cookie of ['', `longhand-${port()}=`, `longhand-${port()}=${'x'.repeat(43)}`, 'longhand-1=abc']) {
    const answer = await get('/', { cookie });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('the page');
  }
  expect(asked).toEqual([]);
});

test('requests that another site starts are refused, cookie or not', async () => {
  const cookie = await enter();
  const statuses = async (site: string) => (await get('/', { cookie, 'sec-fetch-site': site })).status;
  expect(await statuses('cross-site')).toBe(403);
  // A page on another port of this machine is "same-site".
  expect(await statuses('same-site')).toBe(403);
  expect(await statuses('same-origin')).toBe(200);
  expect(await statuses('none')).toBe(200);
});

test('only reading is answered', async () => {
  const cookie = await enter();
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await get('/', { cookie }, method)).status).toBe(405);
  expect((await get('/', { cookie }, 'HEAD')).body).toBe('');
});

test.each(['/%zz', '//evil.test/', 'http://evil.test/'])('a path that is none is refused: %s', async (path) => {
  const cookie = await enter();
  expect((await get(path, { cookie })).status).toBe(400);
  expect(asked).toEqual([]);
});

test('a bug while answering is a 500 without its details, and the next request is answered', async () => {
  const cookie = await enter();
  const broken = await get('/broken', { cookie });
  expect(broken.status).toBe(500);
  expect(broken.body).not.toContain('a bug');
  expect((await get('/', { cookie })).status).toBe(200);
});

test('a socket needs path, Origin, Host and cookie', async () => {
  const cookie = await enter();
  const origin = `http://127.0.0.1:${port()}`;
  expect(await upgrade('/rpc', { cookie, origin })).toBe(101);
  expect(pages).toBe(1);
  expect(await upgrade('/rpc', { origin })).toBe(403);
  expect(await upgrade('/rpc', { cookie })).toBe(403);
  expect(await upgrade('/rpc', { cookie, origin: 'http://127.0.0.1:1' })).toBe(403);
  expect(await upgrade('/rpc', { cookie, origin: 'null' })).toBe(403);
  expect(await upgrade('/rpc', { cookie, origin, host: 'evil.test' })).toBe(421);
  expect(await upgrade('/other', { cookie, origin })).toBe(404);
  expect(pages).toBe(1);
});

test('a broken request does not end the host', async () => {
  const cookie = await enter();
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port()), '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: \0\r\n\r\nrubbish'),
    );
    socket.on('close', () => resolve());
    socket.on('error', () => undefined);
    socket.resume();
  });
  expect((await get('/', { cookie })).status).toBe(200);
});

test('it listens on the loopback address only, and a taken port is said with a remedy', async () => {
  const taken = startServer({
    port: Number(port()),
    assets: () => Promise.resolve(new Response()),
    onPage: () => undefined,
    onEntered: () => undefined,
  });
  await expect(taken).rejects.toMatchObject({ code: 'already-exists', message: `Port ${port()} is taken.` });
  expect(new URL(server.address()).hostname).toBe('127.0.0.1');
});

// The host of `npm run dev`: Vite serves the page's own files, the services everything else. Started by dev.mjs.
import { readFile } from 'node:fs/promises';
import { createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { pageConfig } from './page-config.mjs';
import { root } from './toolchain.mjs';

const [folder = null] = process.argv.slice(2);

/** @returns {Promise<number>} a port that is free now: Vite must know its own before it starts. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createNetServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const port = await freePort();
const vite = await createServer({
  ...pageConfig,
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    fs: { allow: [root] },
    hmr: { host: '127.0.0.1', clientPort: port },
  },
});
await vite.listen();

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
const load = async (path) => /** @type {T} */ (await vite.ssrLoadModule(join(root, path)));
/** @type {typeof import('../electron/host/main.ts')} */
const { startHost, untilSignal } = await load('electron/host/main.ts');
/** @type {typeof import('../electron/services/data-folder.ts')} */
const { defaultDataFolder } = await load('electron/services/data-folder.ts');
/** @type {typeof import('../electron/services/installation.ts')} */
const { installationAt } = await load('electron/services/installation.ts');

/**
 * A document of the page through Vite, under the host's own policy with what hot reload needs besides.
 * @param {string} path
 * @param {Response} built what the services answer for the source file
 */
async function page(path, built) {
  const policy = built.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  const source = await readFile(join(root, 'renderer', path === '/' ? 'index.html' : path.slice(1)), 'utf8');
  const html = (await vite.transformIndexHtml(path, source)).replaceAll('__NONCE__', nonce);
  const headers = new Headers(built.headers);
  const loosened = policy.replace("connect-src 'self'", `connect-src 'self' ws://127.0.0.1:${port}`);
  headers.set('content-security-policy', loosened);
  return new Response(html, { status: built.status, headers });
}

const host = await startHost({
  ...installationAt(new URL('..', import.meta.url)),
  rendererFolder: join(root, 'renderer'),
  renderWorker: null,
  searchWorker: null,
  indexWorker: null,
  tempWorker: null,
  dataFolder: defaultDataFolder(),
  folder,
  port: 0,
  open: true,
  say: (line) => void process.stderr.write(`${line}\n`),
  serve: async (request, assets) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith('/media/')) return assets(request);
    if (pathname === '/' || pathname === '/preview.html') return page(pathname, await assets(request));
    const { headers } = request;
    const passed = {
      accept: headers.get('accept') ?? '*/*',
      'sec-fetch-dest': headers.get('sec-fetch-dest') ?? 'empty',
    };
    return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { headers: passed });
  },
});
process.stdout.write(`Longhand is at ${host.address()}\n`);
await untilSignal(host);
await vite.close();

// What the rows of `npm run bench` share that measure in a real Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from './browser.mjs';
import { root } from './toolchain.mjs';

/**
 * A browser watches where links are on screen, a hundredth of them by chance, to guess which one is followed: then a page of http
 * with links has a frame in each tenth of a second in which anything changes, in half of the runs and not in the other half. One
 * of the desktop shell has no such address.
 */
const args = ['--disable-features=NavigationPredictor'];

/** @template Result @param {(page: import('playwright').Page) => Promise<Result>} work */
export async function inBrowser(work) {
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  const browser = await chromium.launch({ args, ...(executablePath && { executablePath }) });
  try {
    return await work(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
  } finally {
    await browser.close();
  }
}

/**
 * A page of a peer, served from this machine as the app's is: a browser does more for a page of http, half a millisecond for each
 * key, than for one without an address.
 * @template Result
 * @param {Readonly<Record<string, readonly [type: string, body: string]>>} files Those of the site by path, `/` among them.
 * @param {(page: import('playwright').Page) => Promise<Result>} work
 */
export async function withServed(files, work) {
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = files[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await inBrowser(async (page) => {
      await page.goto(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : ''}/`);
      return work(page);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * The built app on a library, with a data folder of its own.
 * @template Result
 * @param {string} library
 * @param {(page: import('playwright').Page) => Promise<Result>} work
 */
export const withApp = (library, work) =>
  inBrowser(async (page) => {
    const data = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
    const host = spawn(process.execPath, [join(root, 'dist', 'cli.js'), 'serve', library, '--no-open'], {
      env: { ...process.env, LONGHAND_DATA_FOLDER: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = await once(createInterface({ input: host.stdout }), 'line');
      await page.goto(/http\S+/.exec(String(line))?.[0] ?? '');
      return await work(page);
    } finally {
      host.kill('SIGTERM');
      await once(host, 'exit');
      rmSync(data, { recursive: true, force: true });
    }
  });

/**
 * The built app on a library with this one post.
 * @template Result
 * @param {string} text
 * @param {(page: import('playwright').Page) => Promise<Result>} work
 */
export async function withPost(text, work) {
  const library = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  try {
    writeFileSync(join(library, 'post.md'), text);
    return await withApp(library, work);
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
}

/**
 * Megabytes of memory that a page's process has for itself, with its share of what several have, after a collection; NaN
 * where the system does not tell. With one page open, its process is the largest of those that draw.
 * @param {import('playwright').Page} page
 */
export async function pageMemory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const ofBrowser = await page.context().browser()?.newBrowserCDPSession();
  const processes = (await ofBrowser?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
  const sizes = processes.filter(({ type }) => type === 'renderer').map(({ id }) => proportionalSize(id));
  return Math.max(...sizes);
}

/** @param {number} pid */
function proportionalSize(pid) {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? NaN) / 1024;
  } catch {
    return NaN;
  }
}

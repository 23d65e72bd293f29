import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';

const own = (url: string, path: string) => new URL(path, url).href;

/** A page that a stranger serves from another port of this machine. */
async function hostilePage(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>hostile</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

test('the host answers to nobody but the browser that came by its address', async ({
  app,
  browser,
  context,
  library,
}) => {
  const origin = app.host?.origin ?? '';

  await test.step('a page on another port, in the very browser that is signed in, gets nothing', async () => {
    const stranger = await hostilePage();
    const page = await context.newPage();
    await page.goto(stranger.url);
    const tried = await page.evaluate(async (target) => {
      const fetched = async (init?: RequestInit) => {
        try {
          const response = await fetch(`${target}/`, init);
          return `read ${response.type} ${await response.text()}`;
        } catch (error) {
          return String(error);
        }
      };
      const image = () =>
        new Promise<string>((resolve) => {
          const picture = new Image();
          picture.onload = () => resolve('loaded');
          picture.onerror = () => resolve('refused');
          picture.src = `${target}/media/`;
        });
      const socket = () =>
        new Promise<string>((resolve) => {
          const opened = new WebSocket(`${target.replace('http', 'ws')}/rpc`);
          opened.onopen = () => resolve('open');
          opened.onerror = () => resolve('refused');
        });
      return {
        cors: await fetched({ credentials: 'include' }),
        opaque: await fetched({ credentials: 'include', mode: 'no-cors' }),
        image: await image(),
        socket: await socket(),
      };
    }, origin);
    expect(tried.cors).toContain('TypeError');
    expect(tried.opaque).not.toContain('<html');
    expect(tried).toMatchObject({ image: 'refused', socket: 'refused' });

    // Nor can it show the app in a frame of its own, to have clicks stolen from the person.
    await page.setContent(`<iframe src="${origin}/"></iframe>`);
    await page.waitForLoadState('networkidle');
    const framed = page.frames()[1];
    expect(
      await framed
        ?.locator('#root')
        .count()
        .catch(() => 0),
    ).toBe(0);
    await page.close();
    stranger.close();
    expect(library).not.toBe('');
  });

  await test.step('a name that was made to point at this machine is misdirected', async () => {
    const { port } = new URL(app.host?.origin ?? '');
    const answer = await app.page.request.get(`http://127.0.0.1:${port}/`, { headers: { Host: `evil.test:${port}` } });
    expect(answer.status()).toBe(421);
  });

  await test.step('a browser that did not come by the address is refused', async () => {
    const other = await browser.newContext();
    const page = await other.newPage();
    expect((await page.goto(own(origin, '/')))?.status()).toBe(403);
    expect((await page.goto(own(origin, '/open?token=guessed')))?.status()).toBe(403);
    // The address that the first browser used is spent.
    expect((await page.goto(app.host?.address ?? ''))?.status()).toBe(403);
    // The next one stands in the terminal.
    const next = /For another browser: (\S+)/.exec(app.host?.messages() ?? '')?.[1];
    expect((await page.goto(next ?? ''))?.status()).toBe(200);
    await other.close();
  });

  await test.step('no way leads out of what is served', async () => {
    const paths = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/package.json',
      '/dist/cli.js',
      '/media/0000000000000000/etc/passwd',
      '/media/..%2f..%2fetc%2fpasswd',
      '/%zz',
    ];
    for (const path of paths) {
      const answer = await app.page.request.get(origin + path);
      expect([400, 403, 404], path).toContain(answer.status());
      expect(await answer.text(), path).not.toMatch(/devDependencies|root:/);
    }
  });

  await test.step('the host ends on a signal, and says so to nobody but the page', async () => {
    expect(await app.host?.stop('SIGTERM')).toBe(0);
    await app.end();
  });
});

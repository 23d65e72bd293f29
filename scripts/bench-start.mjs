// The row of `npm run bench` about the start of the page, in the built app and a real Chromium, beside a bare page of Vite,
// React and CodeMirror with the same text, served from this machine as well.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withPost, withServed } from './bench-browser.mjs';
import { quantile } from './bench-work.mjs';
import { postOf } from './bench-preview.mjs';
import { root } from './toolchain.mjs';

const starts = 7;

/**
 * Milliseconds from going to the address until the text can be typed in and has been painted, the median of several.
 * The first one fills the caches of the browser and is not counted.
 * @param {import('playwright').Page} page
 */
async function timesToStart(page) {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.cm-content[contenteditable=true]')?.textContent.includes('Part 0'))
        setTimeout(() => Object.assign(window, { typeable: performance.now() }));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const times = [];
  for (let start = 0; start <= starts; start++) {
    await page.goto(page.url());
    const typeable = await page.waitForFunction(() => Reflect.get(window, 'typeable'));
    times.push(Number(await typeable.jsonValue()));
    // What comes after the text must not run into the next start.
    await page.waitForTimeout(1500);
  }
  return quantile(times.slice(1), 0.5);
}

/** The app, which opens the post that was open before. @param {string} text */
const inApp = (text) =>
  withPost(text, async (page) => {
    await page.getByRole('option').first().click();
    await page.locator('.cm-content').waitFor();
    await page.waitForTimeout(3000);
    return timesToStart(page);
  });

/** @param {string} text */
async function inBarePage(text) {
  const { build } = await import('vite');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome140',
      rolldownOptions: { input: join(root, 'scripts', 'bench-bare-page.mjs') },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
  const page = '<!doctype html><meta charset=utf-8><div id=root></div><script type=module src=/page.js></script>';
  const files = /** @type {const} */ ({
    '/': ['text/html', page],
    '/page.js': ['text/javascript', code],
    '/post.md': ['text/markdown', text],
  });
  return withServed(files, timesToStart);
}

/**
 * Playwright does not run under the hooks by which the rows read the sources: a process of its own.
 * @param {'app' | 'bare'} side
 */
const measured = (side) =>
  Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), side], { encoding: 'utf8' }));

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const startRows = [
  {
    name: 'start',
    what: 'from the address of the built page until its text can be typed in, warm, median of 7',
    peer: 'a bare page of Vite, React and CodeMirror with the same text',
    goal: 1.5,
    ours: async () => measured('app'),
    floor: async () => measured('bare'),
  },
];

const [, script, side] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  const text = postOf(10_000);
  process.stdout.write(String(await (side === 'app' ? inApp(text) : inBarePage(text))));
}

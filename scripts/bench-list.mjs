// The rows of `npm run bench` about the list of posts, in the built page and a real Chromium, beside a bare list in the same
// browser: fixed rows over the same titles, drawn with innerHTML, without roles, keys, selection or order.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inBrowser, pageMemory, withApp } from './bench-browser.mjs';
import { quantile } from './bench-work.mjs';

/** Milliseconds of frames and keys; megabytes of the page. @typedef {{ frames: number[], keys: number[], memory: number }} Measured */

const box = '#post-search';
const list = '[role=listbox]';

/**
 * What a person does, in the page: milliseconds of each frame while the list is scrolled, and of each key in the box until
 * the frame with its rows has been drawn.
 * @param {import('playwright').Page} page
 * @param {{ box: string, list: string }} places
 */
const measureIn = (page, places) =>
  page.evaluate(async ({ box: boxAt, list: listAt }) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    const drawn = () => frame().then(() => new Promise((resolve) => setTimeout(resolve)));
    const element = document.querySelector(listAt);
    const input = /** @type {HTMLInputElement | null} */ (document.querySelector(boxAt));
    if (!element || !input) throw new Error('The list is not there.');
    const frames = [];
    for (let step = 0; step < 200; step++) {
      const started = performance.now();
      element.scrollTop += step < 100 ? 400 : -350;
      await frame();
      frames.push(performance.now() - started);
    }
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const keys = [];
    for (const text of ['r', 'ri', 'riv', 'rive', 'river', 'rive', 'riv', 'ri', 'r', '']) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      const started = performance.now();
      value?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn();
      await drawn();
      keys.push(performance.now() - started);
    }
    return { frames, keys };
  }, places);

/** The app on the library. @param {string} library */
const inApp = (library) =>
  withApp(library, async (page) => {
    const posts = readdirSync(library, { recursive: true }).filter((name) => String(name).endsWith('.md')).length;
    await page.getByText(`${posts.toLocaleString('en')} posts`, { exact: true }).waitFor({ timeout: 60_000 });
    // Words are counted after the list stands.
    await page.waitForTimeout(4000);
    return { ...(await measureIn(page, { box, list })), memory: await pageMemory(page) };
  });

/** The bare list. @param {string} library */
function inBareList(library) {
  const titles = readdirSync(library, { recursive: true }).map(String);
  return inBrowser(async (page) => {
    await page.setContent(
      '<input><div class=list style="height:700px;overflow:auto;position:relative"><div class=all></div></div>',
    );
    await page.evaluate((all) => {
      const element = document.querySelector('.list');
      const rows = /** @type {HTMLElement | null} */ (document.querySelector('.all'));
      const input = document.querySelector('input');
      if (!element || !rows || !input) return;
      let shown = all;
      const draw = () => {
        const first = Math.floor(element.scrollTop / 78);
        rows.style.height = `${shown.length * 78}px`;
        rows.innerHTML = shown
          .slice(first, first + 12)
          .map((title, at) => `<div style="position:absolute;top:${(first + at) * 78}px">${title}</div>`)
          .join('');
      };
      element.addEventListener('scroll', draw);
      input.addEventListener('input', () => {
        shown = all.filter((title) => title.includes(input.value));
        draw();
      });
      draw();
    }, titles);
    return { ...(await measureIn(page, { box: 'input', list: '.list' })), memory: await pageMemory(page) };
  });
}

/**
 * Playwright does not run under the hooks by which the rows read the sources: a process of its own.
 * @param {'app' | 'bare'} side
 * @param {string} library
 * @returns {Measured}
 */
const measured = (side, library) =>
  JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), side, library], { encoding: 'utf8' }));

/** @param {Measured} measured */
const slowFrames = ({ frames, memory }) => {
  // What a person sees, the goal is none; and what the page takes, for which the goal is 250 MB.
  const slow = frames.filter((time) => time > 50).length;
  process.stderr.write(`frames over 50 ms: ${slow} of ${frames.length}; memory of the page: ${memory.toFixed(0)} MB\n`);
  return quantile(frames, 0.95);
};

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const listRows = [
  {
    name: 'list-scroll',
    what: 'a step of scrolling the list to its frame, p95 of 200',
    peer: 'a bare list of the same names in the same browser',
    goal: null,
    ours: async (library) => slowFrames(measured('app', library)),
    floor: async (library) => slowFrames(measured('bare', library)),
  },
  {
    name: 'list-key',
    what: 'a key in the box above the list to the second frame after it, median of 10',
    peer: 'a bare list of the same names in the same browser',
    goal: null,
    ours: async (library) => quantile(measured('app', library).keys, 0.5),
    floor: async (library) => quantile(measured('bare', library).keys, 0.5),
  },
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [side, library = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await (side === 'app' ? inApp(library) : inBareList(library))));
}

// The rows of `npm run bench` about the editor, in the built page and a real Chromium, beside a bare CodeMirror with
// lang-markdown and the same text in the same browser.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withPost, withServed } from './bench-browser.mjs';
import { quantile } from './bench-work.mjs';
import { postOf } from './bench-preview.mjs';
import { root } from './toolchain.mjs';

/** Milliseconds of each key, and from asking for the text until it is painted. @typedef {{ keys: number[], open: number }} Measured */

const words = 'the quick brown fox jumps over the lazy dog '.repeat(6);
/** Milliseconds from one key to the next, whatever a key takes: a person does not wait for the frame. That of a quick typist, a
 * hundred words a minute. */
const rhythm = 110;

/** The first paragraph behind the middle of a text. @param {string} text */
const lineInMiddle = (text) => /\n([a-z][^\n]{40,1000})\n/i.exec(text.slice(text.length / 2))?.[1] ?? '';

/**
 * Scrolls to the line and puts the caret at its end. Where a line stands is a guess until it is drawn.
 * @param {import('playwright').Page} page
 * @param {string} text
 */
async function goToMiddle(page, text) {
  const wanted = lineInMiddle(text);
  for (let tries = 0; tries < 50; tries++) {
    const isThere = await page.evaluate(
      ({ text: all, wanted: line }) => {
        const lines = [...document.querySelectorAll('.cm-line')];
        const found = lines.find(({ textContent }) => textContent === line);
        if (found) found.scrollIntoView({ block: 'center' });
        else {
          const known = lines
            .map(({ textContent }) => all.indexOf(`\n${textContent}\n`))
            .filter((at, index) => at >= 0 && (lines[index]?.textContent.length ?? 0) > 40);
          const scroller = document.querySelector('.cm-scroller');
          const off = all.indexOf(`\n${line}\n`) - (known[known.length >> 1] ?? 0);
          if (scroller) scroller.scrollTop += (off / all.length) * scroller.scrollHeight;
        }
        return found !== undefined;
      },
      { text, wanted },
    );
    await page.waitForTimeout(isThere ? 3000 : 200);
    if (isThere) break;
  }
  await page.locator('.cm-line', { hasText: wanted }).click();
  await page.keyboard.press('End');
  await page.waitForTimeout(1000);
}

/**
 * Types in the middle of the text: milliseconds of each key until the frame with it has been painted.
 * @param {import('playwright').Page} page
 * @param {string} text
 */
async function typeIn(page, text) {
  await goToMiddle(page, text);
  await page.evaluate(() => {
    /** @type {number[]} */
    const times = [];
    const painted = new MessageChannel();
    /** @type {number[]} */
    const waiting = [];
    painted.port1.addEventListener('message', () => {
      for (const started of waiting.splice(0)) times.push(performance.now() - started);
    });
    painted.port1.start();
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          waiting.push(timeStamp);
          painted.port2.postMessage(null);
        }),
      true,
    );
    Object.assign(window, { times });
  });
  const started = performance.now();
  for (const [index, key] of [...words].entries()) {
    await page.waitForTimeout(Math.max(0, started + index * rhythm - performance.now()));
    await page.keyboard.press(key === ' ' ? 'Space' : key);
  }
  await page.waitForTimeout(1000);
  // The first ones warm up what a person who has typed for a while has warm.
  return page.evaluate(() => /** @type {{ times: number[] }} */ (/** @type {unknown} */ (window)).times.slice(20));
}

// The size and the type of the editor in the app, in a window of this size.
const bareStyle = `
#editor, .cm-editor { width: 460px; height: 631px }
.cm-editor .cm-scroller { font: 17px/28.05px sans-serif }
.cm-editor .cm-content { padding: 32px 32px 320px }
.cm-editor .cm-line { padding: 0 }
`;

/** Milliseconds until the start of the text has been painted, from what `start` names in the page. @param {import('playwright').Page} page @param {string} start @param {string} text */
const timeToOpen = (page, start, text) =>
  page.evaluate(
    async ({ start: what, text: given }) => {
      const started = performance.now();
      if (what === 'openText')
        /** @type {{ openText: (text: string) => void }} */ (/** @type {unknown} */ (window)).openText(given);
      else /** @type {HTMLElement | null} */ (document.querySelector(what))?.click();
      const isThere = () => document.querySelector('.cm-content')?.textContent?.includes('Part 0');
      do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      while (!isThere());
      return performance.now() - started;
    },
    { start, text },
  );

/** The app on a library with this one post. @param {string} text @returns {Promise<Measured>} */
const inApp = (text) =>
  withPost(text, async (page) => {
    await page.getByText('1 post', { exact: true }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    const open = await timeToOpen(page, '[role=listbox][aria-label=Posts] [role=option]', text);
    return { open, keys: await typeIn(page, text) };
  });

/** @param {string} text @returns {Promise<Measured>} */
async function inBareEditor(text) {
  const { build } = await import('vite');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { write: false, rolldownOptions: { input: join(root, 'scripts', 'bench-bare-editor.mjs') } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
  const html = `<!doctype html><meta charset=utf-8><style>${bareStyle}</style><div id=editor></div>`;
  return withServed({ '/': ['text/html', html] }, async (page) => {
    await page.addScriptTag({ content: code, type: 'module' });
    await page.waitForFunction(() => 'openText' in window);
    const open = await timeToOpen(page, 'openText', text);
    return { open, keys: await typeIn(page, text) };
  });
}

/**
 * Playwright does not run under the hooks by which the rows read the sources: a process of its own.
 * @param {'app' | 'bare'} side
 * @param {number} size
 * @returns {Measured}
 */
const measured = (side, size) =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), side, String(size)], { encoding: 'utf8' }),
  );

/** @param {string} name @param {number} size @returns {import('./bench-rows.mjs').Row} */
const keyRow = (name, size) => ({
  name: `editor-key-${name}`,
  what: `a key to the painted frame, post of ${name}, p95`,
  peer: 'bare CodeMirror and lang-markdown with the same text',
  goal: 1.15,
  ours: async () => quantile(measured('app', size).keys, 0.95),
  floor: async () => quantile(measured('bare', size).keys, 0.95),
});

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const editorRows = [
  keyRow('10KB', 10_000),
  keyRow('1MB', 1_000_000),
  keyRow('5MB', 4_900_000),
  {
    name: 'editor-open-1MB',
    what: 'from the list to the painted text of a post of 1 MB',
    peer: 'bare CodeMirror and lang-markdown, the text in memory',
    goal: null,
    ours: async () => measured('app', 1_000_000).open,
    floor: async () => measured('bare', 1_000_000).open,
  },
];

const [, script, side, size] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  const text = postOf(Number(size));
  process.stdout.write(JSON.stringify(side === 'app' ? await inApp(text) : await inBareEditor(text)));
}

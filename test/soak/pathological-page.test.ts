import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { findChromium } from '../../scripts/browser.mjs';
import { startHost } from '../support/host.ts';
import { markKeys, pressKeys, timeKeys, type KeyTime } from '../support/key-meter.ts';
import { pathological, type Pathological } from '../support/pathological.ts';
import { watchRenderers, type RendererProcesses } from '../support/renderer-process.ts';
import { isSoak, soakTimes } from '../support/soak-times.ts';
import { tempFolder } from '../support/temp-library.ts';

// In milliseconds of the threads' own work, which say the same on a machine that does much else, and in MB.
const limits = { key: 100, preview: 2000, memory: 1024 } as const;
/** What is over a limit is measured again, and the least counts: other programs also take caches, and memory is tidied at any time. */
const tries = 3;

const size = soakTimes(60);
const chosen = pathological.filter(({ name }) => name.includes(process.env['LONGHAND_SOAK_TEXT'] ?? ''));
const canMeasure = isSoak && process.platform === 'linux';
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>', '{': '}' };

interface Figures {
  readonly keys: readonly KeyTime[];
  readonly isDrawn: boolean;
  readonly preview: number;
  readonly memory: number;
}

const nameOf = (at: number) => `post-${String(at).padStart(2, '0')}`;

/** A browser of its own on a library of these posts. */
async function withPage<Result>(
  texts: readonly string[],
  work: (page: Page, browser: Browser, processes: RendererProcesses) => Promise<Result>,
): Promise<Result> {
  const [library, dataFolder] = await Promise.all([tempFolder(), tempFolder()]);
  await Promise.all(texts.map((text, at) => writeFile(join(library, `${nameOf(at)}.md`), text)));
  const host = await startHost({ folder: library, dataFolder });
  const executablePath = findChromium();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    await markKeys(page);
    await markPreview(page);
    await page.goto(host.address);
    await page.waitForTimeout(2500);
    return await work(page, browser, await watchRenderers(browser));
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** Lets the page say how the drawing of the text ended that it was given last. */
async function markPreview(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const note = (end: string) => void (document.documentElement.dataset['preview'] ??= end);
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<{ isComplete?: boolean }>) => {
          if (data.isComplete) note('drawn');
        });
      }

      override terminate(): void {
        note('given up');
        super.terminate();
      }
    };
  });
}

/** Opens a post and waits until its preview has come to an end; answers whether it is drawn, and how long the worker worked. */
async function openPost(page: Page, at: number, { workerTime }: RendererProcesses) {
  await page.evaluate(() => delete document.documentElement.dataset['preview']);
  // The list holds only the rows that are in sight.
  await page.getByRole('searchbox', { name: 'Search posts' }).fill(nameOf(at));
  await page.getByRole('option', { name: nameOf(at).replace('-', ' ') }).click();
  await page.getByRole('textbox', { name: 'Text of the post' }).waitFor();
  let preview = 0;
  let end: string | undefined;
  for (const until = Date.now() + 30_000; end === undefined && Date.now() < until; await page.waitForTimeout(50)) {
    preview = Math.max(preview, await workerTime());
    end = await page.evaluate(() => document.documentElement.dataset['preview']);
  }
  if (end === undefined) throw new Error(`The preview of ${nameOf(at)} came to no end`);
  return { isDrawn: end === 'drawn', preview: Math.max(preview, await workerTime()) };
}

/** Letters, a line, one taken away, and the marks that the text is made of with what closes them. */
function keysFor(make: Pathological['make']): readonly string[] {
  const marks = [...new Set(make(100).replaceAll(/[\w\s]/g, ''))].slice(0, 3);
  const all = [...new Set(marks.flatMap((mark) => [mark, closing[mark] ?? mark]))];
  return ['a', 'b', 'Enter', 'Backspace', 'c', 'Space', ...all, ...all.map(() => 'Backspace'), 'd'];
}

/** Types at the start, in the middle and at the end; answers what was pressed. */
async function typeEverywhere(page: Page, make: Pathological['make']): Promise<readonly string[]> {
  const keys = keysFor(make);
  const places = {
    start: () => page.keyboard.press('Control+Home'),
    middle: async () => {
      await page.locator('.cm-scroller').evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
      await page.waitForTimeout(1500);
      await page.mouse.click(500, 400);
    },
    end: () => page.keyboard.press('Control+End'),
  };
  for (const go of Object.values(places)) {
    await go();
    await page.waitForTimeout(1500);
    await pressKeys(page, keys, 120);
  }
  return Object.keys(places).flatMap((place) => keys.map((key) => `${key} ${place}`));
}

const measure = ({ make }: Pathological): Promise<Figures> =>
  withPage([make(size)], async (page, browser, processes) => {
    const opened = await openPost(page, 0, processes);
    await page.waitForTimeout(2000);
    await page.getByRole('textbox', { name: 'Text of the post' }).focus();
    const keys = await timeKeys(browser, page, () => typeEverywhere(page, make));
    return { ...opened, keys, memory: await processes.mostMemory() };
  });

const least = (one: Figures, other: Figures | undefined): Figures => ({
  isDrawn: one.isDrawn,
  preview: Math.min(one.preview, other?.preview ?? Infinity),
  memory: Math.min(one.memory, other?.memory ?? Infinity),
  keys: one.keys.map((key, at) => {
    const before = other?.keys[at];
    return before && before.work < key.work ? before : key;
  }),
});

/** What of the figures is over its limit. */
const overIn = ({ keys, preview, memory }: Figures): readonly string[] => [
  ...keys.filter(({ work }) => work > limits.key).map(({ key, work }) => `${key} ${Math.round(work)} ms`),
  ...(preview > limits.preview ? [`preview ${Math.round(preview)} ms`] : []),
  ...(memory > limits.memory ? [`${Math.round(memory)} MB`] : []),
];

function lineOf(name: string, { keys, isDrawn, preview, memory }: Figures): string {
  const sorted = keys.toSorted((one, other) => one.work - other.work);
  const [median, worst] = [sorted[sorted.length >> 1], sorted.at(-1)];
  const key = `${median?.work.toFixed(0)} ms a key, ${worst?.work.toFixed(0)} at most (${worst?.key}, ${worst?.wait.toFixed(0)} by the clock)`;
  return `${name}: ${key}; ${isDrawn ? 'drawn' : 'given up'} after ${preview.toFixed(0)} ms; ${memory.toFixed(0)} MB`;
}

test.runIf(canMeasure)('keys, preview and memory of the page with texts that no writer makes', async () => {
  const over: string[] = [];
  for (const text of chosen) {
    let figures: Figures | undefined;
    for (let at = 0; at < tries && (!figures || overIn(figures).length > 0); at++)
      figures = least(await measure(text), figures);
    if (!figures) continue;
    console.log(lineOf(text.name, figures));
    over.push(...overIn(figures).map((what) => `${text.name}: ${what}`));
  }
  expect(over).toEqual([]);
});

test.runIf(canMeasure)('all of them opened in one page, twice: memory comes back to what it was', async () => {
  const texts = pathological.map(({ make }) => make(size));
  await withPage(texts, async (page, _browser, processes) => {
    const session = await page.context().newCDPSession(page);
    /** MB of what is left when all have been opened once more, and the most until then. */
    const round = async () => {
      for (const at of [...texts.keys(), 0].slice(1)) {
        await openPost(page, at, processes);
        await page.waitForTimeout(500);
        await processes.mostMemory();
      }
      const memory = await processes.mostMemory();
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return { heap: usedSize / 1_048_576, memory };
    };
    await openPost(page, 0, processes);
    const rounds = [await round(), await round()] as const;
    for (const { heap, memory } of rounds)
      console.log(
        `${texts.length} opened: a heap of ${heap.toFixed(0)} MB; ${memory.toFixed(0)} MB at most until then`,
      );
    expect(rounds[1].heap).toBeLessThan(rounds[0].heap * 1.1);
    expect(rounds[0].memory).toBeLessThan(limits.memory);
  });
});

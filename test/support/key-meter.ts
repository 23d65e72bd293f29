import type { Browser, Page } from '@playwright/test';

/** One key: milliseconds of the page's own thread from the key to the painted frame, and those of the clock. */
export interface KeyTime {
  readonly key: string;
  readonly work: number;
  readonly wait: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds that the thread was at work. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const categories = ['blink.user_timing', 'toplevel', '__metadata'];

/** Lets the page mark when a key came and when the frame behind it had been painted. */
export async function markKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let count = 0;
    const painted = new MessageChannel();
    painted.port1.addEventListener('message', ({ data }) => {
      performance.mark(`painted:${data}`);
      document.documentElement.dataset['painted'] = data;
    });
    painted.port1.start();
    addEventListener(
      'keydown',
      ({ ctrlKey, timeStamp }) => {
        // What goes to another place is no typing.
        if (ctrlKey) return;
        const number = String(++count);
        performance.mark(`key:${number}`, { startTime: timeStamp });
        requestAnimationFrame(() => painted.port2.postMessage(number));
      },
      true,
    );
  });
}

/** Presses keys one after the other, each when the one before has been painted and after a pause as of a person who types. */
export async function pressKeys(page: Page, keys: readonly string[], pause: number): Promise<void> {
  for (const key of keys) {
    const before = await page.evaluate(() => Number(document.documentElement.dataset['painted'] ?? 0));
    await page.keyboard.press(key);
    await page.waitForFunction((count) => Number(document.documentElement.dataset['painted'] ?? 0) > count, before, {
      timeout: 60_000,
    });
    await page.waitForTimeout(pause);
  }
}

/** What keys took while `work` pressed them, in order. Work counts from the moment the key was pressed: also what it waited for. */
export async function timeKeys(
  browser: Browser,
  page: Page,
  work: () => Promise<readonly string[]>,
): Promise<readonly KeyTime[]> {
  await browser.startTracing(page, { categories });
  const pressed = await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const marks = traceEvents.filter(({ name }) => /^(?:key|painted):\d+$/.test(name));
  const tasks = traceEvents.filter(
    ({ name, pid, tid, dur }) =>
      name.endsWith('RunTask') && dur !== undefined && pid === marks[0]?.pid && tid === marks[0].tid,
  );
  const keys = marks.filter(({ name }) => name.startsWith('key:')).sort((one, other) => one.ts - other.ts);
  if (keys.length !== pressed.length) throw new Error(`${pressed.length} keys were pressed, ${keys.length} came`);
  return keys.map(({ name, ts }, index) => {
    const end = marks.find((mark) => mark.name === name.replace('key', 'painted'))?.ts ?? Infinity;
    return { key: pressed[index] ?? '', work: workBetween(tasks, ts, end) / 1000, wait: (end - ts) / 1000 };
  });
}

/** Microseconds of work of the tasks, as far as they are between two moments. */
function workBetween(tasks: readonly TraceEvent[], from: number, to: number): number {
  let sum = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const shared = Math.min(to, ts + dur) - Math.max(from, ts);
    if (shared > 0) sum += (tdur * shared) / dur;
  }
  return sum;
}

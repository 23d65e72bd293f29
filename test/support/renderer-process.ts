import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** What the system knows of the processes that pages are in. Linux only. */
export interface RendererProcesses {
  /** The most memory that one of them has had, in MB. */
  readonly mostMemory: () => Promise<number>;
  /** Milliseconds that the busiest of the workers that are there now has worked. */
  readonly workerTime: () => Promise<number>;
}

/** Follows the processes of a browser's pages. */
export async function watchRenderers(browser: Browser): Promise<RendererProcesses> {
  const session = await browser.newBrowserCDPSession();
  const ids = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  let most = 0;
  return {
    async mostMemory() {
      // The browser begins to count anew when it likes.
      most = Math.max(most, ...(await ids()).map(memoryOf));
      return most;
    },
    workerTime: async () => Math.max(0, ...(await ids()).flatMap(workerTimes)),
  };
}

/** Empty where the process or the thread has ended. */
function read(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

const memoryOf = (id: number) => Number(/VmHWM:\s*(\d+)/.exec(read(`${id}/status`))?.[1] ?? 0) / 1024;

function workerTimes(id: number): readonly number[] {
  const threads = readdirSync(`/proc/${id}/task`).map((thread) => `${id}/task/${thread}`);
  return threads
    .filter((thread) => read(`${thread}/comm`).startsWith('DedicatedWorker'))
    .map((thread) => Number(read(`${thread}/schedstat`).split(' ')[0] ?? 0) / 1e6);
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { launchBrowser, launchDesktop, launchElectron, type HostKind, type RunningApp } from './launch.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { repository } from '../support/source-files.ts';
import { tempCopy, tempFolder } from '../support/temp-library.ts';
import { watchFaults, type Faults } from './faults.ts';

export { expect };

export interface LonghandOptions {
  /** Set by the project: which host the journey runs on. */
  readonly host: HostKind;
  /** A folder of test/fixtures/blogs, `sample` for the sample library, or null for no library. */
  readonly blog: string | null;
  /** What the person chose before the app starts. */
  readonly settings: Partial<Settings>;
}

export interface LonghandFixtures {
  /** The test's own copy of the blog; an empty string without one. */
  readonly library: string;
  /** The app's data folder of this test. */
  readonly dataFolder: string;
  /** The app, opened on the library. */
  readonly app: RunningApp;
  /** Starts the app (again) on the same page and data folder, on the library or another folder, and waits until it shows it. */
  readonly launch: (folder?: string | null) => Promise<RunningApp>;
  /** Console errors and violations of the page's policy. The test fails with those that it did not take out. */
  readonly faults: Faults;
}

/** The folder of the small blogs. */
export const blogs = join(repository, 'test', 'fixtures', 'blogs');
const sample = join(repository, 'assets', 'sample-library');

/** The test of a journey: each has its own copy of a blog, its own data folder and its own app. */
export const test = base.extend<LonghandOptions & LonghandFixtures>({
  host: ['browser', { option: true }],
  blog: ['hugo-toml', { option: true }],
  settings: [{}, { option: true }],

  library: async ({ blog }, use) => {
    if (blog === null) return use('');
    return use(await tempCopy(blog === 'sample' ? sample : join(blogs, blog), blog));
  },

  dataFolder: async ({ settings }, use) => {
    const folder = await tempFolder('longhand-data');
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, ...settings }));
    await use(folder);
  },

  faults: async ({ page }: { page: Page }, use) => {
    const faults = await watchFaults(page);
    await use(faults);
    expect(faults.all, 'console errors and policy violations').toEqual([]);
  },

  launch: async ({ host, page, library, dataFolder, faults, browser }, use) => {
    const running: RunningApp[] = [];
    await use(async (folder = library || null) => {
      const start = { browser: launchBrowser, desktop: launchDesktop, electron: launchElectron }[host];
      // Quitting the desktop closes its window, a little later.
      const own = host === 'desktop' && running.length > 0 ? await (await browser.newContext()).newPage() : page;
      if (own !== page) await faults.watch(own);
      const app = await start({ page: own, folder, dataFolder, faults });
      running.push(app);
      const shown = folder ? app.page.getByRole('listbox', { name: 'Posts' }) : app.page.getByRole('main').first();
      await expect(shown).toBeVisible();
      return app;
    });
    for (const app of running) await app.end();
  },

  app: async ({ launch }, use) => {
    await use(await launch());
  },
});

import { defineConfig } from '@playwright/test';
import { findTestChromium } from './scripts/browser.mjs';
import { findElectron } from './scripts/electron-binary.mjs';
import type { LonghandOptions } from './test/e2e/fixtures.ts';

// None there: Playwright says so itself when it wants to start one. Tools that only read this file go on.
const executablePath = findTestChromium();

const electron = findElectron();
if (!electron && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(
    'The Electron program is not here: project "electron" is left out; "desktop" runs the same journeys on a stand-in.',
  );

// What only one host has: the rest of the journeys run on each.
const browserOnly = '**/host-*.spec.ts';
const desktopOnly = '**/desktop{,-*}.spec.ts';
// What depends on the host: how the page starts, speaks with the services, saves, ends and comes back. The stand-in would
// only show the other journeys again, and that takes minutes; the real Electron runs all, on its own Chromium.
const onStandIn = '**/{desktop,desktop-*,ending,export,journeys,post-files,recovery,security,smoke,welcome}.spec.ts';

export default defineConfig<LonghandOptions>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // Playwright would pass the built main process through Babel, which takes half a minute.
  build: { external: ['**/dist/**'] },
  globalSetup: './test/support/temp-root.ts',
  outputDir: '.cache/test-results',
  fullyParallel: true,
  workers: 2,
  // A journey of many steps, where other programs work too.
  timeout: 240_000,
  // A shared machine may stall for seconds. A test that passes only at the second try is printed as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: executablePath ? { executablePath } : {},
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
  projects: [
    { name: 'browser', use: { host: 'browser' as const }, testIgnore: desktopOnly },
    { name: 'desktop', use: { host: 'desktop' as const }, testMatch: onStandIn },
    ...(electron
      ? [{ name: 'electron', use: { host: 'electron' as const }, testIgnore: [browserOnly, desktopOnly] }]
      : []),
  ],
});

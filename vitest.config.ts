import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';

/** Tests load what is shipped, not the builds of micromark and others for developing, which assert what does not always hold. */
const shippedBuilds: Plugin = {
  name: 'shipped-builds',
  configResolved({ ssr }) {
    if (!ssr.resolve?.conditions) throw new TypeError('Vite resolves by conditions that are not known');
    ssr.resolve.conditions = ssr.resolve.conditions.filter((condition) => condition !== 'development|production');
  },
};

const all = 'test/**/*.test.{ts,tsx}';
/**
 * What hangs on parts that are not loaded yet, or measures its own process: each file has one to itself. The others find
 * the modules that an earlier file has loaded; a third of the time of short tests went into loading them again.
 */
const alone = ['test/renderer/{editor,preview}/*.test.{ts,tsx}', 'test/{assets,soak}/**/*.test.ts', 'test/*.test.ts'];

export default defineConfig({
  resolve: {
    alias: {
      // The package's browser build decodes entities with the DOM, which Node has not.
      'decode-named-character-reference': new URL(
        './node_modules/decode-named-character-reference/index.js',
        import.meta.url,
      ).pathname,
    },
  },
  plugins: [shippedBuilds],
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'side by side', include: [all], exclude: alone, isolate: false } },
    ],
    globalSetup: 'test/support/temp-root.ts',
    // Without it a stylesheet is empty in tests, also one that is read as text for the exported page.
    css: { include: [/themes\//] },
    // As in the browser: a machine that does much else has a second try, and the list says for which test.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 60_000,
    // No measure of time: what is waited for may take as long as the test may, less what it takes to say what it was.
    expect: { poll: { timeout: 50_000 } },
    hookTimeout: 120_000,
    maxWorkers: availableParallelism(),
  },
});

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
    include: ['test/**/*.test.{ts,tsx}'],
    // Without it a stylesheet is empty in tests, also one that is read as text for the exported page.
    css: { include: [/themes\//] },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: availableParallelism(),
  },
});

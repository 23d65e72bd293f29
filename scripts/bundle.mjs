// Bundles page, Electron main and preload, command line and workers with Vite. Called by build.mjs, with its stamp.
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { joinLicences, licenceFile } from './licences.mjs';
import { pageConfig } from './page-config.mjs';
import { root } from './toolchain.mjs';

// A test that finds dist/ out of date builds it too, and Vite would take over that it is a test.
process.env.NODE_ENV = 'production';

const stamp = process.argv[2] ?? '';
// Built aside and moved into place at the end: whoever reads dist/ meanwhile never sees half a build.
const staging = join(root, '.cache', `build-${process.pid}`);
/** @type {string[]} */
const licences = [];

/** @param {string} program @param {string} [folder] */
function licence(program, folder = '') {
  const fileName = licenceFile(program);
  licences.push(join(folder, fileName));
  return { fileName };
}

/**
 * One program for Node or Electron as one file, with everything but Node and Electron inside; `split`: what it imports late
 * in files of its own.
 * @param {string} entry
 * @param {string} file
 * @param {{ format?: 'es' | 'cjs', banner?: string, external?: readonly (string | RegExp)[], minify?: typeof shorter | false, split?: boolean }} [options]
 */
async function bundleProgram(
  entry,
  file,
  { format = 'es', banner = '', external = [], minify = false, split = false } = {},
) {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    define: { LONGHAND_BUILD: JSON.stringify(stamp) },
    build: {
      ssr: true,
      target: 'node24',
      outDir: staging,
      emptyOutDir: false,
      sourcemap: true,
      license: licence(file),
      rolldownOptions: {
        input: join(root, entry),
        external: [/^node:/, ...builtinModules, ...external],
        platform: 'node',
        output: {
          format,
          entryFileNames: file,
          codeSplitting: split,
          chunkFileNames: 'cli-[name].js',
          banner: ({ isEntry }) => (isEntry ? banner : ''),
          minify,
        },
      },
    },
  });
}

/** The names of functions stay, for whoever reads where an error came from. */
const shorter = {
  mangle: { keepNames: true },
  compress: { keepNames: { function: true, class: true } },
  codegen: true,
};

/**
 * One for a thread, which reads all of it each time that it starts.
 * @param {string} entry
 * @param {string} file
 */
const bundleWorker = (entry, file) => bundleProgram(entry, file, { minify: shorter });

// Before anything of the program runs: what an older one lacks is missed in the middle of the work.
const refuseOldNode = `if (!Promise.withResolvers) {
  console.error("longhand: Node 22 or newer is needed, and this is " + process.version + ".");
  process.exit(1);
}`;

const electron = ['electron', /^electron\//];

mkdirSync(staging, { recursive: true });
try {
  const page = { ...pageConfig.build, outDir: join(staging, 'renderer'), license: licence('page', 'renderer') };
  await build({ ...pageConfig, build: page, logLevel: 'warn' });
  await bundleProgram('electron/app/main.ts', 'electron/main.js', { external: electron });
  await bundleProgram('electron/app/preload.ts', 'electron/preload.cjs', { format: 'cjs', external: electron });
  await bundleProgram('electron/cli/main.ts', 'cli.js', {
    banner: `#!/usr/bin/env node\n${refuseOldNode}`,
    split: true,
  });
  await bundleWorker('electron/services/exports/render-worker.ts', 'render-worker.js');
  await bundleWorker('electron/services/search/search-worker.ts', 'search-worker.js');
  await bundleWorker('electron/services/library/index/index-worker.ts', 'index-worker.js');
  await bundleWorker('electron/services/library/index/head-worker.ts', 'head-worker.js');
  await bundleWorker('electron/services/operations/replace-worker.ts', 'replace-worker.js');
  await bundleWorker('electron/services/posts/temp-worker.ts', 'temp-worker.js');
  joinLicences(staging, licences);
  chmodSync(join(staging, 'cli.js'), 0o755);
  writeFileSync(join(staging, '.build-stamp'), stamp);
  const dist = join(root, 'dist');
  const old = `${staging}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(staging, dist);
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(staging, { recursive: true, force: true });
}

// The rows of `npm run bench` about exporting a site: everything from cold, and again after one post has changed. The
// services are those that are shipped, with their workers, and reading the library counts.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWithAstro, buildWithEleventy, buildWithHugo } from './bench-generators.mjs';
import { startServices } from './bench-library.mjs';
import { postsOf, timed } from './bench-work.mjs';

/**
 * The services with a library that is open.
 * @param {string} library
 * @param {string} dataFolder
 * @param {(api: import('../electron/services/index.ts').Services['api'], opened: import('../shared/model/library.ts').LibrarySnapshot) => Promise<T>} work
 * @template T
 */
async function inLibrary(library, dataFolder, work) {
  const alone = { indexWorker: null, watch: false, remember: false, early: false };
  const services = await startServices(dataFolder, alone);
  try {
    return await work(services.api, await services.api.library.open({ path: library }));
  } finally {
    await services.dispose();
  }
}

/**
 * @param {import('../electron/services/index.ts').Services['api']} api
 * @param {import('../shared/model/library.ts').LibraryId} library
 * @param {string} folder
 */
async function exportOpened(api, library, folder) {
  const request = /** @type {const} */ ({ scope: { kind: 'live' }, to: 'site', folder, drafts: false });
  const run = await api.exports.run({ library, request });
  let step = await run.next();
  while (!step.done) step = await run.next();
  const [failed] = step.value.failed;
  // A page that is not made costs nothing.
  if (failed) throw new Error(failed.message);
  return step.value;
}

/** Opens a library and exports it as a site, as one process of the command line does. @param {string} library @param {string} folder @param {string} dataFolder */
const exportSite = (library, folder, dataFolder) =>
  inLibrary(library, dataFolder, (api, opened) => exportOpened(api, opened.library.id, folder));

/**
 * Milliseconds of the second time that a post is saved and the site exported again, while the library stays open.
 * @param {{ library: string, out: string, data: string }} site
 */
const exportEdited = (site) =>
  inLibrary(site.library, site.data, async (api, { library, posts }) => {
    const [{ id } = never()] = posts.filter(({ state }) => state === 'live');
    // What the app does by itself once a library is open.
    await api.library.counted({ library: library.id });
    let time = 0;
    for (let round = 0; round < 2; round++) {
      const { text, revision, format } = await api.posts.read({ library: library.id, id });
      await api.posts.write({ library: library.id, id, text: `${text}\nOne more line.\n`, base: revision, format });
      let written = 0;
      time = await timed(async () => (written = (await exportOpened(api, library.id, site.out)).written.length));
      if (written === 0 || written > 20) throw new Error(`${written} files written for one post`);
    }
    return time;
  });

const never = () => {
  throw new Error('The library has no post that is live');
};

/** A folder for one run. @param {(folder: string) => Promise<number>} work */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A site of the library that was exported before, with what the app keeps of it. @param {string} library */
async function exportedBefore(library) {
  const folder = `${library}-site`;
  const copy = join(folder, 'library');
  if (!existsSync(join(folder, 'done'))) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(library, copy, { recursive: true });
    await exportSite(copy, join(folder, 'out'), join(folder, 'data'));
    writeFileSync(join(folder, 'done'), '');
  }
  return { library: copy, out: join(folder, 'out'), data: join(folder, 'data') };
}

/** @param {(library: string, folder: string) => number} build */
const builtBy = (build) => (/** @type {string} */ library) => inFolder(async (folder) => build(library, folder));

/** @returns {readonly import('./bench-rows.mjs').Row[]} */
export function exportRows() {
  const cold = {
    what: 'the whole library as a site, from cold',
    ours: (/** @type {string} */ library) =>
      inFolder((folder) => timed(() => exportSite(library, join(folder, 'out'), join(folder, 'data')))),
  };
  return [
    { name: 'export-site', ...cold, peer: 'Hugo with highlighting', goal: 1.0, floor: builtBy(buildWithHugo) },
    {
      name: 'export-site-eleventy',
      ...cold,
      peer: 'Eleventy, no highlighting',
      goal: 0.5,
      floor: builtBy(buildWithEleventy),
    },
    { name: 'export-site-astro', ...cold, peer: 'Astro, no highlighting', goal: 0.5, floor: builtBy(buildWithAstro) },
    {
      name: 'export-site-edited',
      what: 'the same after a post was saved, while the library is open',
      peer: 'Hugo with highlighting, the whole site',
      goal: 0.05,
      ours: async (/** @type {string} */ library) => exportEdited(await exportedBefore(library)),
      floor: builtBy(buildWithHugo),
    },
    {
      name: 'export-site-again',
      what: 'the same after one post has changed',
      peer: 'cp -r of the site',
      goal: 1.2,
      async ours(/** @type {string} */ library) {
        const site = await exportedBefore(library);
        const [post = ''] = postsOf(site.library);
        appendFileSync(post, '\nOne more line.\n');
        let written = 0;
        const time = await timed(async () => {
          written = (await exportSite(site.library, site.out, site.data)).written.length;
        });
        if (written === 0 || written > 20) throw new Error(`${written} files written for one post`);
        return time;
      },
      async floor(/** @type {string} */ library) {
        const { out } = await exportedBefore(library);
        return inFolder((folder) => timed(() => spawnSync('cp', ['-r', out, join(folder, 'copy')])));
      },
    },
  ];
}

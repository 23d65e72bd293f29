// The rows of `npm run bench` about opening and following a library: the services as a host with a page makes them, with
// the reading in its thread, beside the plainest reading of the same files.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { stringify } from 'smol-toml';
import { parse } from 'yaml';
import { catAll, postsOf } from './bench-work.mjs';
import { root } from './toolchain.mjs';

/** Names the data folder that a fresh process shares with the one that started it. */
const shared = 'LONGHAND_BENCH_DATA';

/**
 * The services of a host with a page.
 * @param {string} dataFolder
 * @param {Partial<import('../electron/services/index.ts').ServicesOptions>} options
 */
export async function startServices(dataFolder, options = {}) {
  const { createServices } = await import('../electron/services/index.ts');
  const { createDisk } = await import('../electron/fs/disk.ts');
  const { createTrashFolder } = await import('../electron/services/posts/trash-folder.ts');
  const { createBrowserShell } = await import('../electron/host/browser-shell.ts');
  const { installationAt } = await import('../electron/services/installation.ts');
  const disk = createDisk();
  const shell = createBrowserShell({ trash: createTrashFolder({ disk, dataFolder }) });
  const installation = installationAt(pathToFileURL(`${root}/`));
  return createServices({ ...installation, disk, shell, dataFolder, early: true, ...options });
}

/**
 * With a data folder of its own, or that of the process that asked for this one.
 * @template T
 * @param {(dataFolder: string) => Promise<T>} work
 */
async function inDataFolder(work) {
  const given = process.env[shared];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  try {
    return await work(folder);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a library and waits until all of it was read. @param {import('../electron/services/index.ts').Services['api']} api @param {string} path */
export async function openWhole(api, path) {
  const opened = await api.library.open({ path });
  const { library, sequence, reading } = opened;
  if (reading) {
    for await (const change of await api.library.changes({ library: library.id, since: sequence })) {
      if (change.reading === null) break;
    }
  }
  return opened;
}

/**
 * Milliseconds from the call until there are posts (`first`) or all posts.
 * @param {string} library
 * @param {'first' | 'all'} until
 * @param {string} dataFolder
 */
async function open(library, until, dataFolder) {
  const services = await startServices(dataFolder);
  // The page loads while the thread starts.
  await wait(500);
  const started = performance.now();
  const { library: info, posts } =
    until === 'all' ? await openWhole(services.api, library) : await services.api.library.open({ path: library });
  const time = performance.now() - started;
  if (posts.length === 0) throw new Error('nothing was listed');
  // What a second opening finds is mostly a list with words and excerpts.
  if (process.env[shared] !== undefined) await services.api.library.counted({ library: info.id });
  await services.dispose();
  return time;
}

/** The same in a library that was open before, in another process. @param {string} library @param {'first' | 'all'} until */
const openAgain = (library, until) =>
  inDataFolder(async (dataFolder) => {
    const script = join(root, 'scripts', 'bench-rows.mjs');
    const hooks = ['--no-warnings', '--import', join(root, 'scripts', 'source-hooks.mjs')];
    const env = { ...process.env, [shared]: dataFolder };
    execFileSync(process.execPath, [...hooks, script, 'open', 'ours', library], { env, stdio: 'ignore' });
    return open(library, until, dataFolder);
  });

/**
 * The same posts as those of a site of Hugo, made beside the library where they are not there yet.
 * @param {string} library
 * @param {'yaml' | 'toml'} format
 */
function hugoSite(library, format) {
  const site = `${library}-hugo-${format}`;
  if (existsSync(site)) return site;
  const making = `${site}.making`;
  rmSync(making, { recursive: true, force: true });
  for (const path of postsOf(library)) {
    const text = readFileSync(path, 'utf8');
    const place = join(making, 'content', 'posts', relative(library, path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, format === 'toml' ? inToml(text) : text);
  }
  writeFileSync(join(making, 'hugo.toml'), 'baseURL = "https://example.org/"\n');
  renameSync(making, site);
  return site;
}

/** With its front matter as Hugo writes it, dates without quotes. @param {string} text */
function inToml(text) {
  const [, block = '', body = ''] = /^---\n([^]*?\n)---\n([^]*)$/.exec(text) ?? [];
  return `+++\n${stringify(parse(block)).replace(/^date = "(.*)"$/m, 'date = $1')}\n+++\n${body}`;
}

/**
 * The row `open` for such a site.
 * @param {'yaml' | 'toml'} format
 * @returns {import('./bench-rows.mjs').Row}
 */
const openHugo = (format) => ({
  name: `open-hugo-${format}`,
  what: `first open of the same posts below hugo.toml, their front matter in ${format.toUpperCase()}`,
  peer: 'cat of all files',
  goal: null,
  ours: (library) => inDataFolder((dataFolder) => open(hugoSite(library, format), 'all', dataFolder)),
  floor: (library) => catAll(hugoSite(library, format)),
});

/** Milliseconds without work after which nothing is left to do: the engine itself takes eight seconds to shrink a heap. */
const longestPause = 12_000;

/**
 * A library that is followed, from its opening until its words are counted, its texts indexed and nothing is done any more, and
 * the memory that is held then.
 * @param {string} library
 */
const openUntilAtRest = (library) =>
  inDataFolder(async (dataFolder) => {
    const services = await startServices(dataFolder, { watch: true });
    const started = performance.now();
    await openWhole(services.api, library);
    let worked = process.cpuUsage();
    let [ended, now] = [started, started];
    for (; now - ended < longestPause; now = performance.now()) {
      await wait(200);
      const { user, system } = process.cpuUsage(worked);
      worked = process.cpuUsage();
      // Less than a tenth of a processor, in microseconds.
      if (user + system > 20_000) ended = performance.now();
    }
    const megabytes = process.memoryUsage.rss() / 1024 / 1024;
    await services.dispose();
    return { milliseconds: ended - started, megabytes };
  });

const changedPosts = 20;

/** Mean milliseconds from a write by another program until the list has it. @param {string} library */
const followChanges = (library) =>
  inDataFolder(async (dataFolder) => {
    const services = await startServices(dataFolder);
    const { library: info } = await services.api.library.open({ path: library });
    const { posts } = await services.api.library.counted({ library: info.id });
    const changes = await services.api.library.changes({ library: info.id });
    await wait(3000);
    /** @param {string} id */
    const isTold = async (id) => {
      for (let step = await changes.next(); !step.done; step = await changes.next())
        if (step.value.upserted.some((post) => post.id === id)) return;
    };
    let time = 0;
    for (const { id } of posts.slice(0, changedPosts)) {
      const path = join(library, id);
      const before = readFileSync(path);
      const started = performance.now();
      writeFileSync(path, Buffer.concat([before, Buffer.from('x\n')]));
      await isTold(id);
      time += performance.now() - started;
      writeFileSync(path, before);
      await isTold(id);
    }
    await services.dispose();
    return time / changedPosts;
  });

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const libraryRows = [
  {
    name: 'open',
    what: 'first open of the library until the list is complete, as it goes to the page',
    peer: 'cat of all files',
    goal: 1.0,
    ours: (library) => inDataFolder((dataFolder) => open(library, 'all', dataFolder)),
    floor: catAll,
  },
  openHugo('yaml'),
  openHugo('toml'),
  {
    name: 'open-first',
    what: 'first open until there are posts',
    peer: 'cat of all files',
    goal: 0.3,
    ours: (library) => inDataFolder((dataFolder) => open(library, 'first', dataFolder)),
    floor: catAll,
  },
  {
    name: 'reopen',
    what: 'second open until the list is complete, as it goes to the page, each file looked at',
    peer: 'cat of all files',
    goal: 0.4,
    ours: (library) => openAgain(library, 'all'),
    floor: catAll,
  },
  {
    name: 'reopen-first',
    what: 'second open until there are posts',
    peer: 'cat of all files',
    goal: 0.3,
    ours: (library) => openAgain(library, 'first'),
    floor: catAll,
  },
  {
    name: 'at-rest',
    what: 'first open until words are counted, texts indexed and nothing is left to do; the memory held from then on',
    peer: 'cat of all files',
    goal: null,
    ours: openUntilAtRest,
    floor: catAll,
  },
  {
    name: 'follow',
    what: 'a post written by another program until the list has it (it waits 180 ms for more), mean',
    peer: 'cat of all files',
    goal: null,
    ours: followChanges,
    floor: catAll,
  },
];

// The rows of `npm run bench` about searching: the engine in a thread like its own, beside ripgrep with the same words.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { catAll, postsOf, quantile, rewriteAll, timedNow } from './bench-work.mjs';
import { randomFrom } from './make-library.mjs';

const searches = 60;
const updates = 50;

/** @typedef {{ readonly library: string, readonly posts: readonly string[] }} Bench */

/** One to three words that stand together in a random post, the same for both sides. @param {Bench} bench */
function phrases({ posts }) {
  const random = randomFrom(5);
  return Array.from({ length: searches }, () => {
    const text = readFileSync(posts[Math.floor(random() * posts.length)] ?? '', 'utf8');
    const words = text.match(/[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+){0,2}/gu) ?? [];
    return words[Math.floor(random() * words.length)] ?? 'river';
  });
}

/** @param {readonly number[]} times */
const p95 = (times) => quantile(times, 0.95);

/** An engine that has read all posts; with the index it has moved them there, too. @param {Bench} bench @param {boolean} index */
async function startEngine({ library, posts }, index) {
  const { createSearchEngine } = await import('../electron/services/search/search-engine.ts');
  const { openSearchDatabase } = await import('../electron/services/search/search-database.ts');
  const { postId, revision } = await import('../shared/model/post.ts');
  const folder = mkdtempSync(join(tmpdir(), 'longhand-bench-'));
  const database = index ? openSearchDatabase(join(folder, 'index.db')) : null;
  if (index && !database) throw new Error('SQLite has no full-text search here');
  const engine = createSearchEngine(library, database);
  /** @param {string} path @param {string} hash */
  const tell = (path, hash) => {
    const id = postId(relative(library, path).split(sep).join('/'));
    engine.put({ id, revision: revision(hash), title: id, taxonomies: {}, state: 'live', date: null, time: null });
  };
  const settle = () => {
    while (engine.isWorking()) engine.work();
  };
  for (const path of posts) tell(path, 'first');
  settle();
  const stop = () => {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { engine, tell, settle, stop };
}

/** @param {Bench} bench @param {boolean} index */
async function searchAll(bench, index) {
  const { parseSearch } = await import('../shared/library/search-query.ts');
  const { engine, stop } = await startEngine(bench, index);
  const wanted = { within: {}, limit: 50 };
  // Until there are as many hits as a window shows, with what is to be shown of each.
  const times = phrases(bench).map((text) =>
    timedNow(() => engine.search(parseSearch(text, { typing: true }), wanted).next()),
  );
  stop();
  return p95(times);
}

/** @param {Bench} bench */
async function build(bench) {
  const started = performance.now();
  const { stop } = await startEngine(bench, true);
  const time = performance.now() - started;
  stop();
  return time;
}

/** @param {Bench} bench */
async function update(bench) {
  const { tell, settle, stop } = await startEngine(bench, true);
  const changed = bench.posts.slice(0, updates);
  const time = timedNow(() => {
    for (const path of changed) {
      tell(path, 'changed');
      settle();
    }
  });
  stop();
  return time / changed.length;
}

/** What is measured of ours, by its row. */
const works = {
  search: (/** @type {Bench} */ bench) => searchAll(bench, true),
  'search-scan': (/** @type {Bench} */ bench) => searchAll(bench, false),
  'search-build': build,
  'search-update': update,
};

/** In a thread with the limits of the one that searches. @param {keyof typeof works} row @param {Bench} bench @returns {Promise<number>} */
async function inThread(row, bench) {
  const { youngMegabytes } = await import('../electron/services/search/search-line.ts');
  const limits = { maxYoungGenerationSizeMb: youngMegabytes };
  const worker = new Worker(new URL(import.meta.url), { workerData: { row, bench }, resourceLimits: limits });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (parentPort && workerData?.bench) {
  const { row, bench } = /** @type {{ row: keyof typeof works, bench: Bench }} */ (workerData);
  parentPort.postMessage(await works[row](bench));
}

/** @param {Bench} bench */
const ripgrep = async (bench) =>
  p95(phrases(bench).map((text) => timedNow(() => spawnSync('rg', ['-l', '-i', '-F', '-e', text, bench.library]))));

/** @returns {readonly import('./bench-rows.mjs').Row[]} */
export function searchRows() {
  /** @param {(bench: Bench) => Promise<number>} work */
  const on = (work) => (/** @type {string} */ library) => work({ library, posts: postsOf(library) });
  return [
    {
      name: 'search',
      what: `p95 of ${searches} searches, as they are typed, with the index`,
      peer: 'ripgrep, same words',
      goal: 0.06,
      ours: on((bench) => inThread('search', bench)),
      floor: on(ripgrep),
    },
    {
      name: 'search-scan',
      what: 'the same without the index, in memory',
      peer: 'ripgrep, same words',
      goal: 0.3,
      ours: on((bench) => inThread('search-scan', bench)),
      floor: on(ripgrep),
    },
    {
      name: 'search-build',
      what: 'reading all texts and making the index, in the background',
      peer: 'cat of all files',
      goal: null,
      ours: on((bench) => inThread('search-build', bench)),
      floor: catAll,
    },
    {
      name: 'search-update',
      what: 'one changed post in the index, mean',
      peer: 'its save: temp + fsync + rename',
      goal: null,
      ours: on((bench) => inThread('search-update', bench)),
      floor: on(async ({ posts }) => {
        const files = posts.slice(0, updates).map((path) => ({ path, bytes: readFileSync(path) }));
        return timedNow(() => rewriteAll(files)) / files.length;
      }),
    },
  ];
}

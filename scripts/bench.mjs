// `npm run bench [-- ROW ...] [--posts=N] [--runs=N]`: our work against a named peer or floor, alternating, in fresh
// processes; medians and their ratio. Times of one machine mean nothing by themselves, the ratio does.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { makeLibrary } from './make-library.mjs';
import { ensureInstalled, fail, pinnedNode, root } from './toolchain.mjs';

ensureInstalled();
const { rows } = await import('./bench-rows.mjs');
const { removeCopies } = await import('./bench-work.mjs');

const args = process.argv.slice(2);
/** @param {string} name @param {number} value */
const option = (name, value) => Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? value);
const unread = args.find((arg) => arg.startsWith('--') && !/^--(?:posts|runs)=\d+$/.test(arg));
if (unread) fail(`npm run bench [-- ROW ...] [--posts=N] [--runs=N]. Rows: ${rows.map(({ name }) => name).join(', ')}`);
const posts = option('posts', 2000);
const runs = option('runs', 5);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.find((name) => !rows.some((row) => row.name === name));
if (unknown) fail(`No row ${unknown}. Rows: ${rows.map(({ name }) => name).join(', ')}`);

// Rows in a browser measure what was built.
await buildIfStale();

const library = join(root, '.cache', 'bench', `posts-${posts}`);
if (!existsSync(library)) {
  const making = `${library}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  makeLibrary(making, { posts, seed: 1 });
  renameSync(making, library);
}

const [cpu] = cpus();
const node = execFileSync(pinnedNode(), ['--version'], { encoding: 'utf8' }).trim();
console.log(
  `${type()} ${release()}, ${cpus().length} x ${cpu?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, Node ${node}`,
);
console.log(`${posts} posts, medians of ${runs} runs, alternating, each in a fresh process\n`);

/**
 * @param {string} row
 * @param {'ours' | 'peer'} side
 * @returns {{ milliseconds: number, megabytes: number }}
 */
function measure(row, side) {
  const hooks = ['--import', join(root, 'scripts', 'source-hooks.mjs')];
  const script = join(root, 'scripts', 'bench-rows.mjs');
  const output = execFileSync(pinnedNode(), ['--no-warnings', ...hooks, script, row, side, library], {
    encoding: 'utf8',
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const table = [];
for (const row of rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const ours = [];
  const peer = [];
  try {
    for (let run = 0; run < runs; run++) {
      ours.push(measure(row.name, 'ours'));
      peer.push(measure(row.name, 'peer'));
    }
  } finally {
    removeCopies(library);
  }
  const [our, their] = [ours, peer].map((side) => median(side.map(({ milliseconds }) => milliseconds)));
  const ratio = (our ?? NaN) / (their ?? NaN);
  table.push({
    row: row.name,
    what: row.what,
    'ours (ms)': our?.toFixed(1),
    peer: row.peer,
    'peer (ms)': their?.toFixed(1),
    ratio: ratio.toPrecision(2),
    goal: row.goal ?? '-',
    'memory (MB)': median(ours.map(({ megabytes }) => megabytes)).toFixed(0),
  });
}
console.table(table);

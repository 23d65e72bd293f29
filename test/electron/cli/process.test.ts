import { execFile, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { cliDataFolder } from '../../support/run-cli.ts';
import { repository } from '../../support/source-files.ts';
import { tempLibrary, textOf } from '../../support/temp-library.ts';

// The built command line as a process of its own: streams, exit codes and signals are real.
const program = join(repository, 'dist', 'cli.js');
const blog = join(repository, 'test/fixtures/blogs/hugo-toml');

beforeAll(async () => {
  // Does nothing when dist/ was built from these sources.
  await promisify(execFile)(process.execPath, [join(repository, 'scripts', 'build.mjs')], { cwd: repository });
});

function start(
  argv: readonly string[],
  nodeArguments: readonly string[] = [],
): ChildProcessWithoutNullStreams & { readonly ended: Promise<number | null> } {
  const env = { ...process.env, LONGHAND_DATA_FOLDER: cliDataFolder };
  const child = spawn(process.execPath, [...nodeArguments, program, ...argv], { cwd: blog, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return Object.assign(child, { ended });
}

async function finish(argv: readonly string[], stdin = '', nodeArguments: readonly string[] = []) {
  const child = start(argv, nodeArguments);
  child.stdin.end(stdin);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), child.ended]);
  return { code, stdout, stderr };
}

test('data goes to stdout, messages to stderr, and the exit code tells', async () => {
  expect(await finish(['get', 'content/posts/engine-notes.md', 'title'])).toEqual({
    code: 0,
    stdout: 'Engine notes\n',
    stderr: '',
  });
  expect(await finish(['get', 'nowhere.md'])).toMatchObject({
    code: 3,
    stdout: '',
    stderr: expect.stringContaining('nowhere.md'),
  });
  expect(await finish(['dance'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage:') });
});

test('render reads stdin', async () => {
  const { code, stdout } = await finish(['render', '-'], '# Día\n');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/<h1[^>]*>Día<\/h1>\n$/)]);
});

test('a reader that goes away is no failure', async () => {
  const child = start(['list', '.', '--json']);
  child.stdout.destroy();
  const [stderr, code] = await Promise.all([text(child.stderr), child.ended]);
  expect([code, stderr]).toEqual([0, '']);
});

test('a reader that goes away stops no change, and the next posts get it too', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `post-${index}.md`);
  const root = await tempLibrary(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])));
  const child = start(['set', ...names.map((name) => join(root, name)), 'draft=true']);
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await child.ended).toBe(0);
  for (const name of names) expect(await textOf(root, name)).toContain('draft: true');
});

test.skipIf(process.platform !== 'linux')('an output that cannot be written is told of in one line', () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  const env = { ...process.env, LONGHAND_DATA_FOLDER: cliDataFolder };
  const { status, stderr } = spawnSync(process.execPath, [program, 'list', '.'], {
    cwd: blog,
    env,
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  expect([status, stderr.split('\n')]).toEqual([1, [expect.stringMatching(/could not be written: ENOSPC/), '']]);
});

test.skipIf(process.platform === 'win32')('serve prints its address first and ends on SIGINT', async () => {
  const child = start(['serve', '.', '--no-open']);
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const address = /^Longhand is at (http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+)\n/.exec(String(first))?.[1];
  expect(address).toBeDefined();
  const entered = await fetch(address ?? '', { redirect: 'manual' });
  expect(entered.status).toBe(303);
  child.kill('SIGINT');
  expect(await child.ended).toBe(0);
});

test('a Node that lacks what the program needs is told of in one line', async () => {
  const without = ['--import', 'data:text/javascript,delete Promise.withResolvers'];
  expect(await finish(['list', '.'], '', without)).toEqual({
    code: 1,
    stdout: '',
    stderr: `longhand: Node 22 or newer is needed, and this is ${process.version}.\n`,
  });
});

/** The part of the program in which a function is. */
function partWith(name: string): string {
  const dist = join(repository, 'dist');
  const parts = readdirSync(dist).filter((file) => /^cli.*\.js$/.test(file));
  const found = parts.filter((file) => readFileSync(join(dist, file), 'utf8').includes(`function ${name}(`));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

/** The parts of the program that a command loaded. */
async function partsLoaded(argv: readonly string[]): Promise<readonly string[]> {
  const coverage = await tempLibrary({});
  const env = { ...process.env, LONGHAND_DATA_FOLDER: cliDataFolder, NODE_V8_COVERAGE: coverage };
  await promisify(execFile)(process.execPath, [program, ...argv], { cwd: blog, env });
  const [report = ''] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, report), 'utf8')) as { result: readonly { url: string }[] };
  return result.filter(({ url }) => url.includes('/dist/')).map(({ url }) => basename(url));
}

test('a command loads what it needs, and nothing of the others', async () => {
  const [renderer, services, server] = ['renderPost', 'createServices', 'startHost'].map(partWith);
  for (const argv of [['--version'], ['get', 'content/posts/engine-notes.md']]) {
    const loaded = await partsLoaded(argv);
    expect(loaded).toContain('cli.js');
    expect(loaded.filter((part) => part === renderer || part === services || part === server)).toEqual([]);
  }
  const rendering = await partsLoaded(['render', 'content/posts/engine-notes.md']);
  expect([rendering.includes(renderer ?? ''), rendering.includes(services ?? '')]).toEqual([true, false]);
  const listing = await partsLoaded(['list', '.']);
  expect([listing.includes(services ?? ''), listing.includes(server ?? '')]).toEqual([true, false]);
});

test('what the engine compiled of it is kept for the next command', async () => {
  const data = await tempLibrary({});
  const { NODE_COMPILE_CACHE: _, ...rest } = process.env;
  const env = { ...rest, LONGHAND_DATA_FOLDER: data };
  await promisify(execFile)(process.execPath, [program, '--version'], { env });
  const kept = readdirSync(join(data, 'compiled'), { recursive: true, encoding: 'utf8' });
  const sizes = kept.map((name) => statSync(join(data, 'compiled', name)).size);
  expect(Math.max(...sizes)).toBeGreaterThan(100_000);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from './support/built.ts';
import { repository } from './support/source-files.ts';

const assets = join(repository, 'dist', 'renderer', 'assets');

beforeAll(ensureBuilt);

/** Thousands of bytes, packed as a server would. */
const packed = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0) / 1000;

/** The one script whose name begins so. */
function script(name: string): string {
  const files = readdirSync(assets).filter((file) => file.startsWith(name) && file.endsWith('.js'));
  expect(files).toHaveLength(1);
  return files[0] ?? '';
}

/** Every script that the page asks for by itself: its own, and those that this one cannot begin without. */
function firstScripts(): readonly string[] {
  const html = readFileSync(join(assets, '..', 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, file]) => file ?? '');
}

test('the worker of the preview is at most 130 kB', () =>
  expect(packed([script('preview.worker-')])).toBeLessThanOrEqual(130));

test('what the page loads before a post can be typed in is at most 320 kB', () => {
  const files = firstScripts();
  expect(files).toContain(script('index-'));
  expect(packed(files)).toBeLessThanOrEqual(320);
});

test('the page has nothing that prints YAML', () => {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const holding = (words: string) => scripts.filter((file) => readFileSync(join(assets, file), 'utf8').includes(words));
  // An error of the package's reader, and one of what prints.
  expect(holding('Map keys must be unique').length).toBeGreaterThan(1);
  expect(holding('Tag not resolved for')).toEqual([]);
});

test('what others begin with begins without them, or it would not be there yet for what they do at once', () => {
  const code = readFileSync(join(assets, script('basics-')), 'utf8');
  const wanted = [...code.matchAll(/from"\.\/([^"]+)"/g)].map(([, file]) => file);
  expect(wanted.length).toBeGreaterThan(1);
  for (const name of ['index-', 'regions-']) expect(wanted).not.toContain(script(name));
});

test('what the page loads first is compiled at once, and kept so', () => {
  const isHinted = (file: string) =>
    readFileSync(join(assets, file), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n');
  expect(firstScripts().filter((file) => !isHinted(file))).toEqual([]);
  expect(isHinted(script('Inspector-'))).toBe(false);
});

test.each([
  'highlight-',
  'raw-html-',
  'formula-',
  'embeds-',
  'toml-read-',
  'Inspector-',
  'PreviewRegion-',
  'DialogOf-',
  'furniture-',
  'completion-',
  'editor-commands-',
])('%s… is loaded when it is needed', (name) => {
  expect(firstScripts()).not.toContain(script(name));
  expect(packed([script(name)])).toBeGreaterThan(1);
});

test.each([
  ['render-worker.js', 'renderPost'],
  ['index-worker.js', 'readPost'],
  ['search-worker.js', 'unpacked'],
])('%s is quickly read by the engine, and an error in it still names its functions', (file, name) => {
  const code = readFileSync(join(repository, 'dist', file), 'utf8');
  // As it was written there are some forty characters in a line.
  expect(code.length / code.split('\n').length).toBeGreaterThan(500);
  expect(code).toContain(`function ${name}(`);
});

import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../support/built.ts';
import { readSource, repository } from '../../support/source-files.ts';
import { removeFolder, temporaryFolder } from '../../support/temporary.ts';

/** Where the fuses of an Electron program are: this mark, a version, a count, then one character each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeInspect',
  'asarIntegrity',
  'onlyAsar',
  'v8Snapshot',
  'fileRights',
  'wasmTraps',
];

let folder: string;
let resources: string;
let archive: string;
let files: readonly string[];

// Packs with a stand-in for Electron's own files: what is looked at is what we put into the package.
beforeAll(async () => {
  ensureBuilt();
  folder = await temporaryFolder('longhand-package');
  const electron = join(folder, 'electron');
  await mkdir(join(electron, 'resources'), { recursive: true });
  await mkdir(join(electron, 'locales'));
  await writeFile(join(electron, 'locales', 'en-US.pak'), '');
  await writeFile(join(electron, 'version'), '45.4.1');
  const wire = Buffer.concat([Buffer.from([1, fuses.length]), Buffer.from('1'.repeat(fuses.length))]);
  await writeFile(join(electron, 'electron'), Buffer.concat([Buffer.from(`#!/bin/sh\n#${fuseMark}`), wire]));
  await chmod(join(electron, 'electron'), 0o755);
  const args = ['scripts/run.mjs', 'electron-builder', '--config', 'electron-builder.yml', '--publish', 'never'];
  const output = join(folder, 'release');
  const overrides = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  await promisify(execFile)(process.execPath, [...args, '--linux', 'dir', '--x64', ...overrides], { cwd: repository });
  resources = join(output, 'linux-unpacked', 'resources');
  archive = join(resources, 'app.asar');
  files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
});

afterAll(() => removeFolder(folder));

test('the archive holds the built app and nothing of the sources, the tests or node_modules', () => {
  const wanted = [
    '/package.json',
    '/dist/electron/main.js',
    '/dist/electron/preload.cjs',
    '/dist/renderer/index.html',
    '/dist/renderer/preview.html',
    '/dist/render-worker.js',
    '/dist/index-worker.js',
    '/dist/search-worker.js',
  ];
  expect(files).toEqual(expect.arrayContaining(wanted));
  const strange = files.filter(
    (file) =>
      !/^\/(package\.json|dist(\/(electron|renderer|[a-z]+-worker\.js).*)?|assets(\/sample-library.*)?)$/.test(file),
  );
  expect(strange).toEqual([]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});

test('package.json starts the built main process and names nothing to install', () => {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: 'longhand', main: 'dist/electron/main.js', type: 'module' });
  expect(manifest).not.toHaveProperty('scripts');
});

test('main process and preload need nothing but Electron and Node', () => {
  for (const file of ['dist/electron/main.js', 'dist/electron/preload.cjs']) {
    const code = extractFile(archive, file).toString();
    const asked = [...code.matchAll(/^import\s[^;]*?from\s*["']([^"']+)["']|\brequire\(["']([^"']+)["']\)/gm)].map(
      ([, imported, required]) => imported ?? required ?? '',
    );
    const optionalPartsOfWs = ['bufferutil', 'utf-8-validate'];
    const strange = asked.filter((name) => name !== 'electron' && !name.startsWith('node:') && !builtin.has(name));
    expect(strange.filter((name) => !optionalPartsOfWs.includes(name))).toEqual([]);
  }
});

test('what is read by other programs and threads lies beside the archive', () => {
  const unpacked = (name: string) => (statFile(archive, name) as { unpacked?: boolean }).unpacked;
  expect(unpacked('dist/render-worker.js')).toBe(true);
  expect(unpacked('dist/index-worker.js')).toBe(true);
  expect(unpacked('dist/electron/main.js')).toBeUndefined();
});

test('Electron is shut: no Node by flag or variable, no code from outside the archive, no rights for file://', async () => {
  const program = await readFile(join(resources, '..', 'longhand'));
  const at = program.indexOf(fuseMark) + fuseMark.length;
  const states = program.subarray(at + 2, at + 2 + fuses.length).toString();
  expect(Object.fromEntries(fuses.map((fuse, index) => [fuse, states[index]]))).toMatchObject({
    runAsNode: '0',
    nodeOptions: '0',
    nodeInspect: '0',
    asarIntegrity: '1',
    onlyAsar: '1',
    fileRights: '0',
  });
});

test('the Electron that is packed is the one that is tested', () => {
  const { devDependencies } = JSON.parse(readSource('package.json')) as { devDependencies: Record<string, string> };
  expect(readSource('electron-builder.yml')).toContain(`electronVersion: ${devDependencies['electron']}`);
});

const builtin = new Set(process.getBuiltinModule('node:module').builtinModules);
